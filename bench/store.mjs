// `npm run bench:store`: the store in PostgreSQL alone, without the service around it, in calls of 1 and
// of 32 with 64 in flight.
//   -- --quick   a minute instead of some three, with fewer events waiting, to try it out
//   -- --write   writes the table to docs/scale.md
import { hash, randomUUID } from "node:crypto";
import { DEFAULT_SETTINGS } from "../dist/core/settings.js";
import { transformBody } from "../dist/core/transform.js";
import { newEventOf } from "../dist/server/receive/events.js";
import { openPostgresStore } from "../dist/store/postgres/open.js";
import { writePart } from "../scripts/marked.mjs";
import { PostgresServer } from "../test/support/postgres-server.mjs";
import { medianOf } from "./compare.mjs";
import { startBench } from "./options.mjs";
import { callsOf, readPayloads } from "./payloads.mjs";
import { tableText, whole } from "./report.mjs";

/** @typedef {import("../dist/store/store.js").Store} Store */
/** @typedef {import("../dist/store/events.js").NewEvent} NewEvent */

const [LIVE, HELD] = ["bench/live", "bench/held"];
const CALLS_IN_FLIGHT = 64;
const LIMITS = { events: 2_500, bytes: 490_000 };
const HOUR = 3_600_000;

const options = startBench();
const plan = options.quick
  ? { rounds: 1, seconds: 1, waiting: 10_000 }
  : { rounds: 5, seconds: 4, waiting: 1_000_000 };

const database = await PostgresServer.start({ settings: ["fsync=on"] });
const templates = await readTemplates();
let lastNumber = 0;
try {
  /** @type {string[][]} */
  const columns = [];
  for (const size of [1, 32]) columns.push(await measure(size));
  const names = [
    "stored",
    `stored with ${whole(plan.waiting)} waiting`,
    "leased and settled",
    "write-ahead log",
    "message ids",
    "waiting events, compressed",
  ];
  const rows = names.map((name, index) => [name, ...columns.map((cells) => cells[index] ?? "")]);
  const head = [
    ["What", "Calls of 1", "Calls of 32"],
    ["---", "---:", "---:"],
  ];
  const table = tableText([...head, ...rows]);
  console.log(table);
  if (options.write) await writePart("docs/scale.md", "store", table);
} finally {
  await database[Symbol.asyncDispose]();
}

/** The cells of a column, in a database of its own. @param {number} size events of a call */
async function measure(size) {
  const name = `calls_of_${size}`;
  database.sql(`CREATE DATABASE ${name}`);
  const url = database.url().replace(/postgres$/, name);
  const log = { info: console.error, warn: console.error, error: console.error };
  const store = await openPostgresStore({
    ...{ url, log, dedupWindow: 24 * HOUR, quarantineRetention: HOUR, retain: 0 },
    quarantine: { contract: 1_000_000, received: 1_000_000 },
  });
  /** @type {Record<"stored" | "besides" | "drained" | "logged" | "waiting", number[]>} */
  const of = { stored: [], besides: [], drained: [], logged: [], waiting: [] };
  let count = 0;
  for (let round = 0; round < plan.rounds; round += 1) {
    console.error(`measuring: calls of ${size}, round ${round + 1}`);
    const from = logged();
    const result = await fill(store, LIVE, size, plan.seconds * 1_000);
    count += result.events;
    of.stored.push(result.rate);
    of.logged.push((logged() - from) / result.events);
    of.waiting.push(sizeOf(name, "outbox") / result.events);
    of.drained.push(await drain(store, result.events));
    // As autovacuum does: the size of the next round is its own.
    inDatabase(name, "VACUUM nudgespot_store.outbox");
  }
  const ids = sizeOf(name, "seen") / count;
  console.error(`measuring: calls of ${size}, ${plan.waiting} events waiting`);
  for (let waiting = 0; waiting < plan.waiting;) {
    waiting += (await fill(store, HELD, 32, 1_000)).events;
  }
  for (let round = 0; round < plan.rounds; round += 1) {
    const result = await fill(store, LIVE, size, plan.seconds * 1_000);
    of.besides.push(result.rate);
    await drain(store, result.events);
  }
  await store.close();
  const rates = [of.stored, of.besides, of.drained].map(medianOf);
  const sizes = [medianOf(of.logged), ids, medianOf(of.waiting)];
  return [
    ...rates.map((rate) => `${whole(rate)} events/s`),
    ...sizes.map((bytes) => `${whole(bytes)} bytes an event`),
  ];
}

/**
 * Stores calls for some time.
 *
 * @param {Store} store
 * @param {string} destination
 * @param {number} size events of a call
 * @param {number} time in milliseconds
 */
async function fill(store, destination, size, time) {
  const started = performance.now();
  let events = 0;
  await Promise.all(
    Array.from({ length: CALLS_IN_FLIGHT }, async () => {
      while (performance.now() < started + time) {
        const sent = Array.from({ length: size }, nextEvent);
        await store.accept({
          ...{ source: "bench", destinations: [destination], events: sent, refused: [] },
        });
        events += size;
      }
    }),
  );
  return { events, rate: (events / (performance.now() - started)) * 1_000 };
}

/**
 * Leases and settles every event in the queue.
 *
 * @param {Store} store
 * @param {number} expected events
 * @returns events per second
 * @throws unless exactly the expected number came out
 */
async function drain(store, expected) {
  const started = performance.now();
  let events = 0;
  for (;;) {
    const leases = await store.lease(LIVE, LIMITS, 8);
    if (leases.length === 0) break;
    for (const lease of leases) events += lease.events.length;
    await Promise.all(
      leases.map((lease) =>
        store.settle(
          lease,
          lease.events.map(() => ({ kind: "delivered" })),
        ),
      ),
    );
  }
  if (events !== expected) throw new Error(`${expected} events were stored, ${events} came out`);
  return (events / (performance.now() - started)) * 1_000;
}

/** The track events of the payloads. @returns {Promise<NewEvent[]>} */
async function readTemplates() {
  const calls = callsOf(await readPayloads(), 1);
  return calls.flatMap((body) =>
    transformBody(JSON.parse(body), { settings: DEFAULT_SETTINGS, now: Date.now() }).flatMap(
      (outcome) => (outcome.kind === "accepted" ? [newEventOf(outcome.event)] : []),
    ),
  );
}

/** An event that was not stored before, with its own id and recipient. @returns {NewEvent} */
function nextEvent() {
  lastNumber += 1;
  const template = templates[lastNumber % templates.length] ?? fail();
  const [messageId, recipient] = [randomUUID(), `${(lastNumber * 7_919) % 100_003}@example.com`];
  const json = template.json
    .replaceAll(template.recipient, recipient)
    .replace(/"messageId":"[^"]*"/, `"messageId":"${messageId}"`);
  return { messageId, recipient, content: hash("sha256", json), json };
}

/** @returns {never} */
function fail() {
  throw new Error("examples/ has no payload that is accepted");
}

/** Bytes of the write-ahead log so far. */
function logged() {
  return Number(database.sql("SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')"));
}

/** Bytes of a table with its indexes. @param {string} name of the database @param {string} table */
function sizeOf(name, table) {
  return Number(inDatabase(name, `SELECT pg_total_relation_size('nudgespot_store.${table}')`));
}

/** @param {string} name @param {string} sql */
function inDatabase(name, sql) {
  return database.sql(`\\connect ${name}\n${sql}`);
}
