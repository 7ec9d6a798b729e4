import { eventsOf, chunkOf, sourceOf } from "../chunks.js";
import {
  LANES,
  LEASE_TERM,
  type Lease,
  type LeasedEvent,
  type LeaseLimits,
  type QueuedEvent,
  type Verdict,
  type Waiting,
} from "../events.js";
import { fitting, laterBy, refusedInLease } from "../lease-batching.js";
import { arrayOf, type Database, type Queryable } from "./database.js";
import type { QuarantineTable } from "./quarantine.js";
import { retainSql } from "./retained.js";

interface ChunkRow {
  readonly lane: number;
  readonly position: string;
  readonly age: string;
  readonly attempts: number;
  readonly body: string;
}

/** A chunk that a lease holds, wholly or its first events. */
interface HeldChunk {
  readonly position: string;
  readonly events: readonly string[];
  /** How many of them are leased. */
  readonly leased: number;
}

/** How many chunks one lease looks at. */
const CHUNKS_AT_ONCE = 500;

/** Takes free lanes that have events; those leased longest ago come first. */
const LEASE = `
  WITH free AS (
    SELECT lane FROM nudgespot_store.lanes l
    WHERE destination = $1 AND (lease IS NULL OR expires_at <= nudgespot_store.now_ms())
      AND NOT EXISTS (SELECT FROM nudgespot_store.suspended s WHERE s.destination = $1)
      AND EXISTS (
        SELECT FROM nudgespot_store.outbox o WHERE o.destination = $1 AND o.lane = l.lane
          AND not_before <= nudgespot_store.now_ms()
      )
    ORDER BY expires_at, lane LIMIT $2 FOR UPDATE SKIP LOCKED
  )
  UPDATE nudgespot_store.lanes l
  SET lease = gen_random_uuid(), expires_at = nudgespot_store.now_ms() + ${LEASE_TERM}
  FROM free WHERE l.destination = $1 AND l.lane = free.lane
  RETURNING l.lane, l.lease AS id`;

/** The first chunks of leased lanes, as many as fit. A statement of its own sees every settlement before. */
const FIRST_CHUNKS = `
  SELECT lane, position, nudgespot_store.now_ms() - received_at AS age, attempts, body
  FROM unnest($2::smallint[]) AS lane CROSS JOIN LATERAL (
    SELECT *, sum(events) OVER w - events AS events_before, sum(bytes) OVER w - bytes AS bytes_before
    FROM (
      SELECT position, received_at, attempts, events, bytes, body FROM nudgespot_store.outbox o
      WHERE destination = $1 AND o.lane = lane.lane AND not_before <= nudgespot_store.now_ms()
      ORDER BY position LIMIT $3
    ) AS ready WINDOW w AS (ORDER BY position)
  ) AS chunks
  WHERE events_before < $4 AND (bytes_before = 0 OR bytes_before + bytes <= $5)
  ORDER BY lane, position`;

/** Ends a lease that has not expired. */
const END_LEASE = `
  UPDATE nudgespot_store.lanes SET lease = NULL
  WHERE destination = $1 AND lane = $2 AND lease = $3 AND expires_at > nudgespot_store.now_ms()`;

const REMOVE = `
  DELETE FROM nudgespot_store.outbox o WHERE destination = $1 AND o.lane = $2 AND position = ANY ($3)`;

/** Ends a lease whose events were all delivered. */
const END_DELIVERED = (isRetained: boolean): string => `
  WITH held AS (${END_LEASE} RETURNING lane),
  removed AS (
    DELETE FROM nudgespot_store.outbox o USING held
    WHERE o.destination = $1 AND o.lane = held.lane AND position = ANY ($4) RETURNING o.*
  )${isRetained ? `, retained AS (${retainSql("SELECT * FROM removed ORDER BY position")})` : ""}
  SELECT FROM held`;

/** The outbox of a database. */
export class Outbox {
  readonly #db: Database;
  readonly #quarantine: QuarantineTable;
  readonly #isRetaining: boolean;
  /** The chunks of the leases that this process holds. */
  readonly #held = new WeakMap<Lease, readonly HeldChunk[]>();
  /** Destinations that have a row for each lane. */
  readonly #known = new Set<string>();

