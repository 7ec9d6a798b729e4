import type { Database, Queryable } from "./database.js";

/** How many rows are sent again with one statement, and how many are removed. */
const [RESENT_AT_ONCE, REMOVED_AT_ONCE] = [500, 10_000];

/** Moves delivered events into the outbox again. */
const RESEND = `
  WITH taken AS (
    DELETE FROM nudgespot_store.retained WHERE number IN (
      SELECT number FROM nudgespot_store.retained
      WHERE destination = $1 AND delivered_at BETWEEN $2 AND $3
      ORDER BY number LIMIT $4 FOR UPDATE SKIP LOCKED
    ) RETURNING *
  ), queued AS (
    INSERT INTO nudgespot_store.outbox
      (destination, lane, events, bytes, received_at, not_before, attempts, destinations, body)
    SELECT destination, lane, events, length(body), nudgespot_store.now_ms(), 0, 0,
      ARRAY[destination], body
    FROM taken ORDER BY number RETURNING events
  )
  SELECT coalesce(sum(events), 0)::int AS events FROM queued`;

/** SQL that keeps delivered events. @param rows a query with destination, lane, events and body */
export function retainSql(rows: string): string {
  return `
    INSERT INTO nudgespot_store.retained (delivered_at, destination, lane, events, body)
    SELECT nudgespot_store.now_ms(), destination, lane, events, body FROM (${rows}) AS delivered`;
}

/** Queues events again that were delivered in a time, until now at most. @returns how many */
export async function resendRetained(
  db: Database,
  destination: string,
  since: number,
  until: number,
): Promise<number> {
  const { rows } = await db.query<{ now: string }>("SELECT nudgespot_store.now_ms() AS now");
  // What is delivered again meanwhile is retained again.
  const end = Math.min(until, Number(rows[0]?.now));
  let count = 0;
  for (;;) {
    const values = [destination, since, end, RESENT_AT_ONCE];
    const page = await db.query<{ events: number }>(RESEND, values);
    const events = page.rows[0]?.events ?? 0;
    if (events === 0) return count;
    count += events;
  }
}

/** Removes some of the events that were delivered longer ago than the retention, in milliseconds. */
export async function forgetRetained(client: Queryable, retention: number): Promise<void> {
  await client.query(
    `DELETE FROM nudgespot_store.retained WHERE ctid = ANY (ARRAY(
       SELECT ctid FROM nudgespot_store.retained
       WHERE delivered_at <= nudgespot_store.now_ms() - $1 LIMIT $2
     ))`,
    [retention, REMOVED_AT_ONCE],
  );
}
