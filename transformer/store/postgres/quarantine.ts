import type { ErrorCode } from "../../core/error-catalogue.js";
import type { RefusedPayload } from "../../core/refused.js";
import { entryId } from "../chunks.js";
import {
  AgeCheck,
  cursorOf,
  placeOf,
  shareOf,
  storedPayload,
  type Entry,
  type EntryCount,
  type EntryFilter,
  type EntryPage,
  type EntrySummary,
  type QuarantineShares,
} from "../quarantine.js";
import type { Database, Queryable } from "./database.js";

type Share = keyof QuarantineShares;

interface SummaryRow {
  readonly id: string;
  readonly source: string;
  readonly destination: string;
  readonly code: ErrorCode;
  readonly message: string;
  readonly pointer: string | null;
  readonly bytes: number;
  readonly truncated: boolean;
  readonly first_seen: string;
  readonly last_seen: string;
  readonly count: number;
}

/** An entry, as it is written. */
interface NewEntry extends RefusedPayload {
  readonly id: string;
  readonly bytes: number;
  readonly isTruncated: boolean;
  readonly count: number;
}

const SUMMARY =
  "id, source, destination, code, message, pointer, bytes, truncated, first_seen, last_seen, count";

/** How many entries are removed with one statement. */
const REMOVED_AT_ONCE = 500;

const ADD = `
  WITH written AS (
    INSERT INTO nudgespot_store.quarantine AS q
      (${SUMMARY}, share, payload)
    SELECT id, $2, $3, code, message, pointer, bytes, truncated, now_ms, now_ms, count, $4, payload
    FROM unnest($5::text[], $6::text[], $7::text[], $8::text[], $9::int[], $10::bool[], $11::int[],
      $12::bytea[]) AS given (id, code, message, pointer, bytes, truncated, count, payload),
      nudgespot_store.now_ms()
    ON CONFLICT (id) DO UPDATE SET
      code = excluded.code, message = excluded.message, pointer = excluded.pointer,
      last_seen = greatest(q.last_seen, excluded.last_seen), count = q.count + excluded.count
    RETURNING bytes, xmax = 0 AS is_new
  )
  UPDATE nudgespot_store.shares
  SET bytes = bytes + (SELECT coalesce(sum(bytes), 0) FROM written WHERE is_new)
  WHERE share = $4 RETURNING greatest(bytes - $1, 0) AS excess`;

/** Removes entries of a share, those not seen for longest first, until the excess is gone. */
const MAKE_ROOM = `
  WITH oldest AS (
    SELECT id, sum(bytes) OVER (ORDER BY last_seen, id) - bytes AS before
    FROM nudgespot_store.quarantine WHERE share = $1 ORDER BY last_seen, id LIMIT $3
  ), removed AS (
    DELETE FROM nudgespot_store.quarantine q USING oldest
    WHERE q.id = oldest.id AND before < $2 RETURNING q.bytes
  )
  UPDATE nudgespot_store.shares SET bytes = bytes - (SELECT coalesce(sum(bytes), 0) FROM removed)
  WHERE share = $1 RETURNING (SELECT count(*) FROM removed)::int AS removed,
    $2 - (SELECT coalesce(sum(bytes), 0) FROM removed) AS excess`;

const REMOVE = (condition: string): string => `
  WITH removed AS (
    DELETE FROM nudgespot_store.quarantine WHERE ${condition} RETURNING share, bytes
  ), sums AS (SELECT share, sum(bytes) AS bytes FROM removed GROUP BY share),
  counted AS (
    UPDATE nudgespot_store.shares s SET bytes = s.bytes - sums.bytes FROM sums WHERE s.share = sums.share
  )
  SELECT count(*)::int AS removed FROM removed`;

/** The quarantine of a database. */
export class QuarantineTable {
  readonly #db: Database;
  readonly #shares: QuarantineShares;
  readonly #age: AgeCheck;
  /** Entries removed since the last call of `takeRemoved`. */
  #removed = 0;

  /** @param now milliseconds on a clock that is never set */
  constructor(db: Database, shares: QuarantineShares, now = (): number => performance.now()) {
    this.#db = db;
    this.#shares = shares;
    this.#age = new AgeCheck(now);
  }

