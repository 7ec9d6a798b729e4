import { createTwoFilesPatch } from "diff";
import { Refusal } from "../core/errors.js";
import { FileError } from "../files/text-file.js";
import { RemoteError } from "../http/remote-error.js";
import { WorkspaceError } from "../hosts/rudderstack/workspace-text.js";
import { withoutSecrets } from "../hosts/rudderstack/workspace.js";
import { CheckpointError } from "../replay/checkpoint.js";
import { CannotOpen } from "../store/errors.js";
import { EXIT } from "./exit-codes.js";

/** Thrown where options do not go together. */
export class WrongUse extends Error {
  override readonly name = "WrongUse";
}

/** Prints a line, or several, of the result. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Prints a warning for a person: the result goes on. */
export function warn(text: string): void {
  process.stderr.write(`nudgespot-source: warning: ${text}\n`);
}

/** Prints the result for a script. */
export function printJson(result: unknown): void {
  print(JSON.stringify(result));
}

/** Prints what changes in a workspace file, without its secrets. */
export function printDiff(path: string, before: string, after: string): void {
  if (before === after) return;
  const [old, changed] = [before && withoutSecrets(before), withoutSecrets(after)];
  process.stdout.write(createTwoFilesPatch(path, path, old, changed, "", "", { context: 2 }));
}

/** A write key, masked so that it can be compared but not used. */
export function maskedKey(writeKey: string): string {
  return writeKey.length < 8 ? "…" : `${writeKey.slice(0, 1)}…${writeKey.slice(-2)}`;
}

/** Exits with one line for errors that the user can fix. */
export async function orExit(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const code = errorExitCode(error);
    if (code === undefined) throw error;
    process.stderr.write(`nudgespot-source: ${(error as Error).message}\n`);
    process.exit(code);
  }
}

/** Undefined for bugs of this program. */
function errorExitCode(error: unknown): number | undefined {
  if (error instanceof RemoteError) return error.isUnreachable ? EXIT.unreachable : EXIT.failed;
  const isWrongUse = [
    WorkspaceError,
    FileError,
    Refusal,
    CheckpointError,
    CannotOpen,
    WrongUse,
  ].some((kind) => error instanceof kind);
  return isWrongUse ? EXIT.wrongUse : undefined;
}
