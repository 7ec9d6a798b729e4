import { Argument, Command } from "commander";
import type { EntryChoice } from "../generated/admin/entry-choice.js";
import type { Resent } from "../server/admin/resend.js";
import type { EntryCount, EntryFilter } from "../store/quarantine.js";
import { EXIT } from "./exit-codes.js";
import { adminClient, count, httpUrl } from "./options.js";
import { orExit, print, printJson, WrongUse } from "./output.js";
import { styled } from "./terminal.js";

interface Options extends EntryFilter {
  readonly url: URL;
  readonly json?: true;
}

interface Chosen extends Options {
  readonly all?: true;
}

/** `nudgespot-source quarantine`: lists, resends and discards refused payloads. */
export const quarantineCommand = new Command("quarantine")
  .description("List, resend or discard the refused payloads of a running service.")
  .addHelpText("after", "\nThe token is read from ADMIN_TOKEN.")
  .addCommand(
    filtered("list", "List entries, the last seen first.")
      .option("--limit <number>", "maximum number of entries", count, 50)
      .addHelpText("after", example("list --code no_recipient"))
      .action((options: Options & { limit: number }) => orExit(() => list(options))),
  )
  .addCommand(
    subcommand("show", "Print one entry with its payload.")
      .addArgument(new Argument("<id>", "as list shows it"))
      .addHelpText("after", example("show ID"))
      .action((id: string, options: Options) =>
        orExit(async () => {
          const entry = await adminClient(options.url).entry(id);
          print(JSON.stringify(entry, undefined, options.json ? 0 : 2));
        }),
      ),
  )
  .addCommand(
    chosen("resend", "Send entries again, by the settings of today.")
      .addHelpText("after", example("resend --code no_recipient"))
      .action((ids: string[], options: Chosen) => orExit(() => resend(ids, options))),
  )
  .addCommand(
    chosen("discard", "Discard entries for good.")
      .addHelpText("after", example("discard --source nudgespot --code unsupported_event"))
      .action((ids: string[], options: Chosen) => orExit(() => discard(ids, options))),
  )
  .addCommand(
    subcommand("counts", "Count entries by source, destination and code.")
      .addHelpText("after", example("counts"))
      .action((options: Options) => orExit(() => counts(options))),
  );

function subcommand(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .requiredOption("--url <url>", "address of the service", httpUrl)
    .option("--json", "print the result as JSON");
}

function filtered(name: string, description: string): Command {
  return subcommand(name, description)
    .option("--source <name>", "only entries of this source, by its schema name")
    .option("--destination <id>", "only entries that this destination refused")
    .option("--code <code>", "only entries with this code");
}

function chosen(name: string, description: string): Command {
  return filtered(name, description)
    .argument("[id...]", "ids from list")
    .option("--all", "all entries");
}

function example(command: string): string {
  return `\nExample:\n  $ ADMIN_TOKEN=TOKEN nudgespot-source quarantine ${command} --url http://localhost:9090`;
}

async function list({ limit, ...options }: Options & { limit: number }): Promise<void> {
  let left = limit;
  for await (const entry of adminClient(options.url).entries(filterOf(options))) {
    if (left === 0) {
      process.stderr.write(`there are more than ${limit}: see --limit\n`);
      return;
    }
    left -= 1;
    if (options.json) {
      printJson(entry);
      continue;
    }
    const { id, code, message, lastSeen } = entry;
    print(`${id}  ${lastSeen}  ${entry.count}x  ${placeOf(entry)}  ${code}`);
    print(styled("dim", `    ${message}`));
  }
}

async function resend(ids: readonly string[], options: Chosen): Promise<void> {
  const resent = await adminClient(options.url).resend(choiceOf(ids, options));
  const { counts, failed } = resent;
  if (options.json) {
    printJson(resent);
  } else {
    for (const each of failed) print(resentLine(each));
    const tally = Object.entries(counts) as [Resent["result"], number][];
    print(tally.map(([result, times]) => `${times} ${MEANINGS[result]}`).join(", ") || "none");
  }
  process.exitCode = failed.length === 0 ? EXIT.fine : EXIT.failed;
}

function resentLine(resent: Resent): string {
  const reason = resent.result === "refused" ? `  ${resent.code}: ${resent.error}` : "";
  return `${resent.id}  ${MEANINGS[resent.result]}${reason}`;
}

const MEANINGS: Readonly<Record<Resent["result"], string>> = {
  resent: "resent",
  ignored: "no longer to be sent, by the settings of today",
  refused: "refused again",
  no_destination: "with nowhere to send it",
  truncated: "too large to be kept whole",
  not_found: "not there",
};

async function discard(ids: readonly string[], options: Chosen): Promise<void> {
  const discarded = await adminClient(options.url).discard(choiceOf(ids, options));
  const missing = ids.length === 0 ? 0 : ids.length - discarded;
  if (options.json) printJson({ discarded, missing });
  else print(`${discarded} discarded${missing === 0 ? "" : `, ${missing} not there`}`);
  process.exitCode = missing === 0 ? EXIT.fine : EXIT.failed;
}

async function counts(options: Options): Promise<void> {
  const rows = await adminClient(options.url).counts();
  if (options.json) {
    printJson({ counts: rows });
    return;
  }
  for (const row of rows) {
    print(`${row.entries} kept, refused ${row.refusals}x  ${placeOf(row)}  ${row.code}`);
  }
  if (rows.length === 0) print("nothing is in the quarantine");
}

/** Where something was refused: on its way in, or by a destination. */
function placeOf({ source, destination }: Pick<EntryCount, "source" | "destination">): string {
  return destination === undefined ? source : `${source} to ${destination}`;
}

/** The ids that are named, or those of the entries that the options meet. */
function choiceOf(ids: readonly string[], options: Chosen): EntryChoice {
  const filter = filterOf(options);
  const hasFilter = Object.keys(filter).length > 0;
  if (ids.length > 0) {
    if (hasFilter || options.all) throw new WrongUse("either ids, or a filter, or --all");
    return { ids: [...ids] as [string, ...string[]] };
  }
  // A slip must not discard everything.
  if (!hasFilter && !options.all) throw new WrongUse("say which: ids, a filter, or --all");
  return hasFilter ? { filter } : { all: true };
}

function filterOf({ source, destination, code }: EntryFilter): EntryFilter {
  return {
    ...(source === undefined ? {} : { source }),
    ...(destination === undefined ? {} : { destination }),
    ...(code === undefined ? {} : { code }),
  };
}
