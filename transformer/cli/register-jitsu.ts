import { Option } from "commander";
import {
  registerInJitsu,
  touchInJitsu,
  type JitsuRegistered,
  type JitsuRegistration,
} from "../hosts/jitsu/registration.js";
import { waitForIngest } from "../hosts/jitsu/readiness.js";
import type { Tables } from "../hosts/jitsu/rows.js";
import { consoleCommand, openConsole, stepLines, type ConsoleOptions } from "./jitsu-console.js";
import { httpUrl } from "./options.js";
import { orExit, print, printJson, warn, WrongUse } from "./output.js";
import { settingsOf } from "./settings.js";

interface Options extends ConsoleOptions {
  readonly destination: readonly string[];
  readonly tables?: Tables;
  readonly settings?: string;
  readonly ingest?: URL;
  readonly writeKey?: string;
  readonly force?: true;
  readonly newKey?: true;
}

/** `nudgespot-source register jitsu`: stream, function and connections in a workspace. */
export const registerJitsu = consoleCommand(
  "Create or update stream, function and connections in Jitsu.",
)
  .requiredOption("--destination <id...>", "destinations that get the events")
  .addOption(
    new Option(
      "--tables <which>",
      "tables of the collections, or those of the data layout (default: as registered before, else collections)",
    ).choices(["collections", "layout"]),
  )
  .option("--settings <file>", "JSON file of the source's settings (default: as registered before)")
  .option("--ingest <url>", "wait until Jitsu's ingest service at this address is ready", httpUrl)
  .option("--write-key <id:secret>", "the stream's key, to ask ingest with, if none is made now")
  .option("--force", "overwrite a function that was edited by hand")
  .option("--new-key", "create another write key for an existing stream")
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
  const { workspace, name, destination: destinations, tables, ingest } = options;
  const { dryRun = false, force = false, newKey = false } = options;
  const settings =
    options.settings === undefined ? undefined : (await settingsOf(options.settings)).written;
  const wanted = { workspace, name, destinations, tables, settings, dryRun, force, newKey };
  const registered = await registerInJitsu(openConsole(options), wanted);
  registered.warnings.forEach(warn);
  if (options.json) printJson({ dryRun, ...registered });
  else if (dryRun) print(stepLines(registered.steps, dryRun));
  else print(`${stepLines(registered.steps, dryRun)}\n\n${nextSteps(registered, options)}`);
  if (ingest !== undefined && !dryRun) await checkIngest(ingest, registered, wanted, options);
}

async function checkIngest(
  ingest: URL,
  { writeKey: made }: JitsuRegistered,
  wanted: JitsuRegistration,
  options: Options,
): Promise<void> {
  const writeKey = made ?? options.writeKey;
  if (writeKey === undefined) {
    throw new WrongUse(
      "registered, but --ingest needs --write-key: the console does not show the key of an existing stream",
    );
  }
  const touch = (): Promise<void> => touchInJitsu(openConsole(options), wanted);
  await waitForIngest({ ingest, writeKey, touch });
  if (!options.json) print("\nIngest accepts the key, and knows the destination.");
}

function nextSteps({ writeKey, tables, schemas }: JitsuRegistered, { ingest }: Options): string {
  const address = ingest?.href.replace(/\/$/, "") ?? "https://YOUR-INGEST";
  const table = tables === "collections" ? "email_delivered" : "events";
  const selects = schemas.flatMap((schema) =>
    [table, "nudgespot_refused"].map(
      (name) => `   select * from ${schema}.${name} order by timestamp desc limit 10;`,
    ),
  );
  const commands = schemas.map(
    (schema) => `   nudgespot-source warehouse --host jitsu --schema ${schema}`,
  );
  return `1. Give Nudgespot this address, and the key in the header X-Write-Key:
   ${address}/api/s/s2s/track
   X-Write-Key: ${writeKey ?? "THE-KEY (--new-key makes another)"}
   Ingest learns of a new stream after some seconds. Until then it answers 401, or
   200 {"error":"no destinations found…"}, and the event is lost: wait with --ingest.

2. Make the tables beforehand, so that no value is lost to a column's type:
${commands.join("\n")}

3. Look at the first rows in the warehouse:
${selects.join("\n")}`;
}
