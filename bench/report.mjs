// The figures as Markdown.
import { availableParallelism, cpus } from "node:os";

/** @typedef {import("./measure.mjs").Row} Row */

/**
 * @typedef {object} Figures
 * @property {readonly Row[]} rows
 * @property {{ service: number, floor: number } | undefined} warehouse in rows per second
 * @property {number} startTime in milliseconds
 * @property {{ seconds: number, peak: number }} memory in MB
 */

/** @param {Figures} figures */
export function tableOf({ rows, warehouse, startTime, memory }) {
  const model = cpus()[0]?.model.trim() ?? "unknown CPU";
  const table = tableText([
    ["", "Service", "Floor", "Ratio", "p50, service / floor", "p99, service / floor"],
    ["---", "---:", "---:", "---:", "---:", "---:"],
    ...rows.map(comparisonCells),
    ...(warehouse === undefined ? [] : [warehouseCells(warehouse)]),
    ["Process start to first healthy answer", `${whole(startTime)} ms`, "", "", "", ""],
    [`Peak memory in ${memory.seconds} s of load`, `${whole(memory.peak)} MB`, "", "", "", ""],
  ]);
  return `${table}\n\nNode ${process.version}, ${model}, ${availableParallelism()} cores.`;
}

/** The five figures of the README, each with its meaning. @param {Figures} figures */
export function summaryOf({ rows, startTime, memory }) {
  /** @param {string} name */
  const find = (name) => {
    const found = rows.find(({ what }) => what === name);
    if (found === undefined) throw new Error(`no figure is called ${name}`);
    return found;
  };
  const batches = find("Batches of 32");
  const passed = find("Passed through, 40 KB, 1 at a time");
  const calls = find("Received in calls of 1, 64 at a time, and forwarded");
  return tableText([
    ["Figure", "Meaning"],
    ["---", "---"],
    [
      `${whole(batches.service.rate * batches.perRequest)} events/s`,
      "transformed for rudder-server, in batches of 32",
    ],
    [
      `${whole(calls.service.rate)} events/s`,
      "received in single calls, each synced to disk before its answer, and forwarded",
    ],
    [
      `${(passed.service.p50 - passed.floor.p50).toFixed(2)} ms`,
      "added to a request of 40 KB that passes through, against asking the upstream directly",
    ],
    [`${whole(memory.peak)} MB`, `peak memory in ${memory.seconds} s of full load`],
    [`${whole(startTime)} ms`, "from process start to the first healthy answer"],
  ]);
}

/** @param {Row} row */
function comparisonCells({ what, unit, perRequest, service, floor }) {
  return [
    what,
    `${whole(service.rate * perRequest)} ${unit}`,
    `${whole(floor.rate * perRequest)} ${unit}`,
    (service.rate / floor.rate).toFixed(2),
    `${service.p50.toFixed(2)} / ${floor.p50.toFixed(2)} ms`,
    `${service.p99.toFixed(2)} / ${floor.p99.toFixed(2)} ms`,
  ];
}

/** @param {{ service: number, floor: number }} figures */
function warehouseCells({ service, floor }) {
  const rates = [service, floor].map((rate) => `${whole(rate)} rows/s`);
  const what = "Written by the destination `postgres`, 8 batches of 1,000 at a time";
  return [what, ...rates, (service / floor).toFixed(2), "", ""];
}

/** @param {readonly (readonly string[])[]} rows */
export function tableText(rows) {
  return rows.map((row) => `| ${row.join(" | ")} |`).join("\n");
}

/** @param {number} value */
export function whole(value) {
  return Number.isNaN(value) ? "n/a" : Math.round(value).toLocaleString("en");
}
