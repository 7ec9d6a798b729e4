// `npm run bench:dbt`: how long the models take for a million events, on each engine.
//   -- --events N   for another number
//   -- --write      writes the table to docs/performance.md
import { parseArgs } from "node:util";
import { tableText } from "../../bench/report.mjs";
import { writePart } from "../../scripts/marked.mjs";
import { fixtures } from "./data.mjs";
import { dbt, install, modelTimes } from "./dbt.mjs";
import { DuckDb } from "./duckdb.mjs";
import { Postgres } from "./postgres.mjs";

/** Events that a recipient of the fourteen campaigns has, about. */
const EVENTS_EACH = 25.6;

const VARS = { nudgespot_schema: "nudgespot", nudgespot_layout: "rudderstack" };

const { values: options } = parseArgs({
  options: {
    events: { type: "string", default: "1000000" },
    write: { type: "boolean", default: false },
  },
});

install();
const { tables } = fixtures(Math.ceil(Number(options.events) / EVENTS_EACH));
const count = tables.get("tracks")?.length ?? 0;
console.error(`${count} events`);
const [postgres, duckdb] = [
  await timesOn(await Postgres.start()),
  await timesOn(await DuckDb.start()),
];
const rows = [...postgres.keys()].map((model) => [
  model,
  ...[postgres, duckdb].map((times) => `${(times.get(model) ?? 0).toFixed(1)} s`),
]);
const head = [`${count.toLocaleString("en")} events`, "PostgreSQL", "DuckDB"];
const table = tableText([head, ["---", "---:", "---:"], ...rows]);
console.log(table);
if (options.write) await writePart("docs/performance.md", "models", table);

/** @param {Postgres | DuckDb} engine */
async function timesOn(engine) {
  try {
    await engine.create("rudderstack", "nudgespot");
    await engine.load("nudgespot", tables);
    await engine.rows("analyze");
    const run = { target: engine.target, env: engine.env, vars: VARS };
    dbt(["deps"], run);
    dbt(["run", "--threads", "1"], run);
    const times = await modelTimes();
    dbt(["run", "--threads", "1", "--select", "email_events"], run);
    const again = (await modelTimes()).get("email_events") ?? 0;
    return new Map([...times, ["email_events, a second time", again]]);
  } finally {
    await engine.stop();
  }
}