  /** @param isRetaining whether delivered events are kept */
  constructor(db: Database, quarantine: QuarantineTable, isRetaining: boolean) {
    this.#isRetaining = isRetaining;
    this.#db = db;
    this.#quarantine = quarantine;
  }

  async lease(destination: string, limits: LeaseLimits, lanes: number): Promise<Lease[]> {
    await this.#addLanes(destination);
    // One transaction: lanes whose events cannot be read are not held.
    return this.#db.transaction(async (client) => {
      const free = await client.query<{ lane: number; id: string }>(LEASE, [destination, lanes]);
      if (free.rows.length === 0) return [];
      const { rows } = await client.query<ChunkRow>(FIRST_CHUNKS, [
        ...[destination, arrayOf(free.rows.map(({ lane }) => lane))],
        ...[Math.min(limits.events, CHUNKS_AT_ONCE), limits.events, limits.bytes],
      ]);
      return free.rows.flatMap(({ id, lane }) => {
        const ofLane = rows.filter((row) => row.lane === lane);
        return ofLane.length === 0 ? [] : [this.#hold({ id, destination, lane }, ofLane, limits)];
      });
    });
  }

  async extend({ id, destination, lane }: Lease): Promise<boolean> {
    const { rowCount } = await this.#db.query(
      `UPDATE nudgespot_store.lanes SET expires_at = nudgespot_store.now_ms() + ${LEASE_TERM}
       WHERE destination = $1 AND lane = $2 AND lease = $3 AND expires_at > nudgespot_store.now_ms()`,
      [destination, lane, id],
    );
    return rowCount === 1;
  }

  async settle(lease: Lease, verdicts: readonly Verdict[]): Promise<boolean> {
    const { id, destination, lane } = lease;
    const chunks = this.#held.get(lease) ?? [];
    const isWhole = chunks.every(({ events, leased }) => leased === events.length);
    if (isWhole && verdicts.every(({ kind }) => kind === "delivered")) {
      const positions = arrayOf(chunks.map(({ position }) => position));
      const values = [destination, lane, id, positions];
      return (await this.#db.query(END_DELIVERED(this.#isRetaining), values)).rowCount === 1;
    }
    return this.#db.transaction(async (client) => {
      const { rowCount } = await client.query(END_LEASE, [destination, lane, id]);
      if (rowCount !== 1) return false;
      let from = 0;
      for (const chunk of chunks) {
        const own = verdicts.slice(from, from + chunk.leased);
        await settleChunk(client, lease, chunk, own);
        from += chunk.leased;
      }
      const texts = lease.events.map(({ json }) => json);
      const refused = refusedInLease(texts, verdicts);
      await this.#quarantine.add(client, sourceOf(destination), destination, refused);
      const delivered = texts.filter((_, index) => verdicts[index]?.kind === "delivered");
      if (this.#isRetaining && delivered.length > 0) {
        const row = "SELECT $1 AS destination, $2::int AS lane, $3::int AS events, $4 AS body";
        const values = [destination, lane, delivered.length, delivered.join("\n")];
        await client.query(retainSql(row), values);
      }
      return true;
    });
  }

  async waiting(): Promise<Waiting[]> {
    const { rows } = await this.#db.query<Waiting & { oldestAt: string }>(
      `SELECT destination, sum(events)::int AS events, min(received_at) AS "oldestAt"
       FROM nudgespot_store.outbox GROUP BY destination ORDER BY destination COLLATE "C"`,
    );
    return rows.map((row) => ({ ...row, oldestAt: Number(row.oldestAt) }));
  }

  async queued(destination: string, limit: number): Promise<QueuedEvent[]> {
    const { rows } = await this.#db.query<{ body: string; received_at: string }>(
      `SELECT body, received_at FROM generate_series(0, ${LANES - 1}) AS lane CROSS JOIN LATERAL (
         SELECT position, body, received_at FROM nudgespot_store.outbox o
         WHERE destination = $1 AND o.lane = lane.lane ORDER BY position LIMIT $2
       ) AS first ORDER BY position LIMIT $2`,
      [destination, limit],
    );
    return rows
      .flatMap(({ body, received_at: receivedAt }) =>
        eventsOf(body).map((json) => ({ json, receivedAt: Number(receivedAt) })),
      )
      .slice(0, limit);
  }

  move(from: string, to: string): Promise<number | undefined> {
    return this.#db.transaction(async (client) => {
      if (await isHeld(client, from)) return undefined;
      const moved = await eventsFor(client, from);
      await client.query(
        "DELETE FROM nudgespot_store.outbox WHERE destination = $1 AND $2 = ANY (destinations)",
        [from, to],
      );
      await client.query(
        `UPDATE nudgespot_store.outbox
         SET destination = $2, destinations = array_replace(destinations, $1, $2)
         WHERE destination = $1`,
        [from, to],
      );
      return moved;
    });
  }

  drop(destination: string): Promise<number | undefined> {
    return this.#db.transaction(async (client) => {
      if (await isHeld(client, destination)) return undefined;
      const dropped = await eventsFor(client, destination);
      await client.query("DELETE FROM nudgespot_store.outbox WHERE destination = $1", [
        destination,
      ]);
      return dropped;
    });
  }

  async #addLanes(destination: string): Promise<void> {
    if (this.#known.has(destination)) return;
    await this.#db.query(
      `INSERT INTO nudgespot_store.lanes (destination, lane, expires_at)
       SELECT $1, generate_series(0, ${LANES - 1}), 0 ON CONFLICT DO NOTHING`,
      [destination],
    );
    this.#known.add(destination);
  }

  #hold(
    place: Pick<Lease, "id" | "destination" | "lane">,
    rows: readonly ChunkRow[],
    limits: LeaseLimits,
  ): Lease {
    const chunks: HeldChunk[] = [];
    const leasedEvents: LeasedEvent[] = [];
    let { events: room, bytes } = limits;
    for (const { position, age, attempts, body } of rows) {
      const events = eventsOf(body);
      const leased = fitting(events, room, bytes);
      room -= leased;
      bytes -= body.length;
      chunks.push({ position, events, leased });
      for (const json of events.slice(0, leased)) {
        leasedEvents.push({ json, age: Number(age), attempts });
      }
      if (leased < events.length) break;
    }
    const lease = { ...place, events: leasedEvents };
    this.#held.set(lease, chunks);
    return lease;
  }
}

