import { Command, InvalidArgumentError, Option } from "commander";
import { writeText } from "../files/text-file.js";
import { payloadCheck, trackCheck } from "../validate/check.js";
import type { Report } from "../validate/finding.js";
import { FORMATS, type FormatName } from "../validate/formats/formats.js";
import { validateFiles } from "../validate/validate.js";
import { EXIT } from "./exit-codes.js";
import { orExit, print, WrongUse } from "./output.js";
import { progressLine } from "./progress.js";
import { settingsOf } from "./settings.js";
import { styled, type Style } from "./terminal.js";

/** A report, and where it goes: to standard output without a path. */
interface Output {
  readonly format: FormatName;
  readonly path: string | undefined;
}

interface Options {
  readonly track?: true;
  readonly settings?: string;
  readonly format: readonly Output[];
  readonly failOn: "warning" | "error";
  readonly maxFindings: number;
}

const PRETTY: readonly Output[] = [{ format: "pretty", path: undefined }];

/** `nudgespot-source validate`: holds payloads against the schemas, as the service does. */
export const validateCommand = new Command("validate")
  .description("Validate payloads exactly as the service does.")
  .argument("<file...>", "JSON, a JSON array or NDJSON, also in gzip; - for standard input")
  .option(
    "--track",
    "the files contain track events; validate these against the collections' schemas",
  )
  .option("--settings <file>", "JSON file of the source's settings")
  .addOption(
    new Option(
      "--format <format[=file]>",
      `how to report, any number of times: ${Object.keys(FORMATS).join(", ")}`,
    )
      .argParser(readOutput)
      .default(PRETTY, "pretty"),
  )
  .addOption(
    new Option("--fail-on <severity>", "severity that makes the exit code 1")
      .choices(["warning", "error"])
      .default("error"),
  )
  .option(
    "--max-findings <n>",
    "how many findings to tell; the rest is counted",
    wholeNumber,
    1_000,
  )
  .addHelpText(
    "after",
    `
Examples:
  $ nudgespot-source validate payloads.ndjson
  $ nudgespot-source validate fixtures/*.json --settings settings.json --fail-on warning
  $ zcat archive.gz | nudgespot-source validate - --format junit=report.xml --format pretty`,
  )
  .action((files: readonly string[], options: Options) => orExit(() => validate(files, options)));

async function validate(files: readonly string[], options: Options): Promise<void> {
  const { format: outputs, maxFindings, failOn } = options;
  if (outputs.filter(({ path }) => path === undefined).length > 1) {
    throw new WrongUse("two formats for standard output: give one of them a file (format=file)");
  }
  const { settings } = await settingsOf(options.settings);
  const check = options.track ? trackCheck() : payloadCheck(settings, Date.now());
  const progress = progressLine("payloads");
  const report = await validateFiles(files, {
    check,
    maxFindings,
    onProgress: ({ payloads, share }) => {
      progress.update(payloads, share);
    },
  }).finally(() => {
    progress.clear();
  });
  for (const output of outputs) await write(report, output);
  process.exitCode = hasFailed(report, failOn) ? EXIT.failed : EXIT.fine;
}

async function write(report: Report, { format, path }: Output): Promise<void> {
  const text = FORMATS[format](report, path === undefined ? paint : (_, plain) => plain);
  if (path !== undefined) await writeText(path, `${text}\n`);
  else if (text !== "") print(text);
}

const STYLES: Readonly<Record<"error" | "warning" | "dim", Style>> = {
  error: "red",
  warning: "yellow",
  dim: "dim",
};

function paint(kind: keyof typeof STYLES, text: string): string {
  return styled(STYLES[kind], text);
}

function hasFailed({ summary }: Report, failOn: Options["failOn"]): boolean {
  return summary.refused > 0 || (failOn === "warning" && summary.warnings > 0);
}

function readOutput(text: string, previous: readonly Output[]): Output[] {
  const [format = "", ...rest] = text.split("=");
  if (!Object.hasOwn(FORMATS, format)) {
    throw new InvalidArgumentError(`It must be one of ${Object.keys(FORMATS).join(", ")}.`);
  }
  const path = rest.length === 0 ? undefined : rest.join("=");
  const output = { format: format as FormatName, path };
  return previous === PRETTY ? [output] : [...previous, output];
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("It must be a whole number.");
  return Number(text);
}
