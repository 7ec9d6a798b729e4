// `npm run test:dbt`: the SQL of each dialect, and the dbt package for real on PostgreSQL and DuckDB,
// against a known truth. It needs Python, PostgreSQL and the build.
import { strict as assert } from "node:assert";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { DIALECT_NAMES } from "../../dist/warehouse/dialects.js";
import { warehouseSql } from "../../dist/warehouse/sql.js";
import { stopAll } from "../support/processes.mjs";
import { answersOf } from "./answers.mjs";
import { asJitsu, fixtures, mapped, purchases, START } from "./data.mjs";
import { dbt, install, python, undescribed } from "./dbt.mjs";
import { DuckDb } from "./duckdb.mjs";
import { Postgres } from "./postgres.mjs";
import { truthOf } from "./truth.mjs";

/** @typedef {import("./data.mjs").Tables} Tables */
/** @typedef {Postgres | DuckDb} Engine */
/** @typedef {"rudderstack" | "jitsu" | "segment" | "postgres"} Layout */

const DAY = 86_400_000;

/** Some events of the first week arrive after it. */
const MIDDLE = START + 7 * DAY;

const MODELS = [
  ...["recipient_identities", "email_events", "emails", "campaigns", "campaign_days"],
  ...["links", "recipients", "email_attribution"],
];

console.log("installing dbt");
install();
checkDialects();
const { tables, facts } = fixtures();
const { tracks, truth } = purchases(facts);
const truths = new Map(Object.entries({ ...truthOf(facts), email_attribution: truth }));
try {
  await onEngine(await Postgres.start(), ["postgres", "rudderstack", "segment", "jitsu"]);
  // The destination `postgres` does not write into DuckDB.
  await onEngine(await DuckDb.start(), ["rudderstack", "segment", "jitsu"]);
} finally {
  await stopAll();
}

/** DuckDB runs the SQL, a parser reads that of the others. PostgreSQL's is tested by `npm test`. */
function checkDialects() {
  const script = fileURLToPath(new URL("dialect.py", import.meta.url));
  for (const dialect of DIALECT_NAMES) {
    for (const host of /** @type {const} */ (["rudderstack", "jitsu"])) {
      const count = python(
        [script, dialect, "nudgespot"],
        warehouseSql(host, "nudgespot", dialect),
      );
      assert.equal(Number(count), 7, `${dialect}: tables of ${host}`);
    }
    console.log(`SQL for ${dialect}: ${dialect === "duckdb" ? "run" : "parsed"}`);
  }
}

/** @param {Engine} engine @param {readonly Layout[]} layouts */
async function onEngine(engine, layouts) {
  try {
    await engine.createFrom("truth", truths);
    await engine.load("truth", truths);
    dbt(["deps"], optionsOf(engine, "rudderstack", "none"));
    for (const layout of layouts) {
      await create(engine, layout, layout, tables);
      const output = dbt(["build"], optionsOf(engine, layout, layout));
      console.log(`${engine.name}, tables of ${layout}: ${summaryOf(output)}`);
    }
    await askQuestions(engine);
    if (engine instanceof Postgres) await tryDashboards(engine);
    await growing(engine);
    dbt(["docs", "generate"], optionsOf(engine, "rudderstack", "rudderstack"));
    assert.deepEqual(await undescribed(), [], "columns without a description");
    dbt(["source", "freshness"], optionsOf(engine, "rudderstack", "rudderstack"));
    console.log(`${engine.name}, docs: every column is described; freshness: looked at`);
  } finally {
    await engine.stop();
  }
}

/** The queries of docs/analysis.md give what the facts say. @param {Engine} engine */
async function askQuestions(engine) {
  const text = await readFile(new URL("../../docs/analysis.md", import.meta.url), "utf8");
  const queries = [...text.matchAll(/^```sql\n(.*?);\n```$/gms)].map(([, sql = ""]) => sql);
  const answers = answersOf(facts, truth);
  assert.equal(queries.length, answers.length, "queries in docs/analysis.md");
  for (const [index, query] of queries.entries()) {
    const rows = await engine.json(`models_rudderstack`, query);
    assert.deepEqual(comparable(rows, answers[index]), comparable(answers[index] ?? []), query);
  }
  console.log(
    `${engine.name}: ${queries.length} queries of docs/analysis.md have the right answers`,
  );
}

