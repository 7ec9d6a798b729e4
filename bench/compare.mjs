// The service and its floor under the same load, in turns: other work of the machine meets both.
import { messageOf } from "./processes.mjs";

/** @typedef {import("./load.mjs").Job} Job */
/** @typedef {import("./load.mjs").Round} Round */
/** @typedef {import("./processes.mjs").ChildProcess} ChildProcess */
/** @typedef {Record<"service" | "floor", Round>} Comparison */

/** The difference of the answers' average lengths that chance explains. */
const LENGTH_TOLERANCE = 0.02;

/** @param {ChildProcess} load @param {Job} job @returns {Promise<Round>} */
export function putUnderLoad(load, job) {
  load.send(job);
  return messageOf(load);
}

/**
 * @param {ChildProcess} load
 * @param {Omit<Job, "port" | "seconds">} job
 * @param {Readonly<Record<"service" | "floor", number>>} ports
 * @param {{ rounds: number, seconds: number }} plan
 * @param {() => Promise<void>} [afterService] awaited after each round of the service
 * @returns {Promise<Comparison>} the medians of the rounds
 */
export async function compare(load, job, ports, { rounds, seconds }, afterService) {
  /** @type {Record<"service" | "floor", Round[]>} */
  const taken = { floor: [], service: [] };
  for (let round = 0; round <= rounds; round += 1) {
    for (const name of /** @type {const} */ (["floor", "service"])) {
      const result = await putUnderLoad(load, { ...job, port: ports[name], seconds });
      if (name === "service") await afterService?.();
      // The first round is the warm-up.
      if (round > 0) taken[name].push(result);
    }
  }
  const [service, floor] = [summaryOf(taken.service), summaryOf(taken.floor)];
  if (Math.abs(service.bytes / floor.bytes - 1) > LENGTH_TOLERANCE) {
    throw new Error(`answers have ${service.bytes} bytes, and ${floor.bytes} of the floor`);
  }
  return { service, floor };
}

/** @param {readonly Round[]} rounds @returns {Round} */
function summaryOf(rounds) {
  /** @param {keyof Round} field */
  const of = (field) => medianOf(rounds.map((round) => round[field]));
  return { rate: of("rate"), p50: of("p50"), p99: of("p99"), bytes: of("bytes"), busy: of("busy") };
}

/** @param {readonly number[]} values */
export function medianOf(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle)] ?? NaN)) / 2;
}
