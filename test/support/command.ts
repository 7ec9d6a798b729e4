import { spawn, spawnSync } from "node:child_process";
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

/** `script` gives a command a terminal of its own. */
export const hasTerminal = spawnSync("script", ["--version"]).status === 0;
if (!hasTerminal) console.warn("script is not installed: nothing is run on a terminal");

/** Runs `nudgespot-source` on a terminal. @returns all that it wrote there, escapes as `ESC` */
export async function runOnTerminal(
  args: readonly string[],
  folder: string,
  environment: NodeJS.ProcessEnv = {},
): Promise<string> {
  const child = spawn("script", ["-qec", `node ${MAIN} ${args.join(" ")}`, "/dev/null"], {
    cwd: folder,
    env: { PATH: process.env.PATH ?? "", TERM: "xterm", ...environment },
    stdio: ["ignore", "pipe", "ignore"],
  });
  return textOf(await child.stdout.toArray()).replaceAll("\u001b", "ESC");
}

function textOf(chunks: unknown[]): string {
  return Buffer.concat(chunks as Buffer[]).toString();
}
