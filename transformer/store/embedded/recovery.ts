// What can be read of a damaged store, and the new store that takes its place.
import {
  appendFileSync,
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import type { Log } from "../../core/observe.js";
import { isObject } from "../../core/values.js";
import { entryId } from "../chunks.js";
import { CannotOpen } from "../errors.js";
import type { SetAside } from "../store.js";
import {
  codeOf,
  columnsOf,
  inserter,
  openDatabase,
  type Column,
  type Connection,
  type Row,
} from "./database.js";
import { lockFolder } from "./folder-lock.js";
import { DamagedPages, type DamagedRecord, type Place, type Value } from "./pages.js";

/** Counts of what was read from a damaged store. */
export interface Recovered {
  /** Events that are still to be delivered. */
  readonly events: number;
  /** Events that waited and cannot be read, as far as the outbox names them. */
  readonly lostEvents: number;
  /** Entries of the quarantine. */
  readonly entries: number;
  /** Pages, rows and frames of the log that cannot be read. */
  readonly damaged: number;
  /** The file is damaged, and not a single row can be read: no event, no entry, no message id. */
  readonly isUnreadable: boolean;
}

/** Called with the body of a chunk whose checksum is wrong, and the number of its events. */
export type OnDamagedChunk = (body: Buffer, events: number) => void;

/** The file of the store, in its folder. */
export const STORE_FILE = "store.db";

/** A recovered store that is complete, and still has to take the damaged one's place. */
const REPLACEMENT = /^store\.db\.recovered-([\dTZ-]+)$/;

/** A damaged store that was replaced. */
const DAMAGED = /^store\.db\.damaged-[\dTZ-]+$/;

const PRIVATE = { mode: 0o600 } as const;

const QUIET = { error: (): void => undefined };

/**
 * Replaces the damaged store in a folder by one with everything that can be read of it. The damaged
 * files stay beside it, with a report. Whenever this is cut off, `finishReplacing` or a second call
 * ends it: no state in between looks like an empty store.
 *
 * Nothing else may use the folder meanwhile.
 */
export function replaceDamaged(directory: string, log: Log): void {
  const fresh = join(directory, "store.db.recovering");
  for (const suffix of ["", "-journal", "-wal"]) rmSync(fresh + suffix, { force: true });
  const db = openDatabase(fresh);
  let recovered: Recovered;
  try {
    // The file is complete without a log: it can be renamed.
    db.prepare("PRAGMA journal_mode = DELETE").all();
    recovered = recover(join(directory, STORE_FILE), db, keepChunk(directory, log));
  } finally {
    db.close();
  }
  const stamp = timestamp();
  const file = `${STORE_FILE}.damaged-${stamp}`;
  writeFileSync(join(directory, `${file}.json`), `${JSON.stringify(recovered)}\n`, PRIVATE);
  renameSync(fresh, join(directory, `store.db.recovered-${stamp}`));
  finishReplacing(directory);
  const { isUnreadable, ...counts } = recovered;
  const message = isUnreadable
    ? "the damaged store is unreadable and set aside, the new store is empty"
    : "the damaged store is set aside, its readable rows are recovered";
  log.error({ ...counts, file }, message);
}

/** Ends a replacement that was cut off. */
export function finishReplacing(directory: string): void {
  for (const name of readdirSync(directory)) {
    const [, stamp] = REPLACEMENT.exec(name) ?? [];
    if (stamp === undefined) continue;
    const store = join(directory, STORE_FILE);
    for (const suffix of ["", "-wal"]) {
      const aside = `${store}.damaged-${stamp}${suffix}`;
      if (existsSync(store + suffix) && !existsSync(aside)) renameSync(store + suffix, aside);
    }
    renameSync(join(directory, name), store);
    syncFolder(directory);
  }
}

/** The damaged stores in a folder that were neither imported nor deleted. */
export function listSetAside(directory: string): SetAside[] {
  return readdirSync(directory)
    .filter((name) => DAMAGED.test(name))
    .sort()
    .map((file) => ({ file, ...reportOf(join(directory, `${file}.json`)) }));
}

/**
 * Adds everything that can be read of a damaged store to the store in a folder.
 *
 * @param path of the damaged store; it is renamed when its rows are on disk
 * @throws CannotOpen, in one line: where a service uses the folder, or a file cannot be used
 */
export function importDamaged(path: string, directory: string): Recovered {
  if (!existsSync(path)) throw new CannotOpen("the file to recover does not exist");
  if (!existsSync(join(directory, STORE_FILE))) throw new CannotOpen("DATA_DIR has no store");
  const unlock = lockFolder(directory);
  try {
    const db = openDatabase(join(directory, STORE_FILE));
    try {
      const recovered = recover(path, db, keepChunk(directory, QUIET));
      if (recovered.isUnreadable) throw new CannotOpen("nothing can be read from the file");
      renameSync(path, `${path}.imported`);
      rmSync(`${path}.json`, { force: true });
      return recovered;
    } finally {
      db.close();
    }
  } catch (error) {
    if (error instanceof CannotOpen) throw error;
    throw new CannotOpen(`the file cannot be imported: ${codeOf(error) || "unknown"}`);
  } finally {
    unlock();
  }
}

/** Keeps the text of a damaged chunk for a person: a destination must not get it. */
export function keepChunk(directory: string, log: Pick<Log, "error">): OnDamagedChunk {
  return function keep(body, events) {
    const file = `damaged-${timestamp()}.ndjson`;
    appendFileSync(join(directory, file), body, PRIVATE);
    log.error({ events, file }, "damaged events are set aside");
  };
}

/** For the name of a file. */
export function timestamp(): string {
  return new Date().toISOString().replace(/[:.]/g, "-");
}

function reportOf(path: string): Pick<SetAside, "isUnreadable"> & Partial<SetAside> {
  try {
    const report: unknown = JSON.parse(readFileSync(path, "utf8"));
    if (isObject(report)) {
      const { events, lostEvents, entries, isUnreadable } = report as unknown as Recovered;
      return { events, lostEvents, entries, isUnreadable };
    }
  } catch {
    // Without the report the counts are unknown.
  }
  return { isUnreadable: true };
}

/** A renamed file survives a power cut only if its folder is synced, too. */
function syncFolder(directory: string): void {
  const folder = openSync(directory, "r");
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

/** Rows that the new store has already stay as they are. */
const SKIP_KNOWN = "ON CONFLICT DO NOTHING";

/** A chunk that was copied, without its body. */
interface CopiedChunk {
  readonly id: number;
  readonly row: Row;
  readonly destinations: readonly string[];
}

/**
 * Copies every row that can be read from a damaged store into another one. Damage to an index, to the
 * inner pages of a table or to the file's header loses nothing. Where anything is damaged, an event
 * whose delivery to a destination is not known to be outstanding goes there again.
 *
 * @param path of the damaged file; its log is at `<path>-wal`
 * @param into an open store: its schema defines the columns
 */
export function recover(path: string, into: Connection, onDamagedChunk: OnDamagedChunk): Recovered {
  const pages = new DamagedPages(path);
  try {
    into.exec("BEGIN");
    const recovered = copy(pages, into, onDamagedChunk);
    into.exec("COMMIT");
    return recovered;
  } catch (error) {
    if (into.inTransaction) into.exec("ROLLBACK");
    throw error;
  } finally {
    pages.close();
  }
}

function copy(pages: DamagedPages, into: Connection, onDamagedChunk: OnDamagedChunk): Recovered {
  const before = eventsIn(into);
  const { places, damaged } = pages.survey();
  let wrong = 0;
  const read = (name: string): Iterable<Row> => rowsOf(pages, places, columnsOf(into, name));

  const chunks = new Map<number, CopiedChunk[]>();
  const addChunk = inserter(into, "chunks", SKIP_KNOWN);
  for (const row of read("chunks")) {
    const destinations = textsIn(row.destinations);
    if (crc32(row.body as Buffer) !== row.sum || destinations === undefined) {
      onDamagedChunk(row.body as Buffer, Number(row.events));
      wrong += 1;
      continue;
    }
    const { body, ...facts } = row;
    // A page that was used again can hold a former chunk of the same id.
    const others = chunks.get(Number(row.id)) ?? [];
    if (others.some(({ row: other }) => other.sum === row.sum)) continue;
    chunks.set(Number(row.id), [
      ...others,
      { id: addChunk(row), row: { ...facts, bytes: (body as Buffer).length }, destinations },
    ]);
  }

  const outbox = [...read("outbox")];
  const lost = new Map<Value, number>();
  for (const { chunk = null, events } of outbox) {
    if (!chunks.has(Number(chunk))) lost.set(chunk, Number(events));
  }
  if (damaged + wrong > 0) outbox.push(...missingRows(chunks, outbox));
  const addRow = inserter(into, "outbox", SKIP_KNOWN);
  for (const row of outbox) {
    for (const { id, destinations } of chunks.get(Number(row.chunk)) ?? []) {
      if (destinations.includes(String(row.destination))) addRow({ ...row, chunk: id });
    }
  }
  into.exec("DELETE FROM chunks WHERE id NOT IN (SELECT chunk FROM outbox)");

  let entries = 0;
  const addEntry = inserter(into, "quarantine", SKIP_KNOWN);
  for (const row of read("quarantine")) {
    if (!isWholeEntry(row)) wrong += 1;
    else if (addEntry({ ...row, bytes: Buffer.byteLength(String(row.payload)) }) > 0) entries += 1;
  }
  // Of ids that are lost, copies can be delivered a second time.
  let ids = 0;
  for (const table of ["seen", "recent"]) {
    const add = inserter(into, table, SKIP_KNOWN);
    for (const row of read(table)) {
      add(row);
      ids += 1;
    }
  }

  const events = eventsIn(into) - before;
  const lostEvents = [...lost.values()].reduce((sum, count) => sum + count, 0);
  // A store that was drained has message ids alone.
  const isUnreadable = events + entries + ids === 0 && damaged + wrong + lostEvents > 0;
  return { events, lostEvents, entries, damaged: damaged + wrong, isUnreadable };
}

/** Rows for the destinations of chunks that the outbox has no row for. */
function missingRows(chunks: Map<number, CopiedChunk[]>, outbox: readonly Row[]): Row[] {
  const known = new Set(
    outbox.map(({ chunk, destination }) => `${Number(chunk)} ${String(destination)}`),
  );
  return [...chunks].flatMap(([chunk, copies]) =>
    copies.flatMap(({ row, destinations }) =>
      destinations
        .filter((destination) => !known.has(`${chunk} ${destination}`))
        .map((destination) => ({ ...row, destination, chunk, not_before: 0, attempts: 0 })),
    ),
  );
}

/** An entry's id is a hash of its payload. */
function isWholeEntry({ id, source, destination, payload }: Row): boolean {
  return id === entryId(String(source), String(destination), String(payload));
}

function textsIn(json: Value | undefined): string[] | undefined {
  try {
    return JSON.parse(String(json)) as string[];
  } catch {
    return undefined;
  }
}

function eventsIn(db: Connection): number {
  const row = db.prepare("SELECT coalesce(sum(events), 0) AS events FROM chunks").get();
  return (row as { events: number }).events;
}

/** The rows on pages whose records look like a table's, in the order of their numbers. */
function* rowsOf(
  pages: DamagedPages,
  places: readonly Place[],
  columns: readonly Column[],
): Generator<Row> {
  function* recordsOf(place: Place): Generator<DamagedRecord> {
    for (const record of pages.records(place)) {
      if (record !== undefined && fits(columns, record.values)) yield record;
    }
  }
  const ordered = places
    .flatMap((place) => {
      const [first] = recordsOf(place);
      return first === undefined ? [] : [{ place, number: first.number }];
    })
    .sort((one, other) => one.number - other.number);
  for (const { place } of ordered) {
    for (const record of recordsOf(place)) yield rowOf(columns, record);
  }
}

const TYPES: Readonly<Record<string, string>> = {
  TEXT: "string",
  INTEGER: "number",
  BLOB: "object",
};

/** Whether a record can be a row of a table. Rows of an earlier schema are shorter. */
function fits(columns: readonly Column[], values: readonly Value[]): boolean {
  const needed = columns.findLastIndex(({ isNullable }) => !isNullable) + 1;
  if (values.length < needed || values.length > columns.length) return false;
  return values.every((value, index) => {
    const { type = "", isNumber = false, isNullable = false } = columns[index] ?? {};
    if (value === null) return isNumber || isNullable;
    return !isNumber && typeof value === TYPES[type];
  });
}

function rowOf(columns: readonly Column[], { number, values }: DamagedRecord): Row {
  return Object.fromEntries(
    columns.map(({ name, isNumber }, index) => [name, isNumber ? number : (values[index] ?? null)]),
  );
}
