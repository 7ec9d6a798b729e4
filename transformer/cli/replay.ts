import { Command, Option } from "commander";
import type { Client, DestinationName } from "../delivery/destination.js";
import type { DocumentFile } from "../files/documents.js";
import { openOutput } from "../files/output-file.js";
import { connectDestination, DESTINATION_TYPES, hasKey } from "../hosts/destinations.js";
import { CheckpointFile } from "../replay/checkpoint.js";
import { rehearse } from "../replay/rehearse.js";
import {
  NOTHING_YET,
  openFiles,
  replayFiles,
  type Progress,
  type Replayed,
} from "../replay/replay.js";
import { EXIT } from "./exit-codes.js";
import { count, destinationUrl, jsonObject } from "./options.js";
import { orExit, print, printJson, WrongUse } from "./output.js";
import { progressLine } from "./progress.js";
import { settingsOf } from "./settings.js";

interface Options {
  readonly to: URL;
  readonly type: DestinationName;
  readonly writeKey?: string;
  readonly options?: object;
  readonly settings?: string;
  readonly rejected?: string;
  readonly rate?: number;
  readonly checkpoint: string;
  readonly resume?: true;
  readonly dryRun?: true;
  readonly json?: true;
}

/** `nudgespot-source replay`: history, sent to a destination. */
export const replayCommand = new Command("replay")
  .description("Send the payloads of files to a destination, with their own times.")
  .argument("<file...>", "JSON, a JSON array or NDJSON, also in gzip; - for standard input")
  .requiredOption("--to <url>", "address of the destination", destinationUrl)
  .addOption(
    new Option("--type <type>", "type of the destination")
      .choices(DESTINATION_TYPES)
      .makeOptionMandatory(),
  )
  .addOption(
    new Option("--write-key <key>", "write key of the destination").env("DESTINATION_WRITE_KEY"),
  )
  .option(
    "--options <json>",
    'options of the destination, such as {"tables":"collections"}',
    jsonObject,
  )
  .option("--settings <file>", "JSON file of the source's settings")
  .option(
    "--rejected <file>",
    "write refused payloads to this file, with file, line, code and reason",
  )
  .option("--rate <n>", "maximum number of events per second", count)
  .option("--checkpoint <file>", "file that records the progress", "replay-checkpoint.json")
  .option("--resume", "continue from the checkpoint")
  .option("--dry-run", "count what would be sent, without sending")
  .option("--json", "print the result as JSON")
  .addHelpText(
    "after",
    `
A second run makes no duplicates: every event has the same message id as in the first. Ctrl-C ends
it, and --resume goes on.

Examples:
  $ nudgespot-source replay archive/*.ndjson.gz --to http://localhost:8080 --type rudderstack --dry-run
  $ DESTINATION_WRITE_KEY=ID:SECRET nudgespot-source replay archive.ndjson \\
      --to https://ingest.example.com --type jitsu --options '{"tables":"collections"}' --rate 500`,
  )
  .action((files: readonly string[], options: Options) => orExit(() => replay(files, options)));

async function replay(names: readonly string[], options: Options): Promise<void> {
  const { settings } = await settingsOf(options.settings);
  const payloads = { settings, now: Date.now() };
  const files = await openFiles(names);
  if (options.dryRun) await tellDryRun(files, payloads, options);
  else await send(files, payloads, options);
}

type Payloads = Parameters<typeof rehearse>[1];

async function tellDryRun(
  files: readonly DocumentFile[],
  payloads: Payloads,
  { json }: Options,
): Promise<void> {
  const progress = progressLine("payloads");
  const found = await rehearse(files, payloads, (done, share) => {
    progress.update(done, share);
  }).finally(() => {
    progress.clear();
  });
  if (json) {
    printJson(found);
  } else {
    const { events, refused, ignored, first, last, timeless } = found;
    print(`${events} events would be sent, ${refused} payloads refused, ${ignored} ignored`);
    if (first !== undefined) print(`their times: ${first} to ${last ?? first}`);
    if (timeless > 0) print(`${timeless} have no time: they get that of their arrival`);
  }
  process.exitCode = found.refused === 0 ? EXIT.fine : EXIT.failed;
}

