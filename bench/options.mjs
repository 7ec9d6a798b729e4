// What every run of a bench understands, and what it does when it is stopped.
import { parseArgs } from "node:util";
import { stopAll } from "../test/support/processes.mjs";

/** Reads `--quick` and `--write`, and sees to it that a signal ends the processes, too. */
export function startBench() {
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) {
    process.once(signal, () => {
      void stopAll().finally(() => process.exit(1));
    });
  }
  const { values: options } = parseArgs({
    options: {
      quick: { type: "boolean", default: false },
      write: { type: "boolean", default: false },
    },
  });
  if (options.write && options.quick) throw new Error("--quick figures are not for the docs");
  return options;
}
