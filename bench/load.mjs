// The load generator: a process of its own, so that it has a core of its own.
import { drive } from "./connection.mjs";
import { answerWith } from "./module.mjs";
import { NUMBER } from "./payloads.mjs";
import { quantile } from "./statistics.mjs";

/**
 * What is sent, and for how long.
 *
 * @typedef {object} Job
 * @property {number} port
 * @property {string} path
 * @property {readonly string[]} bodies sent in turn, as JSON
 * @property {number} connections
 * @property {number} seconds
 * @property {number} [requests] after so many it ends before
 */

/**
 * What came of it. Times are in milliseconds.
 *
 * @typedef {object} Round
 * @property {number} rate requests per second
 * @property {number} p50
 * @property {number} p99
 * @property {number} bytes of an answer's body, on average
 * @property {number} busy which part of a core the generator itself took
 */

answerWith(run);

/**
 * @param {Job} job
 * @returns {Promise<Round>}
 */
async function run({ port, path, bodies, connections, seconds, requests: most = Infinity }) {
  const requests = bodies.map((body) => numbered(requestOf(path, body)));
  /** @type {number[]} */
  const times = [];
  let bytes = 0;
  let sent = 0;
  const cpuBefore = process.cpuUsage();
  const started = performance.now();
  const end = started + seconds * 1_000;

  const nextRequest = () => {
    if (performance.now() >= end || sent >= most) return undefined;
    sent += 1;
    return requests[sent % requests.length]?.();
  };
  const onAnswer = (/** @type {number} */ time, /** @type {number} */ length) => {
    times.push(time);
    bytes += length;
  };
  const sending = Array.from({ length: connections }, () => drive(port, nextRequest, onAnswer));
  await Promise.all(sending);

  const elapsed = performance.now() - started;
  const cpu = process.cpuUsage(cpuBefore);
  times.sort((a, b) => a - b);
  return {
    rate: (times.length / elapsed) * 1_000,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    bytes: bytes / times.length,
    busy: (cpu.user + cpu.system) / 1_000 / elapsed,
  };
}

/** The next number that is given to a payload; a process gives none twice. */
let next = 0;

/**
 * Gives each payload that has room for one a number of its own, each time it is sent.
 *
 * @param {Buffer<ArrayBuffer>} request
 * @returns {() => Buffer<ArrayBuffer>}
 */
function numbered(request) {
  /** @type {number[]} */
  const places = [];
  for (let at = request.indexOf(NUMBER); at !== -1; at = request.indexOf(NUMBER, at + 1)) {
    places.push(at);
  }
  if (places.length === 0) return () => request;
  return () => {
    const copy = Buffer.from(request);
    for (const place of places) {
      copy.write(String(next).padStart(NUMBER.length, "0"), place, "latin1");
      next += 1;
    }
    return copy;
  };
}

/**
 * @param {string} path
 * @param {string} body
 */
function requestOf(path, body) {
  const head = [
    `POST ${path} HTTP/1.1`,
    "Host: 127.0.0.1",
    "Content-Type: application/json; charset=utf-8",
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  return Buffer.from(`${head.join("\r\n")}\r\n\r\n${body}`);
}
