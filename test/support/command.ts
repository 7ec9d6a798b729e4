import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { PassThrough } from "node:stream";
import { text as textOf } from "node:stream/consumers";
import { runProgram } from "../../transformer/cli/program.js";

const MAIN = resolve("dist/cli/main.js");

/** A command's output and exit code. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Thrown where a command ends its process. */
class Exit extends Error {
  constructor(readonly code: number) {
    super();
  }
}

/**
 * Runs `nudgespot-source` to its end, in a folder: from the sources and in this process, one command at
 * a time.
 */
export async function runCommand(
  args: readonly string[],
  folder = ".",
  environment: NodeJS.ProcessEnv = {},
): Promise<Ended> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const texts = Promise.all([textOf(stdout), textOf(stderr)]);
  const restore = replaceProcess({
    stdout,
    stderr,
    env: { PATH: process.env.PATH, ...environment },
  });
  const before = process.cwd();
  process.chdir(folder);
  let code: number | undefined;
  try {
    await runProgram(args);
    code = Number(process.exitCode ?? 0);
  } catch (error) {
    if (!(error instanceof Exit)) throw error;
    code = error.code;
  } finally {
    process.chdir(before);
    restore();
    stdout.end();
    stderr.end();
  }
  const [out, err] = await texts;
  return { code, stdout: out, stderr: err };
}

/** Gives this process other streams and variables, and an `exit` that throws. @returns undoes it */
function replaceProcess(replacements: Partial<Record<keyof NodeJS.Process, unknown>>): () => void {
  const exit = (code: number): never => {
    throw new Exit(code);
  };
  const all = { ...replacements, exit, exitCode: undefined };
  const names = Object.keys(all) as (keyof typeof all)[];
  const before = names.map((name) => Object.getOwnPropertyDescriptor(process, name));
  for (const name of names) {
    Object.defineProperty(process, name, { value: all[name], writable: true, configurable: true });
  }
  return () => {
    names.forEach((name, index) => {
      Object.defineProperty(process, name, before[index] ?? { value: undefined });
    });
  };
}

/** Runs the built `nudgespot-source` to its end, as a process. */
export async function runProcess(
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
    textOf(child.stdout),
    textOf(child.stderr),
    once(child, "close") as Promise<[number | null]>,
  ]);
  return { code, stdout, stderr };
}

/** `script` gives a command a terminal. */
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
  return (await textOf(child.stdout)).replaceAll("\u001b", "ESC");
}
