// `npm run test:faults`: starts the built service and a host, breaks something, looks what arrived.
//   -- --quick          the selection of .ci/run
//   -- --only TEXT      only cases whose name has the text
//   -- --kills NUMBER   how often kill -9 strikes (20)
//   -- --write          put the table into docs/faults.md
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { stopAll } from "../../bench/processes.mjs";
import { writePart } from "../../scripts/marked.mjs";
import { CASES } from "./cases.mjs";

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
function newStore() {
  const folder = mkdtempSync(join(tmpdir(), "nudgespot-faults-"));
  folders.push(folder);
  return { DATA_DIR: folder };
}

/** @type {string[][]} */
const rows = [];
let failed = 0;
try {
  for (const one of CASES) {
    if (one.name.includes(options.only) && (!options.quick || one.quick === true)) await run(one);
  }
} finally {
  await stopAll();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}
if (options.write) await write();
process.exitCode = failed > 0 ? 1 : 0;

/** @param {import("./cases.mjs").Case} one */
async function run(one) {
  const reason = one.skip?.();
  if (reason !== undefined) {
    console.error(`SKIPPED ${one.name}: ${reason}`);
    rows.push([one.name, "skipped", reason]);
    return;
  }
  const started = performance.now();
  try {
    const figures = await one.run(newStore, options.quick ? 5 : Number(options.kills));
    const text = Object.entries(figures).map(
      ([what, figure]) => `${what} ${figure.toLocaleString("en")}`,
    );
    const seconds = ((performance.now() - started) / 1_000).toFixed(1);
    console.log(`held    ${one.name} (${seconds} s): ${text.join(", ")}`);
    rows.push([one.name, "held", text.join(", ")]);
  } catch (error) {
    failed += 1;
    const why = error instanceof Error ? error.message : String(error);
    console.log(`FAILED  ${one.name}: ${why}`);
    rows.push([one.name, "FAILED", why]);
  }
}

async function write() {
  const table = [["Fault", "Promise", "Figures"], ["---", "---", "---"], ...rows]
    .map((row) => `| ${row.join(" | ")} |`)
    .join("\n");
  await writePart("docs/faults.md", "faults", table);
}
