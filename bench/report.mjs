// The figures as a Markdown table.
import { availableParallelism, cpus } from "node:os";

/** @typedef {Awaited<ReturnType<typeof import("./compare.mjs").compare>>} Comparison */

/**
 * @typedef {object} Figures
 * @property {{ what: string, unit: string, perRequest: number, client?: "fetch", result: Comparison }[]} comparisons
 * @property {number} core payloads per second
 * @property {number} isolate events per second
 * @property {number} startTime in milliseconds
 * @property {import("./commands.mjs").FileFigures[]} files
 * @property {number} contract in milliseconds
 * @property {{ seconds: number, samples: readonly number[], peak: number }} memory in MB
 * @property {{ what: string, part: number }[]} delivered which part of what comes in goes out meanwhile
 * @property {{ events: number, memory: number }} backlog in MB
 */

/** @param {Figures} figures */
export function tableOf(figures) {
  const { comparisons, core, isolate, startTime, memory, files, contract } = figures;
  const rows = [
    ["", "Service", "Floor", "Ratio", "p50, service / floor", "p99, service / floor"],
    ["---", "---:", "---:", "---:", "---:", "---:"],
    ...comparisons.map(comparisonRow),
    ["`core` alone, one core", `${whole(core)} payloads/s`, "", "", "", ""],
    ["The function inside Jitsu, one core", `${whole(isolate)} events/s`, "", "", "", ""],
    ["Process start to first healthy answer", `${whole(startTime)} ms`, "", "", "", ""],
    ...memoryRows(memory),
    ...figures.delivered.map(deliveredRow),
    backlogRow(figures.backlog),
    ...files.map(fileRow),
    ["`contract`, all cases against the service", `${whole(contract)} ms`, "", "", "", ""],
  ];
  return [...rows.map((row) => `| ${row.join(" | ")} |`), "", machine()].join("\n");
}

/**
 * Five figures, with what each means.
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
  const passed = find("Passed through, 40 KB, 1 at a time, against the upstream alone");
  const kept = find("Kept and forwarded, calls of 1, 64 at a time");
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

/** @param {Figures["memory"]} memory */
function memoryRows({ seconds, samples, peak }) {
  const times = [1, 2, 3, 4].map((quarter) => Math.round((quarter * seconds) / 4));
  const values = times.map((time) => whole(samples[Math.min(time, samples.length) - 1] ?? NaN));
  const when = `${times.slice(0, -1).join(", ")} and ${times.at(-1) ?? 0} s`;
  return [
    [`Resident memory after ${when} of load`, `${values.join(", ")} MB`, "", "", "", ""],
    ["Peak resident memory", `${whole(peak)} MB`, "", "", "", ""],
  ];
}

/** @param {Figures["delivered"][number]} delivered */
function deliveredRow({ what, part }) {
  return [`${what}: forwarded in the same time`, `${whole(part * 100)} %`, "", "", "", ""];
}

/** @param {Figures["backlog"]} backlog */
function backlogRow({ events, memory }) {
  const what = `Resident memory with ${whole(events)} events waiting`;
  return [what, `${whole(memory)} MB`, "", "", "", ""];
}

/** @param {Figures["files"][number]} file */
function fileRow({ what, lines, seconds, peak }) {
  const rate = `${whole(lines / seconds)} lines/s, at most ${whole(peak)} MB`;
  return [what, rate, "", "", "", ""];
}

function machine() {
  const model = cpus()[0]?.model.trim() ?? "unknown CPU";
  return `Node ${process.version}, ${model}, ${availableParallelism()} cores.`;
}

/** @param {number} value */
function whole(value) {
  return Number.isNaN(value) ? "n/a" : Math.round(value).toLocaleString("en");
}
