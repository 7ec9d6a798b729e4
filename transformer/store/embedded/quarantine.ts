import type { ErrorCode } from "../../core/error-catalogue.js";
import { entryId } from "../chunks.js";
import type {
  Entry,
  EntryCount,
  EntryFilter,
  EntryPage,
  QuarantineLimits,
  Refused,
} from "../store.js";
import { Damaged, textOf, type Blob, type Connection } from "./database.js";

interface Row {
  id: Blob;
  source: Blob;
  destination: Blob;
  code: Blob;
  message: Blob;
  pointer: Blob | null;
  payload: Blob;
  first_seen: number;
  last_seen: number;
  count: number;
}

/** Text is read as bytes: of a damaged file it may be none. */
const COLUMNS = [
  ...["id", "source", "destination", "code", "message", "pointer", "payload"].map(
    (name) => `CAST(quarantine.${name} AS BLOB) AS ${name}`,
  ),
  ...["first_seen", "last_seen", "count"],
].join(", ");

/** How many entries are removed in one go. */
const REMOVED_AT_ONCE = 500;

/** The quarantine of an open database. All of it runs inside the caller's transaction. */
export class QuarantineTable {
  readonly #db: Connection;
  readonly #add;
  readonly #get;
  readonly #remove;

  constructor(db: Connection) {
    this.#db = db;
    this.#add = db.prepare(
      `INSERT INTO quarantine
         (id, source, destination, code, message, pointer, payload, first_seen, last_seen, count)
       VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8, 1)
       ON CONFLICT (id) DO UPDATE SET
         code = excluded.code, message = excluded.message, pointer = excluded.pointer,
         last_seen = max(last_seen, excluded.last_seen), count = count + 1`,
    );
    this.#get = db.prepare(`SELECT ${COLUMNS} FROM quarantine WHERE id = ?`);
    this.#remove = db.prepare("DELETE FROM quarantine WHERE id = ?");
  }

  add(source: string, destination: string, refused: readonly Refused[], at: number): void {
    for (const { payload, code, message, pointer = null } of refused) {
      const id = entryId(source, destination, payload);
      this.#add.run(id, source, destination, code, message, pointer, payload, at);
    }
  }

  list(filter: EntryFilter, limit: number, cursor?: string): EntryPage {
    const { where, values } = conditionsOf(filter, cursor);
    const rows = this.#db
      .prepare(
        `SELECT ${COLUMNS} FROM quarantine ${where}
         ORDER BY last_seen DESC, quarantine.id DESC LIMIT ?`,
      )
      .all(...values, limit + 1) as Row[];
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const entries = page.map(entryOf);
    if (rows.length <= limit || last === undefined) return { entries };
    return { entries, next: `${last.last_seen}-${textOf(last.id)}` };
  }

  /** @throws Damaged where the payload is not what was written */
  get(id: string): Entry | undefined {
    const row = this.#get.get(id) as Row | undefined;
    if (row === undefined) return undefined;
    const entry = entryOf(row);
    const { source, destination = "", payload } = entry;
    if (entryId(source, destination, payload) !== id) throw new Damaged("SQLITE_CORRUPT_ENTRY");
    return entry;
  }

  discard(ids: readonly string[]): number {
    return ids.reduce((count, id) => count + this.#remove.run(id).changes, 0);
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
      const count = { source: textOf(source), code: textOf(code) as ErrorCode, ...numbers };
      return destination.byteLength === 0 ? count : { ...count, destination: textOf(destination) };
    });
  }

  prune({ before, bytes }: QuarantineLimits): number {
    const old = this.#db.prepare("DELETE FROM quarantine WHERE last_seen < ?").run(before).changes;
    return old + this.#pruneTo(bytes);
  }

  #pruneTo(bytes: number): number {
    const size = this.#db.prepare(
      "SELECT coalesce(sum(length(payload)), 0) AS held FROM quarantine",
    );
    const oldest = this.#db.prepare(
      "SELECT number, length(payload) AS size FROM quarantine ORDER BY last_seen, id LIMIT ?",
    );
    const remove = this.#db.prepare("DELETE FROM quarantine WHERE number = ?");
    let { held } = size.get() as { held: number };
    let removed = 0;
    while (held > bytes) {
      for (const entry of oldest.all(REMOVED_AT_ONCE) as { number: number; size: number }[]) {
        if (held <= bytes) break;
        removed += remove.run(entry.number).changes;
        held -= entry.size;
      }
    }
    return removed;
  }
}

function conditionsOf(
  filter: EntryFilter,
  cursor: string | undefined,
): { where: string; values: (string | number)[] } {
  const given = Object.entries(filter).filter(([, value]) => value !== undefined);
  const conditions = given.map(([name]) => `${name} = ?`);
  const values: (string | number)[] = given.map(([, value]) => String(value));
  const [, seen, id] = /^(\d+)-([0-9a-f]{32})$/.exec(cursor ?? "") ?? [];
  if (seen !== undefined && id !== undefined) {
    conditions.push("(last_seen, id) < (?, ?)");
    values.push(Number(seen), id);
  }
  return { where: conditions.length === 0 ? "" : `WHERE ${conditions.join(" AND ")}`, values };
}

function entryOf(row: Row): Entry {
  const entry = {
    id: textOf(row.id),
    source: textOf(row.source),
    code: textOf(row.code) as ErrorCode,
    message: textOf(row.message),
    payload: textOf(row.payload),
    count: row.count,
    firstSeen: row.first_seen,
    lastSeen: row.last_seen,
  };
  return {
    ...entry,
    ...(row.destination.byteLength > 0 && { destination: textOf(row.destination) }),
    ...(row.pointer !== null && { pointer: textOf(row.pointer) }),
  };
}
