// The load generator, in a process. It writes bytes to sockets: that is cheap, and gives each payload a
// number of its own and times below a millisecond.
import { connect } from "node:net";
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
async function run({ port, path, bodies, connections, seconds }) {
  const requests = bodies.map((body) => numbered(requestOf(path, body)));
  /** @type {number[]} */
  const times = [];
  let [bytes, sent] = [0, 0];
  const cpuBefore = process.cpuUsage();
  const started = performance.now();
  const end = started + seconds * 1_000;
  const next = () => {
    if (performance.now() >= end) return undefined;
    sent += 1;
    return requests[sent % requests.length]?.();
  };
  /** @param {number} time @param {number} length */
  const onAnswer = (time, length) => {
    times.push(time);
    bytes += length;
  };
  await Promise.all(Array.from({ length: connections }, () => drive(port, next, onAnswer)));
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

/** @param {string} path @param {string} body */
function requestOf(path, body) {
  const head = [
    `POST ${path} HTTP/1.1`,
    "Host: 127.0.0.1",
    "Content-Type: application/json; charset=utf-8",
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  return Buffer.from(`${head.join("\r\n")}\r\n\r\n${body}`);
}

let lastNumber = 0;

/**
 * Replaces the places for numbers by new numbers, each time the request is sent.
 *
 * @param {Buffer<ArrayBuffer>} request
 * @returns {() => Buffer<ArrayBuffer>}
 */
function numbered(request) {
  const text = request.toString("latin1");
  const places = [...text.matchAll(new RegExp(NUMBER, "g"))].map(({ index }) => index);
  if (places.length === 0) return () => request;
  return () => {
    const copy = Buffer.from(request);
    for (const place of places) {
      lastNumber += 1;
      copy.write(String(lastNumber).padStart(NUMBER.length, "0"), place, "latin1");
    }
    return copy;
  };
}

/**
 * Sends a request on one connection whenever the previous one is answered.
 *
 * @param {number} port
 * @param {() => Buffer | undefined} next the request, or undefined to stop
 * @param {(time: number, length: number) => void} onAnswer
 * @returns {Promise<void>} rejected unless every answer is 200 with a Content-Length
 */
function drive(port, next, onAnswer) {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: "127.0.0.1", port, noDelay: true });
    let [sentAt, length, missing] = [0, 0, 0];
    /** @type {Buffer | undefined} the beginning of an answer */
    let head;
    function send() {
      const request = next();
      sentAt = performance.now();
      if (request !== undefined) socket.write(request);
      else socket.end(resolve);
    }
    socket.once("connect", send).once("error", reject);
    socket.once("close", () => {
      reject(new Error("the server closed the connection"));
    });
    socket.on("data", (chunk) => {
      if (missing > 0) {
        missing -= chunk.length;
      } else {
        head = head === undefined ? chunk : Buffer.concat([head, chunk]);
        const end = head.indexOf("\r\n\r\n");
        if (end === -1) return;
        length = lengthOf(head.toString("latin1", 0, end));
        missing = length - (head.length - end - 4);
        head = undefined;
      }
      if (missing === 0) {
        onAnswer(performance.now() - sentAt, length);
        send();
      } else if (!(missing > 0)) {
        socket.destroy(new Error("an answer is not 200 with its Content-Length"));
      }
    });
  });
}

/** @param {string} head status line and headers @returns {number} NaN for another kind of answer */
function lengthOf(head) {
  if (!head.startsWith("HTTP/1.1 200 ")) return NaN;
  return Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1]);
}
