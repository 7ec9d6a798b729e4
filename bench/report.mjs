// The figures as a Markdown table.
import { availableParallelism, cpus } from "node:os";

/** @typedef {Awaited<ReturnType<typeof import("./compare.mjs").compare>>} Comparison */

/**
 * @typedef {object} Figures
 * @property {{ what: string, unit: string, perRequest: number, result: Comparison }[]} comparisons
 * @property {number} core payloads per second
 * @property {number} startTime in milliseconds
 * @property {{ seconds: number, peak: number }} memory in MB
 * @property {{ events: number, memory: number }} backlog in MB
 * @property {{ lines: number, seconds: number, peak: number }} validate peak in MB
 */

/** @param {Figures} figures */
export function tableOf({ comparisons, core, startTime, memory, backlog, validate }) {
  const rows = [
    ["", "Service", "Floor", "Ratio", "p50, service / floor", "p99, service / floor"],
    ["---", "---:", "---:", "---:", "---:", "---:"],
    ...comparisons.map(comparisonRow),
    alone("`core` alone, one core", `${whole(core)} payloads/s`),
    alone("Process start to first healthy answer", `${whole(startTime)} ms`),
    alone(
      `Peak memory in ${memory.seconds} s of load; memory with ${whole(backlog.events)} events queued`,
      `${whole(memory.peak)} MB; ${whole(backlog.memory)} MB`,
    ),
    alone(
      `\`validate\`, ${whole(validate.lines)} lines`,
      `${whole(validate.lines / validate.seconds)} lines/s, at most ${whole(validate.peak)} MB`,
    ),
  ];
  return [...rows.map((row) => `| ${row.join(" | ")} |`), "", machine()].join("\n");
}

/** @param {string} what @param {string} figure without a floor */
function alone(what, figure) {
  return [what, figure, "", "", "", ""];
}

/**
 * The five figures of the README, each with its meaning.
 *
 * @param {Figures} figures
 */
export function summaryOf({ comparisons, startTime, memory }) {
  /** @param {string} name */
  const find = (name) => {
    const found = comparisons.find(({ what }) => what === name);
    if (found === undefined) throw new Error(`no figure is called ${name}`);
    return found;
  };
  const batches = find("Batches of 32");
  const passed = find("Passed through, 40 KB, 1 at a time");
  const kept = find("Received in calls of 1, 64 at a time, and forwarded");
  const added = passed.result.service.p50 - passed.result.floor.p50;
  const rows = [
    ["Figure", "Meaning"],
    ["---", "---"],
    [
      `${whole(batches.result.service.rate * batches.perRequest)} events/s`,
      "transformed for rudder-server, in batches of 32",
    ],
    [
      `${whole(kept.result.service.rate)} events/s`,
      "received in single calls, each synced to disk before its answer, and forwarded",
    ],
    [
      `${added.toFixed(2)} ms`,
      "added to a request of 40 KB that passes through, against asking the upstream directly",
    ],
    [`${whole(memory.peak)} MB`, `peak memory in ${memory.seconds} s of full load`],
    [`${whole(startTime)} ms`, "from process start to the first healthy answer"],
  ];
  return rows.map((row) => `| ${row.join(" | ")} |`).join("\n");
}

/** @param {Figures["comparisons"][number]} comparison */
function comparisonRow({ what, unit, perRequest, result: { service, floor, ratio } }) {
  return [
    what,
    `${whole(service.rate * perRequest)} ${unit}`,
    `${whole(floor.rate * perRequest)} ${unit}`,
    ratio.toFixed(2),
    `${service.p50.toFixed(2)} / ${floor.p50.toFixed(2)} ms`,
    `${service.p99.toFixed(2)} / ${floor.p99.toFixed(2)} ms`,
  ];
}

function machine() {
  const model = cpus()[0]?.model.trim() ?? "unknown CPU";
  return `Node ${process.version}, ${model}, ${availableParallelism()} cores.`;
}

/** @param {number} value */
function whole(value) {
  return Number.isNaN(value) ? "n/a" : Math.round(value).toLocaleString("en");
}
