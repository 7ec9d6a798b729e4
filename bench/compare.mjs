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
export async function compare(load, job, ports, plan) {
  const { service, floor } = await takeTurns(
    load,
    { floor: { ...job, port: ports.floor }, service: { ...job, port: ports.service } },
    plan,
  );
  if (Math.abs(service.bytes / floor.bytes - 1) > LENGTH_TOLERANCE) {
    throw new Error(`answers differ: ${service.bytes} bytes and ${floor.bytes} of the floor`);
  }
  return comparison(service, floor);
}

/**
 * @param {Round} service
 * @param {Round} floor
 */
export function comparison(service, floor) {
  return { service, floor, ratio: service.rate / floor.rate };
}

/**
 * Gives each job its rounds, by turns.
 *
 * @template {string} Name
 * @param {ChildProcess} load
 * @param {Readonly<Record<Name, Omit<Job, "seconds">>>} jobs
 * @param {{ rounds: number, seconds: number }} plan
 * @param {(name: Name) => Promise<void>} [after] called after each round
 * @returns {Promise<Record<Name, Round>>} the medians of the rounds
 */
export async function takeTurns(load, jobs, { rounds, seconds }, after) {
  const names = /** @type {Name[]} */ (Object.keys(jobs));
  const taken = new Map(names.map((name) => [name, /** @type {Round[]} */ ([])]));
  // The first round of each is the warm-up and does not count.
  for (let round = 0; round <= rounds; round += 1) {
    for (const name of names) {
      /** @type {Round} */
      const result = await ask(load, { ...jobs[name], seconds });
      if (round > 0) taken.get(name)?.push(result);
      await after?.(name);
    }
  }
  const summaries = names.map((name) => [name, summary(taken.get(name) ?? [])]);
  return /** @type {Record<Name, Round>} */ (Object.fromEntries(summaries));
}

/**
 * @param {readonly Round[]} rounds
 * @returns {Round}
 */
function summary(rounds) {
  const of = (/** @type {keyof Round} */ field) => median(rounds.map((round) => round[field]));
  return { rate: of("rate"), p50: of("p50"), p99: of("p99"), bytes: of("bytes"), busy: of("busy") };
}
