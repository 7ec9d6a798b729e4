import { crc32 } from "node:zlib";
import { entryId } from "../chunks.js";
import { columnsOf, inserter, type Column, type Connection, type Row } from "./database.js";
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
  const ordered = places
    .flatMap((place) => {
      const first = firstOf(pages, place, columns);
      return first === undefined ? [] : [{ place, number: first.number }];
    })
    .sort((one, other) => one.number - other.number);
  for (const { place } of ordered) {
    for (const record of pages.records(place)) {
      if (record !== undefined && fits(columns, record.values)) yield rowOf(columns, record);
    }
  }
}

function firstOf(
  pages: DamagedPages,
  place: Place,
  columns: readonly Column[],
): DamagedRecord | undefined {
  for (const record of pages.records(place)) {
    if (record !== undefined && fits(columns, record.values)) return record;
  }
  return undefined;
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
