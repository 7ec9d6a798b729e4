// `npm run bench`: what the program costs, against a floor measured in the same run.
//   -- --quick   a minute instead of some ten minutes, to try it out
//   -- --write   put the table into docs/performance.md, and five figures into the README
import { parseArgs } from "node:util";
import { readSurroundings, writeFigures } from "./figures.mjs";
import { measure } from "./measure.mjs";
import { stopAll } from "./processes.mjs";
import { summaryOf, tableOf } from "./report.mjs";

const TABLE = { file: "docs/performance.md", name: "bench" };
const SUMMARY = { file: "README.md", name: "figures" };

const FULL = {
  starts: 5,
  rounds: 5,
  seconds: 3,
  coreSeconds: 6,
  fileLines: 1_000_000,
  loadSeconds: 120,
  waiting: 1_000_000,
};
const QUICK = {
  starts: 2,
  rounds: 1,
  seconds: 0.5,
  coreSeconds: 1,
  fileLines: 20_000,
  loadSeconds: 4,
  waiting: 20_000,
};

for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) {
  process.once(signal, () => {
    void stopAll().finally(() => process.exit(1));
  });
}

try {
  const { values: options } = parseArgs({
    options: {
      quick: { type: "boolean", default: false },
      write: { type: "boolean", default: false },
    },
  });
  if (options.write && options.quick) throw new Error("--quick figures are not for the docs");
  if (options.write) await Promise.all([TABLE, SUMMARY].map(readSurroundings));
  const figures = await measure(options.quick ? QUICK : FULL, (step) => {
    console.error(`measuring: ${step}`);
  });
  tellGenerator(figures);
  const table = tableOf(figures);
  console.log(`\n${table}`);
  if (options.write) {
    await writeFigures(TABLE, table);
    await writeFigures(SUMMARY, summaryOf(figures));
  }
} catch (error) {
  console.error(`bench: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
} finally {
  await stopAll();
}

/**
 * A load generator near a whole core would be measuring itself.
 *
 * @param {import("./report.mjs").Figures} figures
 */
function tellGenerator({ comparisons }) {
  const busy = comparisons.flatMap(({ result: { service, floor } }) => [service.busy, floor.busy]);
  console.error(
    `the load generator took at most ${Math.round(Math.max(...busy) * 100)} % of a core`,
  );
}
