import type { RefusedPayload } from "../../core/refused.js";
import type { ErrorCode } from "../../core/error-catalogue.js";
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
import { columnsOf, Damaged, inserter, utf8Of, type Blob, type Connection } from "./database.js";

interface SummaryRow {
  id: Blob;
  source: Blob;
  destination: Blob;
  code: Blob;
  message: Blob;
  pointer: Blob | null;
  first_seen: number;
  last_seen: number;
  count: number;
  bytes: number;
  truncated: number | null;
}

/** How many entries are removed in one go. */
const REMOVED_AT_ONCE = 500;

type Share = keyof QuarantineShares;

/** The quarantine of an open database. All of it runs inside the caller's transaction. */
export class QuarantineTable {
  readonly #db: Connection;
  readonly #shares: QuarantineShares;
  readonly #age: AgeCheck;
  readonly #insert;
  /** The columns of a summary, for a select. */
  readonly #summary;
  readonly #find;
  readonly #get;
  readonly #remove;
  /** Bytes of each share, once they have been counted. */
  #held: Record<Share, number> | undefined;
  /** Entries removed since the last call of `prune`. */
  #removed = 0;

  /** @param now milliseconds on a clock that is never set */
  constructor(db: Connection, shares: QuarantineShares, now = (): number => performance.now()) {
    this.#db = db;
    this.#shares = shares;
    this.#age = new AgeCheck(now);
    this.#summary = summaryColumns(db);
    this.#insert = inserter(
      db,
      "quarantine",
      `ON CONFLICT (id) DO UPDATE SET
         code = excluded.code, message = excluded.message, pointer = excluded.pointer,
         last_seen = max(last_seen, excluded.last_seen), count = count + 1`,
    );
    this.#find = db.prepare(
      "SELECT CAST(source AS BLOB) AS source, bytes FROM quarantine WHERE id = ?",
    );
    this.#get = db.prepare(
      `SELECT ${this.#summary}, CAST(quarantine.payload AS BLOB) AS payload FROM quarantine WHERE id = ?`,
    );
    this.#remove = db.prepare("DELETE FROM quarantine WHERE id = ?");
  }

  add(source: string, destination: string, refused: readonly RefusedPayload[], at: number): void {
    if (refused.length === 0) return;
    const share = shareOf(source);
    const held = this.#counted();
    for (const { payload: whole, code, message, pointer = null } of refused) {
      const { payload, bytes, isTruncated } = storedPayload(whole, this.#shares[share]);
      const truncated = isTruncated ? 1 : null;
      const id = entryId(source, destination, payload);
      const isNew = this.#find.get(id) === undefined;
      this.#insert({
        ...{ id, source, destination, code, message, pointer, payload, bytes, truncated },
        ...{ first_seen: at, last_seen: at, count: 1 },
      });
      if (isNew) held[share] += bytes;
    }
    if (held[share] > this.#shares[share]) this.#makeRoom(share);
  }

  list(filter: EntryFilter, limit: number, cursor?: string): EntryPage {
    const { where, values } = conditionsOf(filter, cursor);
    const rows = this.#db
      .prepare(
        `SELECT ${this.#summary} FROM quarantine ${where}
         ORDER BY last_seen DESC, quarantine.id DESC LIMIT ?`,
      )
      .all(...values, limit + 1) as SummaryRow[];
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const entries = page.map(summaryOf);
    if (rows.length <= limit || last === undefined) return { entries };
    return { entries, next: cursorOf(last.last_seen, utf8Of(last.id)) };
  }

  /** @throws Damaged if the payload does not match its id */
  get(id: string): Entry | undefined {
    const row = this.#get.get(id) as (SummaryRow & { payload: Blob }) | undefined;
    if (row === undefined) return undefined;
    const entry = { ...summaryOf(row), payload: utf8Of(row.payload) };
    const { source, destination = "", payload } = entry;
    if (entryId(source, destination, payload) !== id) throw new Damaged("SQLITE_CORRUPT_ENTRY");
    return entry;
  }

  /** @returns how many of the ids were there */
  discard(ids: readonly string[]): number {
    const held = ids.length === 0 ? undefined : this.#counted();
    let count = 0;
    for (const id of ids) {
      const found = this.#find.get(id) as { source: Blob; bytes: number } | undefined;
      if (found === undefined || held === undefined) continue;
      held[shareOf(utf8Of(found.source))] -= found.bytes;
      count += this.#remove.run(id).changes;
    }
    return count;
  }

  counts(): EntryCount[] {
    const rows = this.#db
      .prepare(
        `SELECT CAST(source AS BLOB) AS a, CAST(destination AS BLOB) AS b, CAST(code AS BLOB) AS c,
           count(*) AS entries, sum(count) AS refusals
         FROM quarantine GROUP BY source, destination, code ORDER BY source, destination, code`,
      )
      .all() as { a: Blob; b: Blob; c: Blob; entries: number; refusals: number }[];
    return rows.map(({ a: source, b: destination, c: code, ...numbers }) => {
      const count = { source: utf8Of(source), code: utf8Of(code) as ErrorCode, ...numbers };
      return destination.byteLength === 0 ? count : { ...count, destination: utf8Of(destination) };
    });
  }

  prune(before: number): number {
    const agreed = this.#age.agreed(before);
    if (agreed !== undefined) {
      this.#removed += this.#db
        .prepare("DELETE FROM quarantine WHERE last_seen < ?")
        .run(agreed).changes;
      this.#held = undefined;
    }
    const removed = this.#removed;
    this.#removed = 0;
    return removed;
  }

  /** Counts again: the running total may be wrong. */
  rolledBack(): void {
    this.#held = undefined;
  }

  #counted(): Record<Share, number> {
    if (this.#held !== undefined) return this.#held;
    const rows = this.#db
      .prepare(
        "SELECT instr(source, ':') > 0 AS contract, sum(bytes) AS bytes FROM quarantine GROUP BY 1",
      )
      .all() as { contract: number; bytes: number }[];
    this.#held = { received: 0, contract: 0 };
    for (const { contract, bytes } of rows)
      this.#held[contract === 1 ? "contract" : "received"] = bytes;
    return this.#held;
  }

  /** Removes the entries of a share that have not been seen for longest. */
  #makeRoom(share: Share): void {
    const held = this.#counted();
    const oldest = this.#db.prepare(
      `SELECT CAST(id AS BLOB) AS id FROM quarantine WHERE instr(source, ':') ${share === "contract" ? ">" : "="} 0
       ORDER BY last_seen, id LIMIT ?`,
    );
    while (held[share] > this.#shares[share]) {
      const rows = oldest.all(REMOVED_AT_ONCE) as { id: Blob }[];
      if (rows.length === 0) return;
      for (const { id } of rows) {
        if (held[share] <= this.#shares[share]) break;
        this.#removed += this.discard([utf8Of(id)]);
      }
    }
  }
}

