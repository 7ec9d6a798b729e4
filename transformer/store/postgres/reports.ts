import type { Database } from "./database.js";

/** How long a report counts, in milliseconds: a process that ended says no more. */
const VALID = 30_000;

/** Stores a report, and removes those of processes that ended. @param name of the store in this process */
export async function writeReport(db: Database, name: string, report: string): Promise<void> {
  await db.query(
    `WITH ended AS (
       DELETE FROM nudgespot_store.processes
       WHERE name <> $1 AND reported_at <= nudgespot_store.now_ms() - ${VALID}
     )
     INSERT INTO nudgespot_store.processes (name, report, reported_at)
     VALUES ($1, $2, nudgespot_store.now_ms())
     ON CONFLICT (name) DO UPDATE SET report = excluded.report, reported_at = excluded.reported_at`,
    [name, report],
  );
}

/** The reports of the other processes. */
export async function readReports(db: Database, name: string): Promise<string[]> {
  const { rows } = await db.query<{ report: string }>(
    `SELECT report FROM nudgespot_store.processes
     WHERE name <> $1 AND reported_at > nudgespot_store.now_ms() - ${VALID} ORDER BY name`,
    [name],
  );
  return rows.map(({ report }) => report);
}
