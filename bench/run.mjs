// `npm run bench`: the cost of the program, against a floor measured in the same run.
//   -- --quick   half a minute instead of some eight, to try it out
//   -- --write   writes the table to docs/performance.md, and five figures to the README
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writePart } from "../scripts/marked.mjs";
import { stopAll } from "../test/support/processes.mjs";
import * as measure from "./measure.mjs";
import { startBench } from "./options.mjs";
import { readPayloads } from "./payloads.mjs";
import { startModule } from "./processes.mjs";
import { summaryOf, tableOf } from "./report.mjs";
import { measureWarehouse } from "./warehouse.mjs";

const FULL = { starts: 5, rounds: 5, seconds: 3, loadSeconds: 120 };
const QUICK = { starts: 2, rounds: 1, seconds: 0.5, loadSeconds: 4 };

const options = startBench();
const folder = await mkdtemp(join(tmpdir(), "nudgespot-bench-"));
try {
  const figures = await measureAll(options.quick ? QUICK : FULL);
  const busy = Math.max(...figures.rows.map(({ floor }) => floor.busy));
  console.error(`the load generator took at most ${Math.round(busy * 100)} % of a core`);
  console.log(`\n${tableOf(figures)}`);
  if (options.write) {
    await writePart("docs/performance.md", "bench", tableOf(figures));
    await writePart("README.md", "figures", summaryOf(figures));
  }
} finally {
  await stopAll();
  await rm(folder, { recursive: true });
}

/** @param {typeof FULL} plan @returns {Promise<import("./report.mjs").Figures>} */
async function measureAll(plan) {
  const tell = (/** @type {string} */ what) => console.error(`measuring: ${what}`);
  const [load, payloads] = [startModule("load.mjs"), await readPayloads()];
  const bench = { load, payloads, folder, plan, tell };
  tell("start");
  const startTime = await measure.measureStart(plan.starts);
  const rows = [
    ...(await measure.measureContract(bench)),
    ...(await measure.measurePassthrough(bench)),
    ...(await measure.measureReceiving(bench)),
    ...(await measure.measurePostgres(bench)),
  ];
  tell("rows into a warehouse");
  const warehouse = await measureWarehouse(plan);
  tell(`memory in ${plan.loadSeconds} s of load`);
  const peak = await measure.measureMemory(bench, plan.loadSeconds);
  return { rows, warehouse, startTime, memory: { seconds: plan.loadSeconds, peak } };
}
