import { StoreError } from "../errors.js";
import type { Health } from "../store.js";
import type { Database, Queryable } from "./database.js";

/** The lock of the process that does the maintenance. An arbitrary number. */
const LOCK = 7_236_102;

/** How many message ids are forgotten with one statement. */
const FORGOTTEN_AT_ONCE = 200_000;

/** Whether no other process does the maintenance; none begins until the transaction ends. */
export async function isOnlyRunner(client: Queryable): Promise<boolean> {
  const sql = "SELECT pg_try_advisory_xact_lock($1) AS taken";
  return (await client.query<{ taken: boolean }>(sql, [LOCK])).rows[0]?.taken === true;
}

/** Forgets some of the message ids that left the window, in milliseconds. */
export async function forgetIds(client: Queryable, window: number): Promise<void> {
  await client.query(
    `DELETE FROM nudgespot_store.seen WHERE ctid = ANY (ARRAY(
       SELECT ctid FROM nudgespot_store.seen WHERE at <= nudgespot_store.now_ms() - $1 LIMIT $2
     ))`,
    [window, FORGOTTEN_AT_ONCE],
  );
}

/** Writes a row without a change: a call could be stored if that works. */
export async function healthOf(db: Database): Promise<Health> {
  try {
    await db.query("UPDATE nudgespot_store.version SET version = version");
    return { state: "ok", setAside: [] };
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    return { state: error.code === "store_full" ? "full" : "failing", setAside: [] };
  }
}
