// A service with its console, two destinations and a sender, on the loopback interface.
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { accept, Host, json } from "../test/support/host.mjs";
import { startNode, stop } from "../test/support/processes.mjs";
import { campaigns } from "./campaigns.mjs";
import { writeHistory } from "./history.mjs";
import { fillWarehouse } from "./warehouse.mjs";

const DAY = 86_400_000;
const KEY = "demo-write-key";

/** Payloads per second of the sender. */
const RATE = 5;

/** One of the destinations fails in the last seconds of every minute. */
const [MINUTE, FAILS_AFTER] = [60_000, 45_000];

/**
 * @typedef {object} Demo
 * @property {string} url of the console
 * @property {string} token
 * @property {string} query a command that asks the tables
 * @property {() => Promise<void>} stop
 */

/**
 * Starts it.
 *
 * @param {number} [port]
 * @param {string} [database] address of a PostgreSQL for the tables; a folder if not given
 * @returns {Promise<Demo>}
 */
export async function startDemo(port = 0, database) {
  const [crm, analytics] = [await new Host().listen(), await new Host().listen()];
  analytics.behaviour = (call) => {
    if (Date.now() % MINUTE > FAILS_AFTER) json(call.response, 503, {}, { "Retry-After": "2" });
    else accept(call);
  };
  const folder = mkdtempSync(join(tmpdir(), "nudgespot-demo-"));
  const [data, sources] = [join(folder, "data"), join(folder, "sources.json")];
  const destinations = [
    { id: "crm", type: "segment", url: crm.url, writeKey: "crm-key" },
    { id: "analytics", type: "segment", url: analytics.url, writeKey: "analytics-key" },
  ];
  const warehouse = { id: "warehouse", type: "postgres", url: database };
  const all = database === undefined ? destinations : [...destinations, warehouse];
  const source = { name: "Newsletter", writeKeys: [KEY], destinations: all };
  writeFileSync(sources, JSON.stringify({ sources: [source] }));
  const now = Date.now();
  const sent = campaigns({ start: now - 13.5 * DAY });
  const before = sent.filter(({ at }) => at < now);
  const ids = destinations.map(({ id }) => `newsletter/${id}`);
  await writeHistory(data, before, "newsletter", ids);
  const query = await fillWarehouse(before, database);

  const token = randomBytes(12).toString("hex");
  const service = startNode(["dist/cli/main.js", "serve"], {
    ...{ HOST: "127.0.0.1", PORT: String(port), LOG_LEVEL: "info", WORKERS: "", UPSTREAM_URL: "" },
    ...{ DATA_DIR: data, DATABASE_URL: "", WRITE_KEY: "", SOURCES_FILE: sources },
    ...{ ADMIN_TOKEN: token, INTERNAL_PORT: "", RETAIN: "1d" },
  });
  const address = await addressOf(service);
  const url = `http://127.0.0.1:${address}`;
  const fresh = campaigns({ start: now, days: 14, recipients: 3_000, seed: 2 });
  const timer = setInterval(() => {
    // In no order, so that there is some of everything.
    const [one] = fresh.splice(Math.floor(Math.random() * fresh.length), 1);
    if (one !== undefined) void send(url, asOfNow(one.payload));
  }, 1_000 / RATE);
  return {
    url: `${url}/console/`,
    token,
    query,
    async stop() {
      clearInterval(timer);
      await stop(service);
      await Promise.all([crm.close(), analytics.close()]);
      rmSync(folder, { recursive: true });
    },
  };
}

/** A payload with the current time, unless its time is a mistake. @param {Record<string, unknown>} payload */
function asOfNow(payload) {
  const isTime = !Number.isNaN(Date.parse(String(payload.timestamp)));
  return isTime ? { ...payload, timestamp: new Date().toISOString() } : payload;
}

/** @param {string} url @param {object} payload */
async function send(url, payload) {
  const headers = { "Content-Type": "application/json", "X-Write-Key": KEY };
  await fetch(`${url}/v1/webhook`, {
    method: "POST",
    headers,
    body: JSON.stringify(payload),
  }).catch(
    () => undefined, // It is being stopped.
  );
}

/** The service's port, once it listens. @param {import("node:child_process").ChildProcess} service */
function addressOf(service) {
  const lines = createInterface({
    input: /** @type {import("node:stream").Readable} */ (service.stdout),
  });
  return new Promise((resolve, reject) => {
    lines.on("line", (line) => {
      const { msg, port } = /** @type {{ msg: string, port: number }} */ (JSON.parse(line));
      if (msg === "serving") resolve(port);
      else if (msg === "cannot listen") reject(new Error("the port is used by another program"));
    });
  });
}
