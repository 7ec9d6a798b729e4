// The built service as a process, with one source and one destination.
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { startNode } from "../support/processes.mjs";

export const WRITE_KEY = "fault-write-key";
export const ADMIN_TOKEN = "fault-admin-token-0123";

export class Service {
  /** The messages it has logged. @type {string[]} */
  logged = [];

  /** @param {import("node:child_process").ChildProcess} child */
  constructor(child) {
    this.child = child;
    this.port = 0;
    this.exited = once(child, "exit");
  }

  get url() {
    return `http://127.0.0.1:${this.port}`;
  }

  get isRunning() {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /**
   * @param {string} path
   * @param {RequestInit} [init]
   * @returns {Promise<any>}
   */
  async admin(path, init = {}) {
    const headers = { Authorization: `Bearer ${ADMIN_TOKEN}`, "Content-Type": "application/json" };
    const response = await fetch(`${this.url}/admin${path}`, { headers, ...init });
    return response.json();
  }

  /** Resident memory, in MB. */
  async memory() {
    const { readFile } = await import("node:fs/promises");
    const status = await readFile(`/proc/${this.child.pid}/status`, "utf8");
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
  }

  /** The most resident memory that it has had, in MB. */
  peakMemory() {
    const status = readFileSync(`/proc/${this.child.pid}/status`, "utf8");
    return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
  }

  /** Processor time that it has used, in seconds. */
  cpu() {
    const fields = readFileSync(`/proc/${this.child.pid}/stat`, "utf8").split(" ");
    return (Number(fields[13]) + Number(fields[14])) / 100;
  }

  async kill() {
    this.child.kill("SIGKILL");
    await this.exited;
  }

  /** @returns {Promise<number | null>} the exit code */
  async stop() {
    this.child.kill("SIGTERM");
    const [code] = await this.exited;
    return code;
  }
}

/**
 * @typedef {object} Setup
 * @property {Record<string, string>} store DATA_DIR or DATABASE_URL
 * @property {{ url: string }} host
 * @property {"segment" | "rudderstack" | "jitsu"} [type]
 * @property {Record<string, string>} [environment]
 * @property {string[]} [nodeArgs]
 */

/**
 * Starts the service and waits until it serves.
 *
 * @param {Setup} setup
 * @throws where it ends before
 */
export async function startService({ store, host, type = "segment", environment, nodeArgs = [] }) {
  const child = startNode([...nodeArgs, "dist/cli/main.js", "serve"], {
    HOST: "127.0.0.1",
    PORT: "0",
    LOG_LEVEL: "info",
    WRITE_KEY,
    ADMIN_TOKEN,
    DESTINATION_URL: host.url,
    DESTINATION_TYPE: type,
    DESTINATION_WRITE_KEY: "key-of-the-host",
    SHUTDOWN_TIMEOUT: "5s",
    ...{ DATA_DIR: "", DATABASE_URL: "" },
    ...store,
    ...environment,
  });
  const service = new Service(child);
  const lines = createInterface({
    input: /** @type {import("node:stream").Readable} */ (child.stdout),
  });
  await new Promise((resolve, reject) => {
    lines.on("line", (line) => {
      const { msg, port } = /** @type {{ msg: string, port: number }} */ (JSON.parse(line));
      service.logged.push(msg);
      if (msg !== "serving") return;
      service.port = port;
      resolve(undefined);
    });
    child.once("exit", (code) => {
      reject(new Error(`the service ended with ${code}: ${service.logged.join("; ")}`));
    });
  });
  return service;
}
