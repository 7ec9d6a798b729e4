import { randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { Command } from "commander";
import { ask } from "../http/ask.js";
import { queryPostgres } from "../doctor/database.js";
import { examine, type Examined, type Report } from "../doctor/examine.js";
import { Setup } from "../doctor/setup.js";
import { readText } from "../files/text-file.js";
import { readWorkspace } from "../hosts/rudderstack/workspace-sources.js";
import { readJitsuFacts, type JitsuFacts } from "../hosts/jitsu/facts.js";
import { DEFAULT_SCHEMAS } from "../warehouse/tables.js";
import { EXIT } from "./exit-codes.js";
import { openConsole } from "./jitsu-console.js";
import { httpUrl } from "./options.js";
import { orExit, print, printJson, WrongUse } from "./output.js";
import { styled, type Style } from "./terminal.js";

interface Options {
  readonly workspaceConfig?: string;
  readonly name: string;
  readonly schema?: string;
  readonly plugin?: URL;
  readonly dataPlane?: URL;
  readonly writeKey?: string;
  readonly upstream?: URL;
  readonly console?: URL;
  readonly workspace?: string;
  readonly ingest?: URL;
  readonly warehouse?: string;
  readonly jobsDb?: string;
  readonly sendTestEvent?: true;
  readonly json?: true;
}

/** `nudgespot-source doctor`: finds mistakes in a set-up. */
export const doctorCommand = new Command("doctor")
  .description("Find known mistakes in a set-up, and how to fix each.")
  .option("--workspace-config <file>", "rudder-server's workspaceConfig.json")
  .option("--name <name>", "the source's name in it", "Nudgespot")
  .option(
    "--schema <name>",
    "the warehouse schema to expect (default: nudgespot; in Jitsu the destination's)",
  )
  .option("--plugin <url>", "address of this service, with ADMIN_TOKEN if it forwards", httpUrl)
  .option("--upstream <url>", "address of rudder-transformer", httpUrl)
  .option("--data-plane <url>", "address of rudder-server", httpUrl)
  .option("--console <url>", "address of Jitsu's console, with JITSU_TOKEN", httpUrl)
  .option("--workspace <id-or-slug>", "the workspace in it")
  .option("--ingest <url>", "address of Jitsu's ingest service", httpUrl)
  .option("--warehouse <url>", "postgres:// URL of the warehouse; read access is enough")
  .option(
    "--jobs-db <url>",
    "postgres:// URL of rudder-server's jobs database; read access is enough",
  )
  .option("--write-key <key>", "the source's write key, if it differs from the file's")
  .option("--send-test-event", "post a marked event to the data plane, ingest or destinations")
  .option("--json", "print the result as JSON")
  .addHelpText(
    "after",
    `
Without --send-test-event nothing is sent but GET requests. Tables that accept every
value: nudgespot-source warehouse.

Examples:
  $ nudgespot-source doctor --workspace-config workspaceConfig.json
  $ nudgespot-source doctor --workspace-config workspaceConfig.json \\
      --plugin http://localhost:9090 --upstream http://localhost:9091 \\
      --data-plane http://localhost:8080 --send-test-event
  $ ADMIN_TOKEN=TOKEN nudgespot-source doctor --plugin http://localhost:9090 --send-test-event
  $ nudgespot-source doctor --console https://jitsu.example.com --workspace acme \\
      --ingest https://ingest.example.com --write-key ID:SECRET`,
  )
  .action((options: Options) => orExit(() => doctor(options)));

async function doctor(options: Options): Promise<void> {
  const { workspaceConfig, plugin, upstream, dataPlane, ingest, warehouse, jobsDb } = options;
  const places = [workspaceConfig, plugin, upstream, dataPlane, options.console, ingest];
  if ([...places, warehouse, jobsDb].every((given) => given === undefined)) {
    throw new WrongUse(
      "nothing to look at: name --workspace-config, --plugin, --upstream, --data-plane, --console, --ingest, --warehouse or --jobs-db",
    );
  }
  const { name, writeKey, sendTestEvent = false } = options;
  const workspace =
    workspaceConfig === undefined ? undefined : readWorkspace(await readText(workspaceConfig));
  const jitsu = await jitsuFacts(options);
  const schema = options.schema ?? jitsu?.schema ?? DEFAULT_SCHEMAS.rudderstack;
  const setup = new Setup(
    {
      workspace,
      name,
      schema,
      plugin,
      adminToken: process.env.ADMIN_TOKEN,
      upstream,
      dataPlane,
      jitsu,
      ingest,
      warehouse,
      jobsDb,
      writeKey,
      sendTestEvent,
    },
    {
      ask,
      query: queryPostgres,
      pause: setTimeout,
      newId: randomUUID,
      now: () => new Date().toISOString(),
    },
  );
  const report = await examine(setup);
  if (options.json === undefined) print(reportText(report));
  else printJson(report);
  process.exitCode = doctorExitCode(report);
}

async function jitsuFacts({ console, workspace, name }: Options): Promise<JitsuFacts | undefined> {
  if (console === undefined) return undefined;
  if (workspace === undefined) throw new WrongUse("--console needs --workspace");
  return readJitsuFacts(openConsole({ console }), workspace, name);
}

function doctorExitCode({ summary, probes }: Report): number {
  if (probes.some((probe) => "unreachable" in probe)) return EXIT.unreachable;
  return summary.failure > 0 ? EXIT.failed : EXIT.fine;
}

const STYLES: Readonly<Record<Examined["status"], Style>> = {
  ok: "green",
  warning: "yellow",
  failure: "red",
  skipped: "dim",
};

function reportText({ summary, probes }: Report): string {
  const { ok, warning, failure, skipped } = summary;
  const counts = `${ok} ok, ${warning} warnings, ${failure} failures, ${skipped} skipped`;
  const looked = probes.filter(({ status }) => status !== "skipped");
  return [...looked.map(findingLine), ...skippedLines(probes), "", counts].join("\n");
}

function findingLine({ id, status, title, ...finding }: Examined): string {
  const reason = finding.reason ?? title;
  const fix = "fix" in finding ? `\n${" ".repeat(9)}Fix: ${finding.fix}` : "";
  return `${marked(status)} ${id}: ${reason}${fix}`;
}

/** One line for each reason: of most of them there are several. */
function skippedLines(probes: readonly Examined[]): string[] {
  const ids = new Map<string, string[]>();
  for (const { id, status, reason = "" } of probes) {
    if (status === "skipped") ids.set(reason, [...(ids.get(reason) ?? []), id]);
  }
  return [...ids].map(([reason, names]) => `${marked("skipped")} ${names.join(", ")}: ${reason}`);
}

function marked(status: Examined["status"]): string {
  return styled(STYLES[status], status.padEnd(8));
}
