// Rows that the destination `postgres` writes, against a bare COPY of the same rows into the same tables.
import { Client } from "pg";
import { campaigns } from "../demo/campaigns.mjs";
import { DEFAULT_SETTINGS } from "../dist/core/settings.js";
import { transformBody } from "../dist/core/transform.js";
import { connectDestination } from "../dist/hosts/destinations.js";
import { TABLES } from "../dist/hosts/postgres/rows.js";
import { LANES } from "../dist/store/events.js";
import { hasPostgres, PostgresServer } from "../test/support/postgres-server.mjs";
import { medianOf } from "./compare.mjs";

const START = Date.UTC(2026, 4, 1);

/** Recipients of each of the fourteen campaigns: some 50,000 events, each two rows. */
const RECIPIENTS = 2_500;

/**
 * Rows per second of both; nothing without PostgreSQL.
 *
 * @param {{ rounds: number }} plan
 * @returns {Promise<{ service: number, floor: number } | undefined>}
 */
export async function measureWarehouse({ rounds }) {
  if (!hasPostgres) return undefined;
  const server = await PostgresServer.start({ settings: ["fsync=on"] });
  const database = new Client({ connectionString: server.url() });
  const address = { type: "postgres", url: new URL(server.url()), writeKey: "" };
  const destination = connectDestination(/** @type {any} */ (address));
  try {
    await database.connect();
    const batches = batchesOf(trackEvents(), destination.limits.events);
    const names = TABLES.map(({ name }) => `nudgespot.${name}`);
    const [service, floor] = [/** @type {number[]} */ ([]), /** @type {number[]} */ ([])];
    await send(destination, batches);
    const copies = names.map((name) => [name, `'${server.folder}/${name}'`]);
    for (const [name, file] of copies) await database.query(`copy ${name} to ${file}`);
    const { rows } = await database.query("select count(*)::int as events from nudgespot.tracks");
    const count = 2 * rows[0].events;
    for (let round = 0; round < rounds; round += 1) {
      await database.query(`truncate ${names.join()}`);
      service.push(count / (await secondsOf(() => send(destination, batches))));
      await database.query(`truncate ${names.join()}`);
      const copied = async () => {
        for (const [name, file] of copies) await database.query(`copy ${name} from ${file}`);
      };
      floor.push(count / (await secondsOf(copied)));
    }
    return { service: medianOf(service), floor: medianOf(floor) };
  } finally {
    await destination.close();
    await database.end();
    await server[Symbol.asyncDispose]();
  }
}

/** Two weeks of campaigns, as the mapping makes them. */
function trackEvents() {
  return campaigns({ start: START, recipients: RECIPIENTS }).flatMap(({ at, payload }) =>
    transformBody(payload, { settings: DEFAULT_SETTINGS, now: at }).flatMap((outcome) =>
      outcome.kind === "accepted" ? [JSON.stringify(outcome.event)] : [],
    ),
  );
}

/** @param {readonly string[]} events @param {number} size */
function batchesOf(events, size) {
  const count = Math.ceil(events.length / size);
  return Array.from({ length: count }, (_, index) =>
    events.slice(index * size, (index + 1) * size),
  );
}

/** As many batches at once as the delivery has lanes. @param {import("../dist/delivery/destination.js").Client} destination @param {readonly string[][]} batches */
async function send(destination, batches) {
  const [left, { signal }] = [[...batches], new AbortController()];
  const lane = async () => {
    for (let batch = left.pop(); batch !== undefined; batch = left.pop()) {
      const { kind } = await destination.send(batch, signal);
      if (kind !== "answered") throw new Error("the database does not take the rows");
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

/** @param {() => Promise<void>} work */
async function secondsOf(work) {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1_000;
}