/** Every column but the payload. Text is read as bytes: in a damaged file it can be invalid UTF-8. */
function summaryColumns(db: Connection): string {
  return columnsOf(db, "quarantine")
    .filter(({ name, isNumber }) => name !== "payload" && !isNumber)
    .map(({ name, type }) =>
      type === "TEXT" ? `CAST(quarantine.${name} AS BLOB) AS ${name}` : name,
    )
    .join(", ");
}

function conditionsOf(
  filter: EntryFilter,
  cursor: string | undefined,
): { where: string; values: (string | number)[] } {
  const given = Object.entries(filter).filter(([, value]) => value !== undefined);
  const conditions = given.map(([name]) => `${name} = ?`);
  const values: (string | number)[] = given.map(([, value]) => String(value));
  const place = placeOf(cursor);
  if (place !== undefined) {
    conditions.push("(last_seen, id) < (?, ?)");
    values.push(place.lastSeen, place.id);
  }
  return { where: conditions.length === 0 ? "" : `WHERE ${conditions.join(" AND ")}`, values };
}

function summaryOf(row: SummaryRow): EntrySummary {
  return {
    id: utf8Of(row.id),
    source: utf8Of(row.source),
    ...(row.destination.byteLength > 0 && { destination: utf8Of(row.destination) }),
    code: utf8Of(row.code) as ErrorCode,
    message: utf8Of(row.message),
    ...(row.pointer !== null && { pointer: utf8Of(row.pointer) }),
    bytes: row.bytes,
    ...(row.truncated === 1 && { truncated: true }),
    count: row.count,
    firstSeen: row.first_seen,
    lastSeen: row.last_seen,
  };
}