/** What the charts of the Superset bundle ask for is there, and gives rows. @param {Postgres} engine */
async function tryDashboards(engine) {
  const script = fileURLToPath(new URL("dashboards.py", import.meta.url));
  const bundle = fileURLToPath(new URL("../../dashboards/superset", import.meta.url));
  /** @type {string[]} */
  const queries = JSON.parse(python([script, bundle]));
  for (const query of queries) {
    const rows = await engine.rows(query.replaceAll("analytics.", "models_rudderstack."));
    assert.equal(rows.length, 1, query);
  }
  console.log(`${engine.name}: ${queries.length} queries of the dashboards give rows`);
}

/**
 * Rows that can be compared: sorted, with the columns of the known answers, and shares to twelve places.
 *
 * @param {readonly import("./data.mjs").Row[]} rows
 * @param {readonly import("./data.mjs").Row[]} [known]
 */
function comparable(rows, known = rows) {
  const names = Object.keys(known[0] ?? {});
  const plain = rows.map((row) =>
    names.map((name) => {
      const value = row[name] ?? null;
      const isNumber = typeof value === "number" || /^-?\d+(?:\.\d+)?$/.test(String(value));
      return isNumber ? Number(value).toFixed(12) : value;
    }),
  );
  return plain.map((values) => JSON.stringify(values)).sort();
}

/** A layout's tables with rows, and a shop's. @param {Engine} engine @param {Layout} layout @param {string} schema @param {Tables} rows */
async function create(engine, layout, schema, rows) {
  const isJitsu = layout === "jitsu";
  const own = isJitsu ? asJitsu(rows) : rows;
  if (layout === "segment") await engine.createFrom(schema, own);
  else await engine.create(layout, schema);
  await engine.load(schema, own);
  const orders = tracks.map(({ id, ...row }) => ({ [isJitsu ? "message_id" : "id"]: id, ...row }));
  const shop = new Map([["tracks", orders]]);
  await engine.createFrom(`${schema}_shop`, shop);
  await engine.load(`${schema}_shop`, shop);
}

/** Events in two parts, some of which are late, give what all of them give at once. @param {Engine} engine */
async function growing(engine) {
  const options = optionsOf(engine, "rudderstack", "growing");
  const isEarly = (/** @type {import("./data.mjs").Row} */ { received_at }) =>
    Date.parse(String(received_at)) < MIDDLE;
  const early = mapped(tables, (rows) => rows.filter(isEarly));
  await create(engine, "rudderstack", "growing", early);
  dbt(["run"], options);
  await engine.load(
    "growing",
    mapped(tables, (rows) => rows.filter((row) => !isEarly(row))),
  );
  const output = dbt(["build"], options);
  const first = early.get("tracks")?.length ?? 0;
  console.log(`${engine.name}, ${first} events and then all, incremental: ${summaryOf(output)}`);
  await engine.rows("create schema incremental");
  for (const model of MODELS) {
    const copy = `create table incremental.${model} as select * from models_growing.${model}`;
    await engine.rows(copy);
  }
  dbt(["run", "--full-refresh"], options);
  for (const model of MODELS) {
    const [one, other] = [`incremental.${model}`, `models_growing.${model}`];
    const differing = `(select * from ${one} except select * from ${other})
      union all (select * from ${other} except select * from ${one})`;
    assert.deepEqual(await engine.rows(differing), [], `${model} differs after a full refresh`);
  }
  console.log(`${engine.name}: a full refresh changes nothing`);
}

/** @param {Engine} engine @param {Layout} layout @param {string} schema */
function optionsOf(engine, layout, schema) {
  return {
    target: engine.target,
    env: { ...engine.env, NUDGESPOT_TEST_SCHEMA: `models_${schema}` },
    vars: {
      nudgespot_layout: layout,
      nudgespot_schema: schema,
      nudgespot_product_schema: `${schema}_shop`,
      nudgespot_timezone: "America/New_York",
      // The campaigns stay in May of 2026.
      nudgespot_error_after_hours: 1_000_000,
    },
  };
}

/** @param {string} output of dbt */
function summaryOf(output) {
  return /Done\. (.*)/.exec(output)?.[1] ?? "done";
}
