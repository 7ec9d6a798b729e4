// The built service, as an operator starts it.
import { get } from "node:http";
import { createInterface } from "node:readline";
import { startNode, stop } from "./processes.mjs";
import { median } from "./statistics.mjs";

/** How long the service may take to be healthy, in milliseconds. */
const PATIENCE = 10_000;

/** An empty variable counts as not set: what the operator's shell has must not change the figures. */
const ENVIRONMENT = {
  PORT: "0",
  HOST: "127.0.0.1",
  LOG_LEVEL: "info",
  UPSTREAM_TIMEOUT: "",
  BODY_LIMIT: "",
  WORKERS: "",
  DATA_DIR: "",
  SOURCES_FILE: "",
  WRITE_KEY: "",
  UPSTREAM_URL: "",
};

/**
 * Starts the service on a free port and waits until it is healthy.
 *
 * @param {Readonly<Record<string, string>>} environment beside the usual
 */
export async function startService(environment = {}) {
  const started = performance.now();
  const child = startNode(["dist/cli/main.js", "serve"], {
    ...ENVIRONMENT,
    ...environment,
  });
  const port = await portOf(child.stdout);
  while (!(await isHealthy(port))) {
    if (performance.now() - started > PATIENCE) throw new Error("the service is not healthy");
  }
  return { child, port, startTime: performance.now() - started };
}

/**
 * How long it takes from the start of the process to the first healthy answer, in milliseconds.
 *
 * @param {number} times
 */
export async function measureStart(times) {
  /** @type {number[]} */
  const startTimes = [];
  for (let count = 0; count < times; count += 1) {
    const { child, startTime } = await startService();
    startTimes.push(startTime);
    await stop(child);
  }
  return median(startTimes);
}

/**
 * The port is in the service's first line of log. The lines after it are read, too: a full pipe
 * would stop the service.
 *
 * @param {import("node:stream").Readable} log
 * @returns {Promise<number>}
 */
function portOf(log) {
  return new Promise((resolve, reject) => {
    const lines = createInterface({ input: log });
    lines.on("line", (line) => {
      const { msg, port } = /** @type {{ msg: string, port: number }} */ (JSON.parse(line));
      if (msg === "serving") resolve(port);
    });
    lines.once("close", () => {
      reject(new Error("the service ended before it listened"));
    });
  });
}

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function isHealthy(port) {
  return new Promise((resolve) => {
    const request = get({ host: "127.0.0.1", port, path: "/health", agent: false }, (answer) => {
      answer.resume();
      resolve(answer.statusCode === 200);
    });
    request.once("error", () => {
      resolve(false);
    });
  });
}
