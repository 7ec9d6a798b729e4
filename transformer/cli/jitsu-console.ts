import { Command } from "commander";
import { JitsuConsole } from "../hosts/jitsu/console.js";
import type { Step } from "../hosts/jitsu/registration.js";
import { httpUrl } from "./options.js";
import { WrongUse } from "./output.js";

/** Options of every command that works with the console. */
export interface ConsoleOptions {
  readonly console: URL;
  readonly workspace: string;
  readonly name: string;
  readonly dryRun?: true;
  readonly json?: true;
}

/** A command that works with the console. */
export function consoleCommand(description: string): Command {
  return new Command("jitsu")
    .description(description)
    .requiredOption("--console <url>", "address of Jitsu's console", httpUrl)
    .requiredOption("--workspace <id-or-slug>", "the workspace")
    .option("--name <name>", "the stream's name", "Nudgespot")
    .option("--dry-run", "show changes without making them")
    .option("--json", "print the result as JSON");
}

/** The console, with the token of the environment. */
export function openConsole({ console: url }: Pick<ConsoleOptions, "console">): JitsuConsole {
  const token = process.env.JITSU_TOKEN ?? "";
  if (!token.includes(":")) {
    throw new WrongUse(
      "JITSU_TOKEN must be keyId:secret of a user's API key, or anything:CONSOLE_TOKEN",
    );
  }
  return new JitsuConsole({ url, token });
}

const VERBS = { created: "create", updated: "update", removed: "remove" } as const;

/** The steps in words, a line for each. */
export function stepLines(steps: readonly Step[], dryRun: boolean | undefined): string {
  const lines = steps.map((step) => stepLine(step, dryRun));
  return [...lines, ...(dryRun ? ["", "Nothing was written."] : [])].join("\n");
}

function stepLine({ what, id, to, action, changed = [] }: Step, dryRun = false): string {
  const done = dryRun && action !== "unchanged" ? `would ${VERBS[action]}` : action.padEnd(9);
  const name = [what, id, to === undefined ? undefined : `to ${to}`];
  const fields = changed.length === 0 ? "" : `: ${changed.join(", ")}`;
  return `${done} ${name.filter((part) => part !== undefined).join(" ")}${fields}`;
}
