// Child processes. However the bench ends, each is ended by its own handle.
import { fork, spawn } from "node:child_process";
import { once } from "node:events";

/** @typedef {import("node:child_process").ChildProcess} ChildProcess */

/** How long a process may take to end by itself, in milliseconds. */
const PATIENCE = 5_000;

/** @type {Set<ChildProcess>} */
const running = new Set();

process.once("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

/**
 * Starts a module of this folder, which is then asked with `ask`.
 *
 * @param {string} name
 */
export function startModule(name) {
  return kept(fork(new URL(name, import.meta.url)));
}

/**
 * Starts Node with the given arguments, in the project's folder.
 *
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} environment added to this process's own
 */
export function startNode(args, environment) {
  const child = spawn(process.execPath, args, {
    cwd: new URL("..", import.meta.url),
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "inherit"],
  });
  kept(child);
  return child;
}

/**
 * Sends a module started with `startModule` a message and awaits its answer.
 *
 * @template Answer
 * @param {ChildProcess} child
 * @param {object} question
 * @returns {Promise<Answer>}
 */
export function ask(child, question) {
  return new Promise((resolve, reject) => {
    const onExit = () => {
      reject(new Error(`${child.spawnargs.at(-1) ?? "a process"} ended without an answer`));
    };
    child.once("exit", onExit);
    child.once("message", (answer) => {
      child.off("exit", onExit);
      resolve(/** @type {Answer} */ (answer));
    });
    child.send(question);
  });
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

/** @param {ChildProcess} child */
function kept(child) {
  running.add(child);
  child.once("exit", () => running.delete(child));
  return child;
}
