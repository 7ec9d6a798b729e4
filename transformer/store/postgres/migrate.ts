import { readdirSync, readFileSync } from "node:fs";
import { Client } from "pg";
import { CannotOpen } from "../errors.js";
import { codeOf, connectionOptions, within, type Queryable } from "./database.js";

const FOLDER = new URL("./migrations/", import.meta.url);

/** The lock that one process at a time takes to change the schema. An arbitrary number. */
const LOCK = 7_236_101;

/** PostgreSQL's code for what a user must not do. */
const NOT_ALLOWED = "42501";

/** Versions of the schema, before and after. */
export interface Migrated {
  readonly from: number;
  readonly to: number;
}

/**
 * Brings the store's schema up to date. Several processes may do so at once.
 *
 * @param url of the database
 * @throws CannotOpen, in one line: where the database cannot be used, or a later version made its store
 */
export async function migrate(url: string): Promise<Migrated> {
  const client = new Client(connectionOptions(url));
  // An error of the connection fails the statement that waits for it.
  client.on("error", () => undefined);
  try {
    await client.connect();
    return await within(client, migrateIn);
  } catch (error) {
    throw error instanceof CannotOpen ? error : cannotOpen(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function migrateIn(client: Queryable): Promise<Migrated> {
  const steps = readdirSync(FOLDER).sort();
  await client.query("SELECT pg_advisory_xact_lock($1)", [LOCK]);
  const from = await versionIn(client);
  if (from > steps.length) {
    throw new CannotOpen(
      `the store in DATABASE_URL was made by a later version of this service: it has schema ${from}, this version knows ${steps.length}`,
    );
  }
  if (from === 0) {
    await client.query("CREATE SCHEMA IF NOT EXISTS nudgespot_store");
    await client.query("CREATE TABLE nudgespot_store.version (version integer NOT NULL)");
    await client.query("INSERT INTO nudgespot_store.version VALUES (0)");
  }
  for (const step of steps.slice(from)) {
    await client.query(readFileSync(new URL(step, FOLDER), "utf8"));
  }
  if (from < steps.length) {
    await client.query("UPDATE nudgespot_store.version SET version = $1", [steps.length]);
  }
  return { from, to: steps.length };
}

async function versionIn(client: Queryable): Promise<number> {
  const sql = "SELECT to_regclass('nudgespot_store.version') IS NOT NULL AS exists";
  const { rows } = await client.query<{ exists: boolean }>(sql);
  if (rows[0]?.exists !== true) return 0;
  const found = await client.query<{ version: number }>(
    "SELECT version FROM nudgespot_store.version",
  );
  return found.rows[0]?.version ?? 0;
}

/** The message of the database's error may have an address or a user: its code alone goes on. */
function cannotOpen(error: unknown): CannotOpen {
  const code = codeOf(error);
  return new CannotOpen(
    code === NOT_ALLOWED
      ? "the user in DATABASE_URL must not bring the store's schema up to date: run nudgespot-source migrate as one that may"
      : `the database in DATABASE_URL cannot be used: ${code}`,
  );
}
