// Child processes. However a run ends, each is ended by its own handle.
import { spawn } from "node:child_process";
import { once } from "node:events";

/** @typedef {import("node:child_process").ChildProcess} ChildProcess */

/** Time for a process to end after SIGTERM, in milliseconds. */
const PATIENCE = 5_000;

/** @type {Set<ChildProcess>} */
const running = new Set();

process.once("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

/**
 * Starts Node in the project's folder.
 *
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} environment added to this process's own
 */
export function startNode(args, environment) {
  const child = spawn(process.execPath, args, {
    cwd: new URL("../..", import.meta.url),
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "inherit"],
  });
  remember(child);
  return child;
}

/** @param {ChildProcess} child */
export async function stop(child) {
  if (!running.has(child)) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), PATIENCE);
  await ended;
  clearTimeout(timer);
}

export async function stopAll() {
  await Promise.all([...running].map(stop));
}

/** Sees to it that a child ends with this process. @param {ChildProcess} child */
export function remember(child) {
  running.add(child);
  child.once("exit", () => running.delete(child));
}
