import Database from "libsql";
import { crc32 } from "node:zlib";
import { bytesOf, textOf, type Blob, type Connection } from "./database.js";

/** What could be read of a damaged store, and what could not. */
export interface RescueCounts {
  readonly chunks: number;
  readonly events: number;
  readonly lostChunks: number;
  readonly messageIds: number;
  readonly entries: number;
}

type Row = Record<string, string | number | Blob>;

/** How many rows are read at once; around damage one by one. */
const AT_ONCE = 500;

/** How many numbers in a row may be unreadable before the search goes in leaps. */
const STEPS = 1_000;

/** How far a table's numbers are searched behind damage: farther than any page holds. */
const FARTHEST = 2 ** 40;

/**
 * Copies from a damaged database what can still be read. Chunks whose outbox is lost go to all of
 * their destinations again: at worst something arrives twice.
 */
export function rescue(path: string, into: Connection): RescueCounts {
  const from = openAnyhow(path);
  if (from === undefined) return { chunks: 0, events: 0, lostChunks: 0, messageIds: 0, entries: 0 };
  try {
    into.exec("BEGIN");
    const chunks = copyChunks(from, into);
    const messageIds = copyAll(into, "seen", SEEN_COLUMNS, rowsBySeenKey(from));
    copyAll(into, "recent", RECENT_COLUMNS, rowsByNumber(from, "recent", "number"));
    const entries = copyAll(
      into,
      "quarantine",
      ENTRY_COLUMNS,
      rowsByNumber(from, "quarantine", "number"),
    );
    into.exec("COMMIT");
    return { ...chunks, messageIds, entries };
  } finally {
    from.close();
  }
}

const SEEN_COLUMNS = ["key", "at"];
const RECENT_COLUMNS = ["number", "at", "keys"];
const CHUNK_COLUMNS = ["id", "destinations", "lane", "received_at", "events", "sum", "body"];
const OUTBOX_COLUMNS = [
  "position",
  "destination",
  "lane",
  "chunk",
  "events",
  "bytes",
  "received_at",
  "not_before",
  "attempts",
];
const ENTRY_COLUMNS = [
  "id",
  "source",
  "destination",
  "code",
  "message",
  "pointer",
  "payload",
  "first_seen",
  "last_seen",
  "count",
];

/** What is read of the tables that have numbers. */
const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  chunks: CHUNK_COLUMNS,
  outbox: OUTBOX_COLUMNS,
  quarantine: ["number", ...ENTRY_COLUMNS],
  recent: RECENT_COLUMNS,
};

const TEXTS = new Set([
  "destination",
  "destinations",
  "source",
  "code",
  "message",
  "pointer",
  "payload",
]);

function openAnyhow(path: string): Connection | undefined {
  try {
    const db = new Database(path);
    db.prepare("PRAGMA locking_mode = EXCLUSIVE").all();
    db.prepare("SELECT count(*) FROM sqlite_master").get();
    return db;
  } catch {
    return undefined;
  }
}

function copyChunks(
  from: Connection,
  into: Connection,
): Omit<RescueCounts, "messageIds" | "entries"> {
  const addChunk = insertInto(into, "chunks", CHUNK_COLUMNS);
  const addRow = insertInto(into, "outbox", OUTBOX_COLUMNS);
  const outbox = readOutbox(from);
  const counts = { chunks: 0, events: 0, lostChunks: 0 };
  let position = 0;
  for (const chunk of rowsByNumber(from, "chunks", "id")) {
    if (!isBlob(chunk.body) || crc32(bytesOf(chunk.body)) !== chunk.sum) {
      counts.lostChunks += 1;
      continue;
    }
    addChunk(chunk);
    // Chunks have the order of their positions but for those replaced in part.
    for (const row of outbox?.get(chunk.id) ?? outboxOf(chunk)) {
      position = Math.max(position + 1, Number(row.position ?? 0));
      addRow({ ...row, position });
    }
    counts.chunks += 1;
    counts.events += Number(chunk.events);
  }
  return counts;
}

