import { Command } from "commander";
import { nextSteps } from "../hosts/rudderstack/next-steps.js";
import { registerInFile, type FileRegistration } from "../hosts/rudderstack/registration.js";
import { maskedKey, orExit, print, printDiff, printJson } from "./output.js";
import { settingsOf } from "./settings.js";

interface Options {
  readonly workspaceConfig: string;
  readonly name: string;
  readonly destination: readonly string[];
  readonly settings?: string;
  readonly init?: true;
  readonly dryRun?: true;
  readonly showKey?: true;
  readonly json?: true;
}

/** `nudgespot-source register rudderstack`: this source in a workspace file. */
export const registerRudderstack = new Command("rudderstack")
  .description("Add this source to rudder-server's workspace file, or update it.")
  .requiredOption("--workspace-config <file>", "the server's workspaceConfig.json")
  .option("--name <name>", "the source's name, which names its warehouse schema", "Nudgespot")
  .option("--destination <id...>", "destinations of other sources that get the events, too", [])
  .option("--settings <file>", "JSON file of the source's settings")
  .option("--init", "create a minimal workspace file if the file does not exist")
  .option("--dry-run", "show changes without making them")
  .option("--show-key", "show the write key of an existing source, too")
  .option("--json", "print the result as JSON")
  .addHelpText(
    "after",
    `
Examples:
  $ nudgespot-source register rudderstack --workspace-config workspaceConfig.json --dry-run
  $ nudgespot-source register rudderstack --workspace-config workspaceConfig.json \\
      --destination 2Vyk… --settings settings.json`,
  )
  .action((options: Options) => orExit(() => register(options)));

async function register(options: Options): Promise<void> {
  const { workspaceConfig, name, destination: destinations } = options;
  const settings =
    options.settings === undefined ? undefined : (await settingsOf(options.settings)).written;
  const { init = false, dryRun = false } = options;
  const work = { workspaceConfig, name, destinations, settings, init, dryRun };
  const registered = await registerInFile(work);
  if (options.json === undefined) {
    printDiff(workspaceConfig, registered.before, registered.after);
  }
  printResult(options, registered);
}

function printResult(options: Options, registered: FileRegistration): void {
  const { attached, available, isNew, before, after } = registered;
  // A dry run does not write its key, so the key is worth nothing.
  const isShown = options.showKey ?? (isNew && options.dryRun === undefined);
  const writeKey = isShown ? registered.writeKey : maskedKey(registered.writeKey);
  if (options.json === undefined) {
    const { workspaceConfig, name } = options;
    print(nextSteps({ workspaceConfig, name, writeKey, attached, available }));
  } else {
    const result = { changed: after !== before, new: isNew, name: options.name, writeKey };
    printJson({ ...result, attached, available });
  }
}
