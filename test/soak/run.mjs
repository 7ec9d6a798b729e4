// `npm run soak`: mixed load on each engine, and a destination that fails now and then.
//   -- --minutes NUMBER  on each engine (15)
//   -- --write           the charts and the table go into docs/
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { medianOf } from "../../bench/compare.mjs";
import { tableText } from "../../bench/report.mjs";
import { writePart } from "../../scripts/marked.mjs";
import { hasPostgres, PostgresServer } from "../support/postgres-server.mjs";
import { stopAll } from "../support/processes.mjs";
import { chart } from "./chart.mjs";
import { MEASURES, sizeOf, soak } from "./soak.mjs";

/** The store's tables in PostgreSQL. */
const TABLES = "pg_stat_user_tables WHERE schemaname = 'nudgespot_store'";

/** More than this in the last third of the time, against the second, is growth. */
const GROWTH = 1.25;

/** Queue and latency depend on the destination's failures, so only these must not grow. */
const FLAT = /** @type {const} */ (["memory", "handles", "store"]);

const { values: options } = parseArgs({
  options: {
    minutes: { type: "string", default: "15" },
    write: { type: "boolean", default: false },
  },
});

/** @type {Record<string, import("./soak.mjs").Soak>} */
const soaks = {};
let tables = "";
const folder = mkdtempSync(join(tmpdir(), "nudgespot-soak-"));
const server = hasPostgres ? await PostgresServer.start({ settings: ["fsync=on"] }) : undefined;
try {
  await run("DATA_DIR", { DATA_DIR: folder }, () => sizeOf(folder));
  if (server !== undefined) {
    const sql = `SELECT sum(pg_total_relation_size(relid)) FROM ${TABLES}`;
    await run("DATABASE_URL", { DATABASE_URL: server.url() }, () => Number(server.sql(sql)));
    tables = tablesOf(server);
  }
  console.log(`${soakTable()}\n\n${tables}`);
  if (options.write) {
    await writePart("docs/soak.md", "soak", soakTable());
    await writePart("docs/soak.md", "tables", tables);
    writeFileSync("docs/soak.svg", chart(soaks));
  }
  failOnGrowth();
} finally {
  await stopAll();
  await server?.[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
}

/** @param {string} name @param {Record<string, string>} store @param {() => number} size in bytes */
async function run(name, store, size) {
  console.error(`soaking: ${name}, ${options.minutes} minutes`);
  soaks[name] = await soak(store, size, Number(options.minutes));
}

function soakTable() {
  const names = Object.keys(soaks);
  const head = names.flatMap((name) => [`${name}, second third`, "last third"]);
  const medians = Object.entries(MEASURES).map(([measure, title]) => [
    title,
    ...names.flatMap((name) => thirdsOf(name, measure).map(rounded)),
  ]);
  const counts = Object.keys(soaks[names[0] ?? ""]?.figures ?? {}).map((count) => [
    count,
    ...names.flatMap((name) => ["", rounded(soaks[name]?.figures[count] ?? NaN)]),
  ]);
  return tableText([["", ...head], ["---", ...head.map(() => "---:")], ...medians, ...counts]);
}

/** The medians of the second and of the last third. @param {string} name @param {string} measure */
function thirdsOf(name, measure) {
  const values = (soaks[name]?.samples ?? [])
    .map((sample) => sample[/** @type {keyof typeof MEASURES} */ (measure)])
    .filter(Number.isFinite);
  const third = Math.floor(values.length / 3);
  return [medianOf(values.slice(third, -third)), medianOf(values.slice(-third))];
}

/** Rows, dead rows and sizes of the store's tables. @param {PostgresServer} server */
function tablesOf(server) {
  server.sql("SELECT pg_stat_force_next_flush()");
  const columns = "relname, n_live_tup, n_dead_tup, autovacuum_count";
  const size = "round(pg_total_relation_size(relid) / 1e6, 1)";
  const rows = server.sql(`SELECT ${columns}, ${size} FROM ${TABLES} ORDER BY relname`).trim();
  return tableText([
    ["Table", "Rows", "Dead rows", "Automatic vacuums", "MB"],
    ["---", "---:", "---:", "---:", "---:"],
    ...rows.split("\n").map((row) => row.split("|")),
  ]);
}

function failOnGrowth() {
  for (const name of Object.keys(soaks)) {
    for (const measure of FLAT) {
      const [before = NaN, after = NaN] = thirdsOf(name, measure);
      if (after > before * GROWTH) throw new Error(`${name} grows: ${MEASURES[measure]}`);
    }
  }
}

/** @param {number} value */
function rounded(value) {
  return (value < 100 ? Math.round(value * 10) / 10 : Math.round(value)).toLocaleString("en");
}