/** The outbox by chunk, or nothing where a part of it cannot be read: then none of it is trusted. */
function readOutbox(from: Connection): Map<unknown, Row[]> | undefined {
  const byChunk = new Map<unknown, Row[]>();
  let damages = 0;
  const rows = rowsByNumber(from, "outbox", "position", () => (damages += 1));
  for (const row of rows) {
    const others = byChunk.get(row.chunk);
    if (others === undefined) byChunk.set(row.chunk, [row]);
    else others.push(row);
  }
  return damages > 0 ? undefined : byChunk;
}

/** The rows that a chunk had in the outbox when it came. */
function outboxOf({ id, destinations, body, ...chunk }: Row): Row[] {
  const { lane = 0, events = 0, received_at = 0 } = chunk;
  const bytes = isBlob(body) ? body.byteLength : 0;
  return (
    JSON.parse(isBlob(destinations) ? textOf(destinations) : String(destinations)) as string[]
  ).map((destination) => ({
    destination,
    lane,
    chunk: id ?? 0,
    events,
    bytes,
    received_at,
    not_before: 0,
    attempts: 0,
  }));
}

function copyAll(
  into: Connection,
  table: string,
  columns: readonly string[],
  rows: Iterable<Row>,
): number {
  const add = insertInto(into, table, columns);
  let count = 0;
  for (const row of rows) {
    add(row);
    count += 1;
  }
  return count;
}

function insertInto(
  into: Connection,
  table: string,
  columns: readonly string[],
): (row: Row) => void {
  const marks = columns.map(() => "?").join(", ");
  const insert = into.prepare(
    `INSERT OR IGNORE INTO ${table} (${columns.join(", ")}) VALUES (${marks})`,
  );
  return (row) => {
    insert.run(...columns.map((column) => textIn(column, row[column]) ?? null));
  };
}

function isBlob(value: unknown): value is Blob {
  return value instanceof ArrayBuffer || Buffer.isBuffer(value);
}

function textIn(column: string, value: Row[string] | undefined): Row[string] | undefined {
  if (!isBlob(value)) return value;
  return TEXTS.has(column) ? textOf(value) : bytesOf(value);
}

/** Every row of a table that can be read, by its number: around damage in ever longer leaps. */
function* rowsByNumber(
  db: Connection,
  table: string,
  column: string,
  onDamage?: () => unknown,
): Generator<Row> {
  let last = -1;
  let failures = 0;
  for (;;) {
    const rows =
      readAfter(db, table, column, last, AT_ONCE) ?? readAfter(db, table, column, last, 1);
    if (rows === undefined) {
      onDamage?.();
      failures += 1;
      last += 2 ** Math.max(0, failures - STEPS);
      if (last > FARTHEST) return;
      continue;
    }
    if (rows.length === 0) return;
    failures = 0;
    yield* rows;
    last = Number(rows.at(-1)?.[column]);
  }
}

function readAfter(
  db: Connection,
  table: string,
  column: string,
  last: number,
  limit: number,
): Row[] | undefined {
  try {
    return db
      .prepare(
        `SELECT ${asBytes(db, table)} FROM ${table} NOT INDEXED WHERE ${column} > ? ORDER BY ${table}.${column} LIMIT ?`,
      )
      .all(last, limit) as Row[];
  } catch {
    return undefined;
  }
}

/**
 * The columns of a table to read, texts as bytes: damaged ones may be no text at all. A store of an
 * earlier version has fewer.
 */
function asBytes(db: Connection, table: string): string {
  const there = db.prepare(`PRAGMA table_info(${table})`).all() as { name: string }[];
  return (COLUMNS[table] ?? [])
    .filter((column) => there.some(({ name }) => name === column))
    .map((column) => (TEXTS.has(column) ? `CAST(${table}.${column} AS BLOB) AS ${column}` : column))
    .join(", ");
}

/** Every row of the message ids that can be read, by the first byte of the key. */
function* rowsBySeenKey(db: Connection): Generator<Row> {
  for (let byte = 0; byte < 256; byte += 1) {
    const end = byte === 255 ? Buffer.alloc(17, 0xff) : Buffer.from([byte + 1]);
    try {
      yield* db
        .prepare("SELECT key, at FROM seen WHERE key >= ? AND key < ?")
        .all(Buffer.from([byte]), end) as Row[];
    } catch {
      continue; // the ids of this part are forgotten: at worst something arrives twice
    }
  }
}
