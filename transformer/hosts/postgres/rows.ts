import { COLLECTIONS, type TrackEvent } from "../../core/collections.js";
import { isObject, type JsonObject } from "../../core/values.js";
import { tablesOf, type Column, type Table } from "../../warehouse/tables.js";

/** A row by the names of its columns; absent columns are null. */
export type Row = Readonly<Record<string, unknown>>;

/** The rows of some events. */
export interface Rows {
  /** By the table's name, at most one for each id. Tables and ids are in order. */
  readonly byTable: ReadonlyMap<string, readonly Row[]>;
  /** Values that do not fit their column, and are among the properties instead. */
  readonly misfits: number;
}

/** The tables, `tracks` first. */
export const TABLES = tablesOf("postgres");

const TABLE_OF = new Map<string, Table>(
  COLLECTIONS.flatMap(({ name, table }) => {
    const found = TABLES.find((each) => each.name === table);
    return found === undefined ? [] : [[name, found]];
  }),
);

const TRACKS_COLUMNS = new Set(
  TABLES.filter(({ name }) => name === "tracks").flatMap(({ columns }) =>
    columns.map(({ name }) => name),
  ),
);

/**
 * The rows of track events: one in `tracks`, and one with the properties in the collection's table.
 * Properties without a column, and values that do not fit their column, are in `properties`.
 */
export function rowsOf(events: readonly TrackEvent[]): Rows {
  const byTable = new Map<string, Map<string, Row>>();
  let misfits = 0;
  const add = (table: string, row: Row): void => {
    const rows = byTable.get(table) ?? new Map<string, Row>();
    byTable.set(table, rows.set(String(row.id), row));
  };
  for (const event of events) {
    const table = TABLE_OF.get(event.event);
    if (table === undefined) throw new TypeError("the event does not belong to a collection");
    const filled = filledRow(event, table);
    misfits += filled.misfits;
    add(table.name, filled.row);
    const common = Object.entries(filled.row).filter(([column]) => TRACKS_COLUMNS.has(column));
    add("tracks", Object.fromEntries(common));
  }
  // In one order everywhere: two batches with the same ids wait for each other, and do not deadlock.
  const sorted = TABLES.flatMap(({ name }): [string, Row[]][] => {
    const rows = [...(byTable.get(name)?.values() ?? [])];
    rows.sort((one, other) => (String(one.id) < String(other.id) ? -1 : 1));
    return rows.length === 0 ? [] : [[name, rows]];
  });
  return { byTable: new Map(sorted), misfits };
}

function filledRow(event: TrackEvent, table: Table): { row: Row; misfits: number } {
  const row: Record<string, unknown> = {
    event: table.name,
    event_text: event.event,
    context_passed_ip: event.context.ip,
  };
  // The page is the only part of the context that the schemas leave open.
  const { page } = event.context;
  const others: Record<string, unknown> = { ...event.properties };
  if (page !== undefined) others[freeName(others, "context_page")] = page;
  let misfits = 0;
  for (const { name, type, path } of table.columns) {
    if (path === undefined || name === "event") continue;
    const value = valueAt(event, path);
    if (value === undefined || value === null) continue;
    const fitting = fit(value, type);
    const isProperty = path[0] === "properties";
    if (fitting === undefined) {
      if (!isProperty) others[freeName(others, name)] = value;
      misfits += 1;
    } else {
      row[name] = fitting;
      if (isProperty) Reflect.deleteProperty(others, path[1] ?? "");
    }
  }
  if (Object.keys(others).length > 0) row.properties = storable(others);
  return { row, misfits };
}

function valueAt(event: TrackEvent, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (isObject(value) ? value[key] : undefined),
    event as unknown as JsonObject,
  );
}

/** An instant of the years that PostgreSQL and ISO 8601 write alike. */
const INSTANT = /^(?!0000)\d{4}-\d\d-\d\dT.*(?:Z|[+-]\d\d:?\d\d)$/;

/** The value as its column takes it; undefined if it does not. */
function fit(value: unknown, type: Column["type"]): unknown {
  switch (type) {
    case "text":
      if (typeof value === "string") return storable(value) === value ? value : undefined;
      return typeof value === "number" || typeof value === "boolean" ? String(value) : undefined;
    case "timestamp":
      return typeof value === "string" && INSTANT.test(value) && !Number.isNaN(Date.parse(value))
        ? value
        : undefined;
    case "boolean":
      return typeof value === "boolean" ? value : undefined;
    case "json":
      return storable(value);
  }
}

/** A value as jsonb takes it: PostgreSQL has neither U+0000 nor half a surrogate pair. */
function storable(value: unknown): unknown {
  if (typeof value === "string") {
    return value.replace(
      UNSTORABLE,
      (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, "0")}`,
    );
  }
  if (Array.isArray(value)) return value.map(storable);
  if (!isObject(value)) return value;
  const entries: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const [key, each] of Object.entries(value)) {
    entries[freeName(entries, storable(key) as string)] = storable(each);
  }
  return entries;
}

/** A name that an object does not have: two values must not become one. */
function freeName(taken: object, name: string): string {
  return Object.hasOwn(taken, name) ? freeName(taken, `_${name}`) : name;
}

/** U+0000, and a surrogate without its other half. */
const UNSTORABLE = /\0|\p{Surrogate}/gu;
