import { spawn, type StdioOptions } from "node:child_process";
import { once } from "node:events";

/** A program that accepts calls into a store and waits to be killed. */
export const ACCEPTING = "test/support/accepting.mjs";

/** Leaves a store as a killed process does: with its log beside it. */
export async function acceptAndKill(directory: string, calls: readonly object[]): Promise<void> {
  const stdio: StdioOptions = ["pipe", "pipe", "inherit"];
  const child = spawn(process.execPath, [ACCEPTING, directory], { stdio });
  child.stdin?.end(JSON.stringify(calls));
  if (child.stdout !== null) await once(child.stdout, "data");
  child.kill("SIGKILL");
  await once(child, "exit");
}
