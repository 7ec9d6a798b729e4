import type { Database } from "./database.js";

/** Leases no more of a destination's events, or leases them again. */
export async function suspend(db: Database, destination: string, isSuspended: boolean) {
  const table = "nudgespot_store.suspended";
  const sql = isSuspended
    ? `INSERT INTO ${table} (destination) VALUES ($1) ON CONFLICT DO NOTHING`
    : `DELETE FROM ${table} WHERE destination = $1`;
  await db.query(sql, [destination]);
}

/** The destinations whose events are not leased. */
export async function suspendedIn(db: Database): Promise<string[]> {
  const { rows } = await db.query<{ destination: string }>(
    "SELECT destination FROM nudgespot_store.suspended ORDER BY destination",
  );
  return rows.map(({ destination }) => destination);
}
