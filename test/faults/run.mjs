// `npm run test:faults`: starts the built service and a host, breaks something, looks what arrived.
//   -- --quick          the selection of .ci/run
//   -- --only TEXT      only cases whose name has the text
//   -- --kills NUMBER   how often kill -9 strikes (20)
//   -- --write          put the table into docs/faults.md
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { writePart } from "../../scripts/marked.mjs";
import { hasPostgres, PostgresServer } from "../support/postgres-server.mjs";
import { stopAll } from "../support/processes.mjs";
import { CASES } from "./cases.mjs";
import { POSTGRES_CASES } from "./postgres-cases.mjs";

const { values: options } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
    only: { type: "string", default: "" },
    kills: { type: "string", default: "20" },
  },
});

/** @type {string[]} */
const folders = [];

/** A new folder for a store. */
function newFolder() {
  const folder = mkdtempSync(join(tmpdir(), "nudgespot-faults-"));
  folders.push(folder);
  return { DATA_DIR: folder };
}

const server = hasPostgres ? await PostgresServer.start() : undefined;

/** The server's store, empty again. @param {PostgresServer} server */
function emptied(server) {
  server.sql("DROP SCHEMA IF EXISTS nudgespot_store CASCADE");
  return { DATABASE_URL: server.url() };
}

/** @type {string[][]} */
const rows = [];
let failed = 0;
try {
  for (const one of [...CASES, ...POSTGRES_CASES]) {
    if (options.quick && one.quick !== true) continue;
    if (one.engine !== "PostgreSQL") await run(one, one.name, newFolder);
    if (one.engine === "embedded" || server === undefined) continue;
    const name = one.engine === undefined ? `${one.name} (PostgreSQL)` : one.name;
    await run(one, name, () => emptied(server));
  }
} finally {
  await stopAll();
  await server?.[Symbol.asyncDispose]();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}
if (options.write) await write();
process.exitCode = failed > 0 ? 1 : 0;

/**
 * @param {import("./stage.mjs").Case} one
 * @param {string} name
 * @param {import("./stage.mjs").NewStore} newStore
 */
async function run(one, name, newStore) {
  if (!name.includes(options.only)) return;
  const reason = one.skip?.();
  if (reason !== undefined) {
    console.error(`SKIPPED ${name}: ${reason}`);
    rows.push([name, "skipped", reason]);
    return;
  }
  const started = performance.now();
  try {
    const figures = await one.run(newStore, options.quick ? 5 : Number(options.kills));
    const text = Object.entries(figures).map(
      ([what, figure]) => `${what} ${figure.toLocaleString("en")}`,
    );
    const seconds = ((performance.now() - started) / 1_000).toFixed(1);
    console.log(`held    ${name} (${seconds} s): ${text.join(", ")}`);
    rows.push([name, "held", text.join(", ")]);
  } catch (error) {
    failed += 1;
    const why = error instanceof Error ? error.message : String(error);
    console.log(`FAILED  ${name}: ${why}`);
    rows.push([name, "FAILED", why]);
  }
}

async function write() {
  const table = [["Fault", "Promise", "Figures"], ["---", "---", "---"], ...rows]
    .map((row) => `| ${row.join(" | ")} |`)
    .join("\n");
  await writePart("docs/faults.md", "faults", table);
}
