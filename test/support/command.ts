import { spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";

const MAIN = resolve("dist/cli/main.js");

/** What a command printed, and how it ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `nudgespot-source` to its end, in a folder. */
export async function runCommand(
  args: readonly string[],
  folder = ".",
  environment: NodeJS.ProcessEnv = {},
): Promise<Ended> {
  const child = spawn(process.execPath, [MAIN, ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH ?? "", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [stdout, stderr, [code]] = await Promise.all([
    child.stdout.toArray(),
    child.stderr.toArray(),
    once(child, "close") as Promise<[number | null]>,
  ]);
  return { code, stdout: textOf(stdout), stderr: textOf(stderr) };
}

function textOf(chunks: unknown[]): string {
  return Buffer.concat(chunks as Buffer[]).toString();
}
