// The processes of the bench: modules of this folder, and the built service.
import { fork } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { remember, startNode } from "../test/support/processes.mjs";

/** @typedef {import("node:child_process").ChildProcess} ChildProcess */

/** Starts a module of this folder. @param {string} name @param {readonly string[]} [args] */
export function startModule(name, args = []) {
  const child = fork(new URL(name, import.meta.url), args);
  remember(child);
  return child;
}

/** The next message of a module. @param {ChildProcess} child @returns {Promise<any>} */
export function messageOf(child) {
  return new Promise((resolve, reject) => {
    const onExit = () => {
      reject(new Error(`${child.spawnargs.slice(1).join(" ")} ended without an answer`));
    };
    child.once("exit", onExit);
    child.once("message", (message) => {
      child.off("exit", onExit);
      resolve(message);
    });
  });
}

/** Starts one of `servers.mjs`. @param {string} name @param {string | number} [argument] */
export async function startServer(name, argument = "") {
  const child = startModule("servers.mjs", [name, String(argument)]);
  return { child, port: /** @type {number} */ (await messageOf(child)) };
}

/**
 * Starts the built service on a free port.
 *
 * @param {Readonly<Record<string, string>>} [environment] without it the source contract alone
 */
export async function startService(environment = {}) {
  // Empty variables count as not set: the operator's shell must not change the figures.
  const usual = {
    DATA_DIR: "",
    DATABASE_URL: "",
    SOURCES_FILE: "",
    WRITE_KEY: "",
    UPSTREAM_URL: "",
    WORKERS: "",
  };
  const child = startNode(["dist/cli/main.js", "serve"], {
    ...{ PORT: "0", HOST: "127.0.0.1", LOG_LEVEL: "info", ...usual },
    ...environment,
  });
  // The later lines are read, too: a full pipe would stop the service.
  const lines = createInterface({ input: child.stdout });
  return new Promise((resolve, reject) => {
    lines.on("line", (line) => {
      const { msg, port } = /** @type {{ msg: string, port: number }} */ (JSON.parse(line));
      if (msg === "serving") resolve({ child, port });
    });
    lines.once("close", () => {
      reject(new Error("the service ended before it listened"));
    });
  });
}

/** Peak resident memory of a process in MB; NaN without /proc. @param {ChildProcess} child */
export function peakMemory({ pid }) {
  const path = `/proc/${pid}/status`;
  const status = existsSync(path) ? readFileSync(path, "utf8") : "";
  return (Number(/^VmHWM:\s*(\d+) kB/m.exec(status)?.[1]) * 1_024) / 1e6;
}
