import { Option } from "commander";
import { readSettingsFile } from "../files/settings-file.js";
import { registerInJitsu, type JitsuRegistered } from "../hosts/jitsu/registration.js";
import type { Tables } from "../hosts/jitsu/rows.js";
import { consoleCommand, lineOf, openConsole, type ConsoleOptions } from "./jitsu-console.js";
import { orExit, print, printJson } from "./output.js";

interface Options extends ConsoleOptions {
  readonly destination: readonly string[];
  readonly tables: Tables;
  readonly settings?: string;
  readonly force?: true;
  readonly newKey?: true;
}

/** `nudgespot-source register jitsu`: stream, function and connections in a workspace. */
export const registerJitsu = consoleCommand(
  "Make stream, function and connections in Jitsu, or update them.",
)
  .requiredOption("--destination <id...>", "destinations that get the events")
  .addOption(
    new Option("--tables <which>", "tables of the collections, or those of the data layout")
      .choices(["collections", "layout"])
      .default("collections"),
  )
  .option("--settings <file>", "JSON file of the source's settings")
  .option("--force", "overwrite a function that was edited by hand")
  .option("--new-key", "make another write key for a stream that there is")
  .addHelpText(
    "after",
    `
The environment variable JITSU_TOKEN holds keyId:secret of a user's API key, or
anything:CONSOLE_TOKEN of a console that you host yourself.

Example:
  $ nudgespot-source register jitsu --console https://jitsu.example.com \\
      --workspace acme --destination cl9abc… --dry-run`,
  )
  .action((options: Options) => orExit(() => register(options)));

async function register(options: Options): Promise<void> {
  const { workspace, name, destination: destinations, tables } = options;
  const { dryRun = false, force = false, newKey = false } = options;
  const { written: settings } = options.settings
    ? await readSettingsFile(options.settings)
    : { written: {} };
  const registered = await registerInJitsu(openConsole(options), {
    workspace,
    name,
    destinations,
    tables,
    settings,
    dryRun,
    force,
    newKey,
  });
  if (options.json) printJson(registered);
  else print(textOf(registered, options));
}

function textOf({ steps, writeKey }: JitsuRegistered, { tables, dryRun }: Options): string {
  const key = writeKey ?? (dryRun ? "THE-KEY-THAT-IS-MADE" : "THE-KEY (--new-key makes another)");
  const table = tables === "collections" ? "email_delivered" : "events";
  return `${steps.map(lineOf).join("\n")}

1. Give Nudgespot this address, and the key in the header X-Write-Key:
   https://YOUR-INGEST/api/s/s2s/track
   X-Write-Key: ${key}
   Ingest learns of a new stream after a few seconds; until then it answers 401.

2. Make the tables beforehand, so that no value is lost to a column's type:
   nudgespot-source warehouse --host jitsu

3. Look at the first rows in the warehouse:
   select * from ${table} order by timestamp desc limit 10;
   select * from nudgespot_refused order by timestamp desc limit 10;`;
}
