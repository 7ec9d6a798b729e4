import { chmodSync, closeSync, openSync } from "node:fs";
import { CannotOpen } from "../errors.js";
import Database from "libsql";
import { MIGRATIONS } from "./migrations.js";

/** A connection of SQLite. */
export type Connection = Database.Database;

/** Bytes of a page: SQLite's default, which recovery relies on. */
export const PAGE_SIZE = 4_096;

const PRAGMAS = [
  `page_size = ${PAGE_SIZE}`,
  // One connection, in one process: nothing else may open the file, and no shared memory is needed.
  "locking_mode = EXCLUSIVE",
  "journal_mode = WAL",
  // The log is synced at each commit: an acknowledged call survives a power cut.
  "synchronous = FULL",
  // Pages written again and again, as those of the keys are, go to the file once in 16 MB. The reserve
  // must be larger: on a full disk the log is checkpointed into it.
  "wal_autocheckpoint = 4000",
  "journal_size_limit = 16777216",
  "cache_size = -8192",
  "temp_store = MEMORY",
];

/**
 * Opens the database of a store, takes it for this process alone and brings its schema up to date.
 *
 * @throws CannotOpen where another process has it, or a later version made it
 * @throws SQLite's error where the file is damaged
 */
export function openDatabase(path: string): Connection {
  // SQLite gives its log the mode of this file.
  closeSync(openSync(path, "a", 0o600));
  chmodSync(path, 0o600);
  const db = new Database(path);
  try {
    for (const pragma of PRAGMAS) db.prepare(`PRAGMA ${pragma}`).all();
    migrate(db);
    return db;
  } catch (error) {
    db.close();
    if (codeOf(error).startsWith("SQLITE_BUSY")) {
      throw new CannotOpen("the store in DATA_DIR is used by another process");
    }
    throw error;
  }
}

/** Opens a database in memory, which is full at a number of bytes. */
export function openMemory(size: number): Connection {
  const db = new Database(":memory:");
  db.prepare(`PRAGMA max_page_count = ${Math.floor(size / PAGE_SIZE)}`).all();
  migrate(db);
  return db;
}

/** A column of a table. */
export interface Column {
  readonly name: string;
  readonly type: string;
  /** Whether it is the number of the row, which SQLite gives. */
  readonly isNumber: boolean;
  readonly isNullable: boolean;
}

/** The columns of a table, in order. The migrations are their only definition. */
export function columnsOf(db: Connection, table: string): Column[] {
  const rows = db.prepare(`PRAGMA table_info(${table})`).all() as {
    name: string;
    type: string;
    notnull: number;
    pk: number;
  }[];
  return rows.map(({ name, type, notnull, pk }) => {
    const isNumber = pk === 1 && type === "INTEGER";
    return { name, type, isNumber, isNullable: notnull === 0 && pk === 0 };
  });
}

/** A row by the names of its columns; absent columns are null. */
export type Row = Readonly<Record<string, string | number | Buffer | null>>;

/**
 * Inserts rows into a table.
 *
 * @param onConflict the clause for rows that exist
 * @returns the number of the new row; 0 if nothing was changed
 */
export function inserter(db: Connection, table: string, onConflict = ""): (row: Row) => number {
  const columns = columnsOf(db, table).filter(({ isNumber }) => !isNumber);
  const names = columns.map(({ name }) => name);
  const insert = db.prepare(
    `INSERT INTO ${table} (${names.join(", ")}) VALUES (${names.map(() => "?").join(", ")}) ${onConflict}`,
  );
  return function insertRow(row) {
    const { changes, lastInsertRowid } = insert.run(...names.map((name) => row[name] ?? null));
    return changes === 0 ? 0 : Number(lastInsertRowid);
  };
}

/** Bytes of the file that can be reused: deleted rows leave them free. */
export function unusedIn(db: Connection): number {
  const pages = db.prepare("PRAGMA freelist_count").get() as { freelist_count: number };
  const size = db.prepare("PRAGMA page_size").get() as { page_size: number };
  return pages.freelist_count * size.page_size;
}

/** Writes the schema's version. Where it is there already it changes nothing, but is written. */
export function writeVersion(db: Connection): void {
  db.exec(`PRAGMA user_version = ${MIGRATIONS.length}`);
}

/** The name of an error of SQLite or of the file system; nothing for any other. */
export function codeOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return typeof code === "string" ? code : "";
}

/** Thrown for damage that SQLite itself does not see. */
export class Damaged extends Error {
  override readonly name = "Damaged";

  constructor(readonly code: `SQLITE_CORRUPT_${"LOG" | "CHUNK" | "ENTRY"}`) {
    super(code);
  }
}

/** Whether an error says that the file is damaged. */
export function isDamage(error: unknown): boolean {
  return /^SQLITE_(?:CORRUPT|NOTADB)/.test(codeOf(error));
}

/** Whether an error means that the disk is full. */
export function isFull(error: unknown): boolean {
  return /^(?:SQLITE_FULL|ENOSPC|EDQUOT)/.test(codeOf(error));
}

/** A blob as SQLite gives it: of one row in a Buffer, of many in an ArrayBuffer. */
export type Blob = ArrayBuffer | Buffer;

/** A text that was read as bytes: in a damaged file it can be invalid UTF-8. */
export function utf8Of(bytes: Blob): string {
  return bytesOf(bytes).toString();
}

export function bytesOf(bytes: Blob): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes);
}

function migrate(db: Connection): void {
  // Takes the lock even where there is nothing to do.
  db.exec("BEGIN EXCLUSIVE");
  try {
    const version = versionOf(db);
    if (version > MIGRATIONS.length) {
      throw new CannotOpen("the store in DATA_DIR was made by a later version of this service");
    }
    for (const migration of MIGRATIONS.slice(version)) db.exec(migration);
    writeVersion(db);
    db.exec("COMMIT");
  } catch (error) {
    if (db.inTransaction) db.exec("ROLLBACK");
    throw error;
  }
}

function versionOf(db: Connection): number {
  const row = db.prepare("PRAGMA user_version").get() as { user_version: number };
  return row.user_version;
}
