import { Command } from "commander";
import { unregisterInFile } from "../hosts/rudderstack/registration.js";
import { orExit, print, printDiff, printJson } from "./output.js";

interface Options {
  readonly workspaceConfig: string;
  readonly name: string;
  readonly dryRun?: true;
  readonly json?: true;
}

/** `nudgespot-source unregister rudderstack`: this source out of a workspace file again. */
export const unregisterRudderstack = new Command("rudderstack")
  .description("Remove this source from rudder-server's workspace file.")
  .requiredOption("--workspace-config <file>", "the server's workspaceConfig.json")
  .option("--name <name>", "the source's name", "Nudgespot")
  .option("--dry-run", "show changes without making them")
  .option("--json", "print the result as JSON")
  .addHelpText(
    "after",
    `
Example:
  $ nudgespot-source unregister rudderstack --workspace-config workspaceConfig.json`,
  )
  .action((options: Options) => orExit(() => unregister(options)));

async function unregister(options: Options): Promise<void> {
  const { workspaceConfig: path, name, dryRun = false } = options;
  const { before, after } = await unregisterInFile(path, name, dryRun);
  const changed = after !== before;
  if (options.json !== undefined) printJson({ changed });
  else if (changed) printDiff(path, before, after);
  else print("The source does not exist: nothing to change.");
}
