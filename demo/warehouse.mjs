// The tables of the demo: in the database of DATABASE_URL, else in a folder, where PGlite keeps them.
import { rmSync } from "node:fs";
import { PGlite } from "@electric-sql/pglite";
import { DEFAULT_SETTINGS } from "../dist/core/settings.js";
import { transformBody } from "../dist/core/transform.js";
import { connectDestination } from "../dist/hosts/destinations.js";
import { rowsOf } from "../dist/hosts/postgres/rows.js";
import { upsertStatements } from "../dist/hosts/postgres/tables.js";
import { creationSql } from "../dist/warehouse/sql.js";

/** The folder, in the current one. */
export const FOLDER = "demo-warehouse";

const SCHEMA = "nudgespot";

/**
 * Writes the events of payloads into the tables, which are made first.
 *
 * @param {readonly import("./campaigns.mjs").Sent[]} sent
 * @param {string | undefined} url of a PostgreSQL
 * @param {string} [folder] for PGlite, which is made anew
 * @returns how a person asks them
 */
export async function fillWarehouse(sent, url, folder = FOLDER) {
  const events = sent.flatMap(({ at, payload }) =>
    transformBody(payload, { settings: DEFAULT_SETTINGS, now: at }).flatMap((outcome) =>
      outcome.kind === "accepted" ? [outcome.event] : [],
    ),
  );
  if (url === undefined) await fillFolder(events, folder);
  else await fillDatabase(events, url);
  const command = url === undefined ? "npm run demo:sql --" : 'psql "$DATABASE_URL" -c';
  return `${command} 'select * from ${SCHEMA}.email_opened limit 5'`;
}

/** @param {readonly import("../dist/core/collections.js").TrackEvent[]} events @param {string} url */
async function fillDatabase(events, url) {
  const client = connectDestination({ type: "postgres", url: new URL(url), writeKey: "" });
  const { limits } = client;
  for (let start = 0; start < events.length; start += limits.events) {
    const batch = events.slice(start, start + limits.events).map((event) => JSON.stringify(event));
    const answer = await client.send(batch, new AbortController().signal);
    if (answer.kind !== "answered") throw new Error(`DATABASE_URL: ${answer.reason}`);
  }
  await client.close();
}

/** @param {readonly import("../dist/core/collections.js").TrackEvent[]} events @param {string} folder */
async function fillFolder(events, folder) {
  rmSync(folder, { recursive: true, force: true });
  const database = await PGlite.create(folder);
  await database.exec(creationSql("postgres", SCHEMA));
  const statements = upsertStatements(SCHEMA);
  for (const [table, rows] of rowsOf(events).byTable) {
    await database.query(statements.get(table) ?? "", [rows]);
  }
  await database.close();
}
