// The rows of the table, measured one after the other: of two cores the load takes one.
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { hasPostgres, PostgresServer } from "../test/support/postgres-server.mjs";
import { stop } from "../test/support/processes.mjs";
import { compare, medianOf, putUnderLoad } from "./compare.mjs";
import { peakMemory, startServer, startService } from "./processes.mjs";
import { batchesOf, callsOf, SOURCE } from "./payloads.mjs";

/** @typedef {import("./processes.mjs").ChildProcess} ChildProcess */
/** @typedef {{ what: string, unit: string, perRequest: number } & import("./compare.mjs").Comparison} Row */

/**
 * @typedef {object} Bench
 * @property {ChildProcess} load
 * @property {readonly string[]} payloads
 * @property {string} folder for files
 * @property {{ rounds: number, seconds: number }} plan of a comparison
 * @property {(what: string) => void} tell called before each row
 */

const KEY = "bench-write-key";
const CALLS = `/v1/webhook?writeKey=${KEY}`;

/** The size of a passed body, and the number of calls in flight. */
const [PASSED_BYTES, CALLS_IN_FLIGHT] = [40_000, 64];

/** Milliseconds in which all events of a round are forwarded. */
const PATIENCE = 60_000;

/** @param {Bench} bench @returns {Promise<Row[]>} */
export async function measureContract({ load, payloads, plan, tell }) {
  const service = await startService();
  const floor = await startServer("contract", service.port);
  const ports = { service: service.port, floor: floor.port };
  const rows = [];
  for (const [size, connections] of /** @type {const} */ ([
    [32, 8],
    [1, 32],
  ])) {
    const what = `Batches of ${size}`;
    tell(what);
    const job = { path: SOURCE, bodies: batchesOf(payloads, size), connections };
    const result = await compare(load, job, ports, plan);
    rows.push({ what, unit: "events/s", perRequest: size, ...result });
  }
  await Promise.all([service.child, floor.child].map(stop));
  return rows;
}

/**
 * 16 requests in flight against a bare proxy; one, which shows the added latency, against the upstream.
 *
 * @param {Bench} bench
 * @returns {Promise<Row[]>}
 */
export async function measurePassthrough({ load, plan, tell }) {
  const upstream = await startServer("echo");
  const proxy = await startServer("proxy", upstream.port);
  const service = await startService({ UPSTREAM_URL: `http://127.0.0.1:${upstream.port}` });
  const bodies = [JSON.stringify("x".repeat(PASSED_BYTES))];
  const rows = [];
  for (const [connections, floor] of /** @type {const} */ ([
    [16, proxy.port],
    [1, upstream.port],
  ])) {
    const what = `Passed through, 40 KB, ${connections} at a time`;
    tell(what);
    const job = { path: "/v0/destinations/webhook", bodies, connections };
    const result = await compare(load, job, { service: service.port, floor }, plan);
    rows.push({ what, unit: "requests/s", perRequest: 1, ...result });
  }
  await Promise.all([service.child, proxy.child, upstream.child].map(stop));
  return rows;
}

/** @param {Bench} bench @returns {Promise<Row[]>} */
export async function measureReceiving(bench) {
  const floor = await startServer("synced", join(bench.folder, "synced"));
  const store = { DATA_DIR: join(bench.folder, "data") };
  const rows = await receiveInto(bench, "Received", store, { 1: floor.port, 32: floor.port });
  await stop(floor.child);
  return rows;
}

/** Nothing without PostgreSQL. @param {Bench} bench @returns {Promise<Row[]>} */
export async function measurePostgres(bench) {
  if (!hasPostgres) return [];
  const database = await PostgresServer.start({ settings: ["fsync=on"] });
  const [http, inserted] = [
    await startServer("http"),
    await startServer("inserted", database.url()),
  ];
  try {
    const [store, floors] = [{ DATABASE_URL: database.url() }, { 1: http.port, 32: inserted.port }];
    return await receiveInto(bench, "Into PostgreSQL", store, floors);
  } finally {
    await Promise.all([http.child, inserted.child].map(stop));
    await database[Symbol.asyncDispose]();
  }
}

/**
 * @param {Bench} bench
 * @param {string} name
 * @param {Record<string, string>} store
 * @param {Readonly<Record<1 | 32, number>>} floors a port for each size of a call
 * @returns {Promise<Row[]>}
 */
async function receiveInto({ load, payloads, plan, tell }, name, store, floors) {
  const destination = await startServer("destination");
  const service = await startService({
    ...{ ...store, WRITE_KEY: KEY, DESTINATION_WRITE_KEY: KEY },
    ...{ DESTINATION_TYPE: "segment", DESTINATION_URL: `http://127.0.0.1:${destination.port}` },
  });
  const rows = [];
  for (const size of /** @type {const} */ ([1, 32])) {
    const what = `${name} in calls of ${size}, ${CALLS_IN_FLIGHT} at a time, and forwarded`;
    tell(what);
    const job = { path: CALLS, bodies: callsOf(payloads, size), connections: CALLS_IN_FLIGHT };
    const ports = { service: service.port, floor: floors[size] };
    // Queued events must not be forwarded while the floor is measured.
    const result = await compare(load, job, ports, plan, () => untilForwarded(service.port));
    rows.push({ what, unit: "events/s", perRequest: size, ...result });
  }
  await Promise.all([service.child, destination.child].map(stop));
  return rows;
}

/** @param {number} port */
async function untilForwarded(port) {
  const end = performance.now() + PATIENCE;
  for (;;) {
    const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    if (!/^nudgespot_waiting_events\{[^}]*\} [1-9]/m.test(metrics)) return;
    if (performance.now() > end) throw new Error("queued events are not forwarded");
    await setTimeout(20);
  }
}

/** Milliseconds from the start of the process to a healthy answer. @param {number} times */
export async function measureStart(times) {
  const durations = [];
  for (let count = 0; count < times; count += 1) {
    const started = performance.now();
    const { child, port } = await startService();
    const { ok } = await fetch(`http://127.0.0.1:${port}/health`);
    if (!ok) throw new Error("the service is not healthy");
    durations.push(performance.now() - started);
    await stop(child);
  }
  return medianOf(durations);
}

/** Peak memory in MB under full load. @param {Bench} bench @param {number} seconds */
export async function measureMemory({ load, payloads }, seconds) {
  const { child, port } = await startService();
  const job = { path: SOURCE, bodies: batchesOf(payloads, 32), connections: 8 };
  await putUnderLoad(load, { ...job, port, seconds });
  const peak = peakMemory(child);
  await stop(child);
  return peak;
}