async function send(
  files: readonly DocumentFile[],
  payloads: Payloads,
  options: Options,
): Promise<void> {
  const client = connect(options);
  const checkpoint = new CheckpointFile(options.checkpoint, {
    to: `${options.type} ${options.to.protocol}//${options.to.host}${options.to.pathname}`,
    files: files.map(({ name, size }) => ({ name, size: size ?? null })),
  });
  const from = await startOf(checkpoint, options);
  const rejected =
    options.rejected === undefined
      ? undefined
      : await openOutput(options.rejected, options.resume === true);
  const progress = progressLine("payloads", from !== undefined);
  const interrupted = interruption();
  const replayed = await replayFiles(files, {
    ...payloads,
    client,
    from,
    rate: options.rate,
    interrupted,
    writeRejected: async (lines) => rejected?.write(lines),
    onProgress: async (now, share) => {
      progress.update(now.sent + now.refused + now.ignored, share);
      await checkpoint.note(now);
    },
    onTrouble: (reason, delay) => {
      progress.clear();
      process.stderr.write(`${reason}; trying again in ${Math.ceil(delay / 1_000)} s\n`);
    },
  }).finally(() => {
    progress.clear();
  });
  await rejected?.close();
  await client.close();
  if (replayed.stopped === undefined) await checkpoint.remove();
  else await checkpoint.save(replayed.progress);
  printResult(replayed, options);
}

function connect({ type, to, writeKey, options }: Options): Client {
  if (hasKey(type) && (writeKey === undefined || writeKey === "")) {
    throw new WrongUse("name the destination's write key: DESTINATION_WRITE_KEY or --write-key");
  }
  return connectDestination({ type, url: to, writeKey: writeKey ?? "", options });
}

/** The starting point. An unfinished replay is not restarted by mistake. */
async function startOf(
  checkpoint: CheckpointFile,
  { resume, checkpoint: path }: Options,
): Promise<Progress | undefined> {
  if (resume) return (await checkpoint.read()) ?? NOTHING_YET;
  if (checkpoint.exists()) {
    throw new WrongUse(`${path} belongs to an unfinished replay: --resume it, or delete the file`);
  }
  return undefined;
}

/** The first Ctrl-C finishes the batch in flight, the second one exits at once. */
function interruption(): AbortSignal {
  const controller = new AbortController();
  process.once("SIGINT", () => {
    controller.abort();
    process.stderr.write("\nstopping after the batch in flight\n");
  });
  return controller.signal;
}

function printResult(
  { progress, stopped }: Replayed,
  { json, rejected, checkpoint }: Options,
): void {
  const { sent, refused, ignored } = progress;
  const end = stopped?.kind ?? "done";
  if (json) printJson({ end, sent, refused, ignored });
  else print(`${sent} sent, ${refused} refused, ${ignored} ignored`);
  if (stopped !== undefined) {
    const why = stopped.kind === "interrupted" ? "interrupted" : MEANINGS[stopped.kind](stopped);
    process.stderr.write(`${why}; --resume goes on from ${checkpoint}\n`);
  } else if (refused > 0 && rejected === undefined) {
    process.stderr.write("use --rejected FILE to keep refused payloads\n");
  }
  process.exitCode = replayExitCode(stopped, refused > 0 && rejected === undefined);
}

const MEANINGS = {
  locked: ({ reason }: { reason: string }) => `the destination is locked: ${reason}`,
  unreachable: ({ reason }: { reason: string }) =>
    `the destination does not accept events: ${reason}`,
} as const;

function replayExitCode(stopped: Replayed["stopped"], isUnhandled: boolean): number {
  if (stopped?.kind === "unreachable") return EXIT.unreachable;
  return stopped !== undefined || isUnhandled ? EXIT.failed : EXIT.fine;
}