/** Removes the decided events of a chunk. Those that are undecided keep its place. */
async function settleChunk(
  client: Queryable,
  { destination, lane }: Lease,
  { position, events }: HeldChunk,
  verdicts: readonly Verdict[],
): Promise<void> {
  if (verdicts.every(({ kind }) => kind === "waiting")) return;
  // The others are tried again alone: they have a row of their own.
  for (const [delay, later] of laterBy(events, verdicts)) {
    const chunk = chunkOf(lane, later);
    await client.query(
      `INSERT INTO nudgespot_store.outbox
         (destination, lane, events, bytes, received_at, not_before, attempts, destinations, body)
       SELECT destination, lane, $4, $5, received_at, nudgespot_store.now_ms() + $6, attempts + 1,
         destinations, $7
       FROM nudgespot_store.outbox WHERE destination = $1 AND lane = $2 AND position = $3`,
      [destination, lane, position, chunk.events, chunk.body.length, delay, chunk.body],
    );
  }
  const staying = events.filter((_, index) => (verdicts[index]?.kind ?? "waiting") === "waiting");
  if (staying.length === 0) {
    await client.query(REMOVE, [destination, lane, arrayOf([position])]);
    return;
  }
  const rest = chunkOf(lane, staying);
  await client.query(
    `UPDATE nudgespot_store.outbox SET events = $4, bytes = $5, body = $6
     WHERE destination = $1 AND lane = $2 AND position = $3`,
    [destination, lane, position, rest.events, rest.body.length, rest.body],
  );
}

/** Whether a lease holds a lane of a destination. None is given until the transaction ends. */
async function isHeld(client: Queryable, destination: string): Promise<boolean> {
  const { rows } = await client.query<{ held: boolean }>(
    `SELECT lease IS NOT NULL AND expires_at > nudgespot_store.now_ms() AS held
     FROM nudgespot_store.lanes WHERE destination = $1 ORDER BY lane FOR UPDATE`,
    [destination],
  );
  return rows.some(({ held }) => held);
}

async function eventsFor(client: Queryable, destination: string): Promise<number> {
  const { rows } = await client.query<{ events: number }>(
    `SELECT coalesce(sum(events), 0)::int AS events FROM nudgespot_store.outbox
     WHERE destination = $1`,
    [destination],
  );
  return rows[0]?.events ?? 0;
}
