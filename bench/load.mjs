// The load generator: a process of its own, so that it has a core of its own.
import { drive } from "./connection.mjs";
import { answerWith } from "./module.mjs";
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
async function run({ port, path, bodies, connections, seconds }) {
  const requests = bodies.map((body) => requestOf(path, body));
  /** @type {number[]} */
  const times = [];
  let bytes = 0;
  let sent = 0;
  const cpuBefore = process.cpuUsage();
  const started = performance.now();
  const end = started + seconds * 1_000;

  const nextRequest = () => {
    if (performance.now() >= end) return undefined;
    sent += 1;
    return requests[sent % requests.length];
  };
  const onAnswer = (/** @type {number} */ time, /** @type {number} */ length) => {
    times.push(time);
    bytes += length;
  };
  await Promise.all(Array.from({ length: connections }, () => drive(port, nextRequest, onAnswer)));

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
