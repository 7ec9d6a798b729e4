import { unregisterFromJitsu } from "../hosts/jitsu/registration.js";
import { consoleCommand, stepLines, openConsole, type ConsoleOptions } from "./jitsu-console.js";
import { orExit, print, printJson } from "./output.js";

/** `nudgespot-source unregister jitsu`: stream, function and connections out of a workspace again. */
export const unregisterJitsu = consoleCommand("Remove stream, function and connections from Jitsu.")
  .addHelpText(
    "after",
    `
Example:
  $ nudgespot-source unregister jitsu --console https://jitsu.example.com --workspace acme`,
  )
  .action((options: ConsoleOptions) => orExit(() => unregister(options)));

async function unregister(options: ConsoleOptions): Promise<void> {
  const { workspace, name, dryRun = false, json } = options;
  const steps = await unregisterFromJitsu(openConsole(options), { workspace, name, dryRun });
  if (json) printJson({ dryRun, steps });
  else if (steps.length === 0) print("The workspace does not have this source: nothing to change.");
  else print(stepLines(steps, dryRun));
}
