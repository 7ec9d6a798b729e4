// Two servers under the same load, by turns: whatever else the machine does meets both.
import { ask } from "./processes.mjs";
import { median } from "./statistics.mjs";

/** @typedef {import("./load.mjs").Job} Job */
/** @typedef {import("./load.mjs").Round} Round */
/** @typedef {import("./processes.mjs").ChildProcess} ChildProcess */

/** How far the answers' average lengths may be apart: by chance, with items sent in turn. */
const LENGTH_TOLERANCE = 0.02;

/**
 * @param {ChildProcess} load
 * @param {Omit<Job, "port" | "seconds">} job
 * @param {{ service: number, floor: number }} ports
 * @param {{ rounds: number, seconds: number }} plan
 */
export async function compare(load, job, ports, { rounds, seconds }) {
  /** @type {{ service: Round[], floor: Round[] }} */
  const taken = { service: [], floor: [] };
  // The first round of each is the warm-up and does not count.
  for (let round = 0; round <= rounds; round += 1) {
    for (const name of /** @type {const} */ (["floor", "service"])) {
      /** @type {Round} */
      const result = await ask(load, { ...job, port: ports[name], seconds });
      if (round > 0) taken[name].push(result);
    }
  }
  const service = summary(taken.service);
  const floor = summary(taken.floor);
  if (Math.abs(service.bytes / floor.bytes - 1) > LENGTH_TOLERANCE) {
    throw new Error(`answers differ: ${service.bytes} bytes and ${floor.bytes} of the floor`);
  }
  return { service, floor, ratio: service.rate / floor.rate };
}

/**
 * @param {readonly Round[]} rounds
 * @returns {Round}
 */
function summary(rounds) {
  const of = (/** @type {keyof Round} */ field) => median(rounds.map((round) => round[field]));
  return { rate: of("rate"), p50: of("p50"), p99: of("p99"), bytes: of("bytes"), busy: of("busy") };
}