  /** Adds entries inside the caller's transaction. */
  async add(
    client: Queryable,
    source: string,
    destination: string,
    refused: readonly RefusedPayload[],
  ): Promise<void> {
    if (refused.length === 0) return;
    const share = shareOf(source);
    const entries = entriesOf(source, destination, refused, this.#shares[share]);
    await lockShares(client);
    const { rows } = await client.query<{ excess: string }>(ADD, [
      ...[this.#shares[share], source, destination, share],
      ...[entries.map(({ id }) => id), entries.map(({ code }) => code)],
      ...[entries.map(({ message }) => message), entries.map(({ pointer = null }) => pointer)],
      ...[entries.map(({ bytes }) => bytes), entries.map(({ isTruncated }) => isTruncated)],
      entries.map(({ count }) => count),
      entries.map(({ payload }) => Buffer.from(payload)),
    ]);
    await this.#makeRoom(client, share, Number(rows[0]?.excess));
  }

  /** Removes entries inside the caller's transaction. @returns how many of the ids were there */
  async discard(client: Queryable, ids: readonly string[]): Promise<number> {
    await lockShares(client);
    const { rows } = await client.query<{ removed: number }>(REMOVE("id = ANY ($1)"), [ids]);
    return rows[0]?.removed ?? 0;
  }

  async list(filter: EntryFilter, limit: number, cursor?: string): Promise<EntryPage> {
    const { source = null, destination = null, code = null } = filter;
    const { lastSeen = null, id = null } = placeOf(cursor) ?? {};
    const { rows } = await this.#db.query<SummaryRow>(
      `SELECT ${SUMMARY} FROM nudgespot_store.quarantine
       WHERE ($1::text IS NULL OR source = $1) AND ($2::text IS NULL OR destination = $2)
         AND ($3::text IS NULL OR code = $3)
         AND ($4::bigint IS NULL OR (last_seen, id) < ($4, $5::text))
       ORDER BY last_seen DESC, id DESC LIMIT $6`,
      [source, destination, code, lastSeen, id, limit + 1],
    );
    const entries = rows.slice(0, limit).map(summaryOf);
    const last = entries.at(-1);
    if (rows.length <= limit || last === undefined) return { entries };
    return { entries, next: cursorOf(last.lastSeen, last.id) };
  }

  async get(id: string): Promise<Entry | undefined> {
    const { rows } = await this.#db.query<SummaryRow & { payload: Buffer }>(
      `SELECT ${SUMMARY}, payload FROM nudgespot_store.quarantine WHERE id = $1`,
      [id],
    );
    const [row] = rows;
    return row && { ...summaryOf(row), payload: row.payload.toString() };
  }

  async counts(): Promise<EntryCount[]> {
    const { rows } = await this.#db.query<EntryCount & { destination: string }>(
      `SELECT source, destination, code, count(*)::int AS entries, sum(count)::int AS refusals
       FROM nudgespot_store.quarantine GROUP BY source, destination, code
       ORDER BY source COLLATE "C", destination COLLATE "C", code COLLATE "C"`,
    );
    return rows.map(({ destination, ...count }) =>
      destination === "" ? count : { ...count, destination },
    );
  }

  /** Removes entries older than the retention, in milliseconds. */
  async prune(client: Queryable, retention: number): Promise<void> {
    const { rows } = await client.query<{ before: string }>(
      "SELECT nudgespot_store.now_ms() - $1 AS before",
      [retention],
    );
    const agreed = this.#age.agreed(Number(rows[0]?.before));
    if (agreed === undefined) return;
    await lockShares(client);
    const removed = await client.query<{ removed: number }>(REMOVE("last_seen < $1"), [agreed]);
    this.#removed += removed.rows[0]?.removed ?? 0;
  }

  /** The number of entries that this process removed since the last call. */
  takeRemoved(): number {
    const removed = this.#removed;
    this.#removed = 0;
    return removed;
  }

  async #makeRoom(client: Queryable, share: Share, excess: number): Promise<void> {
    while (excess > 0) {
      const { rows } = await client.query<{ removed: number; excess: string }>(MAKE_ROOM, [
        ...[share, excess, REMOVED_AT_ONCE],
      ]);
      const removed = rows[0]?.removed ?? 0;
      if (removed === 0) return;
      this.#removed += removed;
      excess = Number(rows[0]?.excess);
    }
  }
}

/** Two transactions that lock the same rows in another order would wait for each other. */
async function lockShares(client: Queryable): Promise<void> {
  await client.query("SELECT FROM nudgespot_store.shares ORDER BY share FOR UPDATE");
}

/** Refused payloads as entries: those with the same id are one, with the last reason. */
function entriesOf(
  source: string,
  destination: string,
  refused: readonly RefusedPayload[],
  share: number,
): NewEntry[] {
  const entries = new Map<string, NewEntry>();
  for (const each of refused) {
    const stored = storedPayload(each.payload, share);
    const id = entryId(source, destination, stored.payload);
    entries.set(id, { ...each, ...stored, id, count: (entries.get(id)?.count ?? 0) + 1 });
  }
  return [...entries.values()];
}

function summaryOf(row: SummaryRow): EntrySummary {
  const { id, source, destination, code, message, pointer, bytes, truncated, count } = row;
  return {
    ...{ id, source, code, message, bytes, count },
    ...(destination !== "" && { destination }),
    ...(pointer !== null && { pointer }),
    ...(truncated && { truncated }),
    firstSeen: Number(row.first_seen),
    lastSeen: Number(row.last_seen),
  };
}
