import { randomBytes, randomUUID } from "node:crypto";
import { Command } from "commander";
import { createTwoFilesPatch } from "diff";
import { parseJson } from "../core/json.js";
import { readSettings } from "../core/settings.js";
import { isObject } from "../core/values.js";
import {
  newWorkspace,
  registerSource,
  unregisterSource,
  withoutSecrets,
  WorkspaceError,
  type Registered,
} from "../hosts/rudderstack/workspace.js";
import { Refusal } from "../core/errors.js";
import { EXIT } from "./exit-codes.js";
import { createPrivate, FileError, readText, replaceText } from "./file.js";
import { nextSteps } from "./next-steps.js";

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

/** `nudgespot-source register`: this source in a host. */
export const registerCommand = new Command("register").description(
  "Register this source in a host.",
);

/** `nudgespot-source unregister`: takes it out again. */
export const unregisterCommand = new Command("unregister").description(
  "Take this source out of a host again.",
);

registerCommand
  .command("rudderstack")
  .description("Add this source to rudder-server's workspace file, or update it.")
  .requiredOption("--workspace-config <file>", "the server's workspaceConfig.json")
  .option("--name <name>", "the source's name, which names its warehouse schema", "Nudgespot")
  .option("--destination <id...>", "destinations of other sources that get the events, too", [])
  .option("--settings <file>", "JSON file of the source's settings")
  .option("--init", "make a minimal workspace file where there is none")
  .option("--dry-run", "show what would change, and change nothing")
  .option("--show-key", "show the write key even if it is not new")
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

unregisterCommand
  .command("rudderstack")
  .description("Take this source out of rudder-server's workspace file.")
  .requiredOption("--workspace-config <file>", "the server's workspaceConfig.json")
  .option("--name <name>", "the source's name", "Nudgespot")
  .option("--dry-run", "show what would change, and change nothing")
  .option("--json", "print the result as JSON")
  .addHelpText(
    "after",
    `
Example:
  $ nudgespot-source unregister rudderstack --workspace-config workspaceConfig.json`,
  )
  .action((options: Options) => orExit(() => unregister(options)));

async function register(options: Options): Promise<void> {
  const { workspaceConfig: path, name, destination } = options;
  const settings = options.settings === undefined ? undefined : await readJson(options.settings);
  const before = options.init === undefined ? await readText(path) : newWorkspace(randomUUID());
  const registered = registerSource(
    before,
    { name, destinations: destination, settings },
    {
      newWriteKey: () => randomBytes(24).toString("base64url"),
      newId: () => randomUUID(),
      now: () => new Date().toISOString(),
    },
  );
  const isChanged = registered.text !== before || options.init !== undefined;
  if (isChanged && options.dryRun === undefined) {
    if (options.init === undefined) await replaceText(path, registered.text);
    else await createPrivate(path, registered.text);
  }
  if (options.json === undefined) showDiff(path, before, registered.text);
  tell(options, registered, isChanged);
}

function tell(options: Options, registered: Registered, isChanged: boolean): void {
  // A key that was not written is no key.
  const isShown = options.showKey ?? (registered.isNew && options.dryRun === undefined);
  const writeKey = isShown ? registered.writeKey : masked(registered.writeKey);
  const { attached, available, isNew } = registered;
  if (options.json === undefined) {
    const { workspaceConfig, name } = options;
    process.stdout.write(nextSteps({ workspaceConfig, name, writeKey, attached, available }));
  } else {
    const result = { changed: isChanged, new: isNew, name: options.name, writeKey };
    process.stdout.write(`${JSON.stringify({ ...result, attached, available })}\n`);
  }
}

async function unregister(options: Options): Promise<void> {
  const { workspaceConfig: path, name } = options;
  const before = await readText(path);
  const after = unregisterSource(before, name);
  const changed = after !== before;
  if (changed && options.dryRun === undefined) await replaceText(path, after);
  if (options.json !== undefined) process.stdout.write(`${JSON.stringify({ changed })}\n`);
  else if (changed) showDiff(path, before, after);
  else process.stdout.write("There is no such source: nothing to change.\n");
}

/** Settings as the service reads them; validated first, so that a wrong one never gets there. */
async function readJson(path: string): Promise<object> {
  const settings = parseJson(await readText(path));
  readSettings(settings);
  return isObject(settings) ? settings : {};
}

function showDiff(path: string, before: string, after: string): void {
  if (before === after) return;
  const [old, changed] = [withoutSecrets(before), withoutSecrets(after)];
  process.stdout.write(createTwoFilesPatch(path, path, old, changed, "", "", { context: 2 }));
}

/** A write key as people can compare it, and nobody can use it. */
function masked(writeKey: string): string {
  return writeKey.length < 8 ? "…" : `${writeKey.slice(0, 1)}…${writeKey.slice(-2)}`;
}

/** Ends with one line where a person can fix what is wrong. */
async function orExit(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const isFixable = [WorkspaceError, FileError, Refusal].some((kind) => error instanceof kind);
    if (!isFixable) throw error;
    process.stderr.write(`nudgespot-source: ${(error as Error).message}\n`);
    process.exit(EXIT.wrongUse);
  }
}
