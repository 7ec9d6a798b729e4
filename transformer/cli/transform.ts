import { once } from "node:events";
import { Command } from "commander";
import { convertFiles, type Counts } from "../convert/convert.js";
import { openOutput } from "../files/output-file.js";
import { EXIT } from "./exit-codes.js";
import { orExit } from "./output.js";
import { progressLine } from "./progress.js";
import { settingsOf } from "./settings.js";

interface Options {
  readonly settings?: string;
  readonly rejected?: string;
}

/** `nudgespot-source transform`: payloads in, track events out. */
export const transformCommand = new Command("transform")
  .description("Print the track events that the service makes of payloads, one per line.")
  .argument("[file...]", "JSON, a JSON array or NDJSON, also in gzip; - for standard input", ["-"])
  .option("--settings <file>", "JSON file of the source's settings")
  .option(
    "--rejected <file>",
    "write refused payloads to this file, with file, line, code and reason",
  )
  .addHelpText(
    "after",
    `
Without --rejected the exit code is 1 where a payload was refused.

Examples:
  $ nudgespot-source transform payloads.ndjson > events.ndjson
  $ zcat archive.gz | nudgespot-source transform --rejected rejected.ndjson > events.ndjson`,
  )
  .action((files: readonly string[], options: Options) => orExit(() => transform(files, options)));

async function transform(files: readonly string[], options: Options): Promise<void> {
  const { settings: path, rejected: rejectedPath } = options;
  const { settings } = await settingsOf(path);
  const rejected = rejectedPath === undefined ? undefined : await openOutput(rejectedPath);
  const progress = progressLine("payloads");
  const interrupted = new AbortController();
  process.once("SIGINT", () => {
    interrupted.abort(); // the current group is finished: lines are written whole
  });
  const counts = await convertFiles(files, {
    settings,
    now: Date.now(),
    writeEvents: print,
    writeRejected: async (lines) => rejected?.write(lines),
    onProgress: ({ accepted, refused, ignored }, share) => {
      progress.update(accepted + refused + ignored, share);
      return !interrupted.signal.aborted;
    },
  }).finally(() => {
    progress.clear();
  });
  await rejected?.close();
  printResult(counts, rejectedPath);
  const isHandled = counts.refused === 0 || rejected !== undefined;
  process.exitCode = isHandled && !interrupted.signal.aborted ? EXIT.fine : EXIT.failed;
}

function printResult(
  { accepted, refused, ignored }: Counts,
  rejectedPath: string | undefined,
): void {
  if (refused === 0) return;
  const where =
    rejectedPath === undefined
      ? "name a file for them with --rejected, or look at them with validate"
      : `they are in ${rejectedPath}`;
  process.stderr.write(`${accepted} accepted, ${refused} refused, ${ignored} ignored; ${where}\n`);
}

/** Prints, and waits until there is room for more. */
async function print(lines: string): Promise<void> {
  if (!process.stdout.write(lines)) await once(process.stdout, "drain");
}
