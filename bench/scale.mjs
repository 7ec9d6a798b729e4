// `npm run bench:scale`: calls into PostgreSQL by 1, 2 and 4 processes against the floors of `npm run
// bench`, with events waiting for a destination that is suspended. The events of the calls are forwarded
// meanwhile.
//   -- --quick   a minute instead of some ten, with fewer events waiting, to try it out
//   -- --write   writes the table to docs/scale.md
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { writePart } from "../scripts/marked.mjs";
import { PostgresServer } from "../test/support/postgres-server.mjs";
import { stop, stopAll } from "../test/support/processes.mjs";
import { putUnderLoad } from "./compare.mjs";
import { startBench } from "./options.mjs";
import { callsOf, readPayloads } from "./payloads.mjs";
import { startModule, startServer, startService } from "./processes.mjs";
import { tableText, whole } from "./report.mjs";

const TOKEN = "a-token-of-16-characters";
const CALLS_IN_FLIGHT = 64;

/** Milliseconds in which all events of a round are forwarded. */
const PATIENCE = 120_000;

const options = startBench();
const plan = options.quick
  ? { waiting: [0, 1_000, 10_000], processes: [1, 2], seconds: 1, warmUp: 1 }
  : { waiting: [0, 10_000, 100_000, 1_000_000], processes: [1, 2, 4], seconds: 3, warmUp: 2 };

const folder = await mkdtemp(join(tmpdir(), "nudgespot-scale-"));
const database = await PostgresServer.start({ settings: ["fsync=on"] });
const load = startModule("load.mjs");
try {
  const destination = await startServer("destination");
  const sourcesFile = join(folder, "sources.json");
  await writeFile(sourcesFile, JSON.stringify(sourcesTo(destination.port)));
  const environment = {
    DATABASE_URL: database.url(),
    SOURCES_FILE: sourcesFile,
    ADMIN_TOKEN: TOKEN,
  };
  const payloads = await readPayloads();
  const floors = {
    1: (await startServer("http")).port,
    32: (await startServer("inserted", database.url())).port,
  };
  const rows = [];
  for (const waiting of plan.waiting) {
    await fill(environment, payloads, waiting);
    for (const processes of plan.processes) {
      console.error(`measuring: ${processes} processes, ${waiting} events waiting`);
      rows.push(await measure(environment, payloads, floors, { processes, waiting }));
    }
  }
  const table = tableText([
    ["Processes", "Waiting", ...["Calls of 1", "Calls of 32"].flatMap(headOf)],
    Array.from({ length: 10 }, () => "---:"),
    ...rows,
  ]);
  console.log(table);
  if (options.write) await writePart("docs/scale.md", "scale", table);
} finally {
  await stopAll();
  await database[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
}

/** Two sources: what the first one sends is forwarded, what the second one sends waits. @param {number} port */
function sourcesTo(port) {
  const url = `http://127.0.0.1:${port}`;
  return {
    sources: ["live", "held"].map((name) => ({
      ...{ name, writeKeys: [`${name}-key`] },
      destinations: [{ id: "cdp", type: "segment", url, writeKey: "bench-key" }],
    })),
  };
}

/**
 * Adds events that wait, up to a number of them.
 *
 * @param {Record<string, string>} environment
 * @param {readonly string[]} payloads
 * @param {number} most
 */
async function fill(environment, payloads, most) {
  const service = await startService(environment);
  await ask(service.port, "POST", "/admin/destinations/held/cdp/suspend");
  const job = { path: "/v1/webhook?writeKey=held-key", bodies: callsOf(payloads, 32) };
  for (let count = await waitingFor("held/cdp", service.port); count < most;) {
    const seconds = Math.min(10, Math.max(0.2, (most - count) / 30_000));
    await putUnderLoad(load, { ...job, port: service.port, connections: CALLS_IN_FLIGHT, seconds });
    count = await waitingFor("held/cdp", service.port);
  }
  await stop(service.child);
}

/**
 * @param {Record<string, string>} environment
 * @param {readonly string[]} payloads
 * @param {Readonly<Record<1 | 32, number>>} floors a port for each size of a call
 * @param {{ processes: number, waiting: number }} at
 */
async function measure(environment, payloads, floors, { processes, waiting }) {
  const service = await startService({ ...environment, WORKERS: String(processes) });
  const cells = [];
  for (const size of /** @type {const} */ ([1, 32])) {
    const job = {
      path: "/v1/webhook?writeKey=live-key",
      ...{ bodies: callsOf(payloads, size), connections: CALLS_IN_FLIGHT },
    };
    /** @param {number} port @param {number} seconds */
    const put = (port, seconds) => putUnderLoad(load, { ...job, port, seconds });
    await put(floors[size], plan.warmUp);
    // Each process has to compile its own code.
    await put(service.port, plan.warmUp * processes);
    await untilForwarded(service.port);
    const floor = await put(floors[size], plan.seconds);
    const started = performance.now();
    const { rate, p99 } = await put(service.port, plan.seconds);
    const ended = performance.now();
    await untilForwarded(service.port);
    const forwarded = (rate * (ended - started)) / (performance.now() - started);
    const ofFloor = (rate / floor.rate).toFixed(2);
    cells.push(`${whole(rate * size)} events/s`, ofFloor, `${whole(p99)} ms`);
    cells.push(whole(forwarded * size));
  }
  await stop(service.child);
  return [String(processes), whole(waiting), ...cells];
}

/** @param {string} name of a size */
function headOf(name) {
  return [name, "of floor", "p99", "Forwarded"];
}

/** @param {number} port */
async function untilForwarded(port) {
  const end = performance.now() + PATIENCE;
  while ((await waitingFor("live/cdp", port)) > 0) {
    if (performance.now() > end) throw new Error("queued events are not forwarded");
    await setTimeout(50);
  }
}

/** Events in a destination's queue. @param {string} id @param {number} port */
async function waitingFor(id, port) {
  const { destinations } = /** @type {{ destinations: { id: string, waiting: number }[] }} */ (
    await ask(port, "GET", "/admin/destinations")
  );
  const found = destinations.find((one) => one.id === id);
  if (found === undefined) throw new Error(`there is no destination ${id}`);
  return found.waiting;
}

/** @param {number} port @param {string} method @param {string} path @returns {Promise<unknown>} */
async function ask(port, method, path) {
  const headers = { Authorization: `Bearer ${TOKEN}` };
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, headers });
  if (!response.ok) throw new Error(`${path} answers ${response.status}`);
  return response.json();
}
