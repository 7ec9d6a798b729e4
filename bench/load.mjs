// The load generator, in a process: autocannon, with a number of its own for each payload.
import autocannon from "autocannon";
import { NUMBER } from "./payloads.mjs";

/**
 * A load of POST requests.
 *
 * @typedef {object} Job
 * @property {number} port on the loopback interface
 * @property {string} path
 * @property {readonly string[]} bodies JSON, sent in turn
 * @property {number} connections each has one request in flight
 * @property {number} seconds
 * @property {number} [most] requests per second; as many as are answered if not given
 */

/**
 * The result of a load. Times are in milliseconds.
 *
 * @typedef {object} Round
 * @property {number} rate requests per second
 * @property {number} p50
 * @property {number} p99
 * @property {number} bytes of an answer's body, on average
 * @property {number} busy the part of a core that the generator took
 */

process.on("message", async (job) => {
  process.send?.(await run(/** @type {Job} */ (job)));
});
process.once("disconnect", () => process.exit());

/** @param {Job} job @returns {Promise<Round>} */
async function run({ port, path, bodies, connections, seconds, most }) {
  /** @type {number[]} */
  const times = [];
  let bytes = 0;
  const cpuBefore = process.cpuUsage();
  const started = performance.now();
  const { errors, non2xx } = await sent(
    {
      url: `http://127.0.0.1:${port}${path}`,
      ...{ method: "POST", headers: { "Content-Type": "application/json; charset=utf-8" } },
      requests: bodies.map((body) => ({ body, ...numbering(body) })),
      ...{ connections, duration: seconds, sampleInt: 50 },
      ...(most !== undefined && { overallRate: most }),
      setupClient(client) {
        client.on("headers", (head) => {
          bytes += lengthOf(head);
        });
      },
    },
    // autocannon's own times are whole milliseconds.
    (time) => times.push(time),
  );
  if (errors > 0 || non2xx > 0) throw new Error(`${errors} errors and ${non2xx} other answers`);
  const elapsed = performance.now() - started;
  const { user, system } = process.cpuUsage(cpuBefore);
  times.sort((a, b) => a - b);
  /** @param {number} part */
  const quantile = (part) => times[Math.max(0, Math.ceil(part * times.length) - 1)] ?? NaN;
  return {
    rate: (times.length / elapsed) * 1_000,
    p50: quantile(0.5),
    p99: quantile(0.99),
    bytes: bytes / times.length,
    busy: (user + system) / 1_000 / elapsed,
  };
}

/**
 * @param {autocannon.Options} options
 * @param {(time: number) => void} onAnswer
 * @returns {Promise<autocannon.Result>}
 */
function sent(options, onAnswer) {
  return new Promise((resolve, reject) => {
    const load = autocannon(options, (/** @type {Error | null} */ error, result) => {
      if (error === null) resolve(result);
      else reject(error);
    });
    load.on("response", (_client, _status, _bytes, time) => {
      onAnswer(time);
    });
  });
}

let lastNumber = 0;

/**
 * Replaces the places for numbers by new numbers, each time the request is sent.
 *
 * @param {string} body
 */
function numbering(body) {
  if (!body.includes(NUMBER)) return {};
  return {
    /** @param {autocannon.Request} request */
    setupRequest: (request) => ({ ...request, body: body.replaceAll(NUMBER, nextNumber) }),
  };
}

function nextNumber() {
  lastNumber += 1;
  return String(lastNumber).padStart(NUMBER.length, "0");
}

/** @param {object} head of an answer; its headers are names and values in turn @returns {number} */
function lengthOf(head) {
  const { headers } = /** @type {{ headers: readonly string[] }} */ (head);
  const name = headers.findIndex((header) => header.toLowerCase() === "content-length");
  return Number(headers[name + 1]);
}
