import { seenKey } from "../chunks.js";
import type { NewEvent } from "../store.js";
import { bytesOf, type Blob, type Connection } from "./database.js";

/** Into how many parts the keys are divided, by their first byte. */
const PARTS = 256;

/** How many ids are gathered before they are put into the table. */
const GATHERED = 32_768;

/** How many ids are put into the table with one transaction, at least, while there are any. */
const STEP = 64;

/** Bytes of a key. */
const KEY = 16;

/** Ids on their way into the table, part by part: those of one part share pages. */
interface Move {
  /** When each came. */
  readonly ids: ReadonlyMap<string, number>;
  readonly parts: readonly (readonly string[])[];
  /** The last row of the log that they are in. */
  readonly upTo: number;
  /** How many parts are in the table. */
  done: number;
}

/**
 * The message ids of an open database. All of it runs inside the caller's transaction, which says
 * how it ended.
 *
 * Ids have no order, so each that is put into the table by itself changes a page of its own. New ones
 * are therefore gathered, in memory and in a log that is only appended to, and go into the table in
 * parts, a few with each transaction.
 */
export class Seen {
  readonly #window: number;
  readonly #statements;
  #gathered = new Map<string, number>();
  #move: Move | undefined;
  /** Ids that the transaction at hand gathered, with what was known of them before. */
  #fresh: [key: string, before: number | undefined][] = [];
  #moved = 0;
  #lastRow = 0;
  #part = 0;

  /** @param window how long an id is remembered, in milliseconds */
  constructor(db: Connection, window: number) {
    this.#window = window;
    this.#statements = {
      find: db.prepare(
        `SELECT lower(hex(key)) AS key, at FROM seen
         WHERE key IN (SELECT unhex(value) FROM json_each(?))`,
      ),
      append: db.prepare("INSERT INTO recent (at, keys) VALUES (?, ?)"),
      move: db.prepare(
        `INSERT INTO seen (key, at) SELECT unhex(value ->> 0), value ->> 1 FROM json_each(?) WHERE true
         ON CONFLICT (key) DO UPDATE SET at = max(at, excluded.at)`,
      ),
      clear: db.prepare("DELETE FROM recent WHERE number <= ?"),
      drop: db.prepare("DELETE FROM recent WHERE at <= ?"),
      forget: db.prepare("DELETE FROM seen WHERE key >= ? AND key < ? AND at <= ?"),
    };
    const rows = db.prepare("SELECT number, at, keys FROM recent ORDER BY number").all() as {
      number: number;
      at: number;
      keys: Blob;
    }[];
    for (const { number, at, keys } of rows) {
      for (const key of keysIn(bytesOf(keys))) this.#gathered.set(key, at);
      this.#lastRow = number;
    }
  }

  /** Remembers the events' ids. @returns the events whose ids were not known */
  remember(source: string, events: readonly NewEvent[], at: number): NewEvent[] {
    const keys = events.map(({ messageId }) => seenKey(source, messageId));
    const stored = this.#storedAmong(keys.filter((key) => this.#gatheredAt(key) === undefined));
    return events.filter((_, index) => {
      const key = keys[index] ?? "";
      const known = this.#gatheredAt(key) ?? stored.get(key);
      if (known !== undefined && known > at - this.#window) return false;
      this.#fresh.push([key, this.#gathered.get(key)]);
      this.#gathered.set(key, at);
      return true;
    });
  }

  /** Writes what the transaction gathered, and moves some of what was gathered before. */
  write(): void {
    const keys = this.#fresh.map(([key]) => key);
    if (keys.length > 0) {
      const at = Math.max(...keys.map((key) => this.#gathered.get(key) ?? 0));
      const bytes = Buffer.from(keys.join(""), "hex");
      this.#lastRow = Number(this.#statements.append.run(at, bytes).lastInsertRowid);
    }
    if (this.#move === undefined || keys.length === 0) return;
    const { ids, done, upTo, parts } = this.#move;
    const next: [key: string, at: number | undefined][] = [];
    // Twice as many as come, so that it ends before there are as many again.
    while (next.length < Math.max(STEP, 2 * keys.length) && done + this.#moved < PARTS) {
      for (const key of parts[done + this.#moved] ?? []) next.push([key, ids.get(key)]);
      this.#moved += 1;
    }
    this.#statements.move.run(JSON.stringify(next));
    if (done + this.#moved === PARTS) this.#statements.clear.run(upTo);
  }

  /** The transaction is on disk. */
  committed(): void {
    this.#fresh = [];
    if (this.#move !== undefined) {
      this.#move.done += this.#moved;
      if (this.#move.done === PARTS) this.#move = undefined;
    }
    this.#moved = 0;
    if (this.#move === undefined && this.#gathered.size >= GATHERED) this.#startMove();
  }

  /** The transaction has not been. */
  rolledBack(): void {
    for (const [key, before] of this.#fresh.reverse()) {
      if (before === undefined) this.#gathered.delete(key);
      else this.#gathered.set(key, before);
    }
    this.#fresh = [];
    this.#moved = 0;
  }

  /** Forgets what left the window, in the next part of the keys. */
  forget(now: number): void {
    const before = now - this.#window;
    if (this.#part === 0) this.#forgetGathered(before);
    const end = this.#part === PARTS - 1 ? Buffer.alloc(17, 0xff) : Buffer.from([this.#part + 1]);
    this.#statements.forget.run(Buffer.from([this.#part]), end, before);
    this.#part = (this.#part + 1) % PARTS;
  }

  #gatheredAt(key: string): number | undefined {
    return this.#gathered.get(key) ?? this.#move?.ids.get(key);
  }

  /** Those of some keys that are in the table. */
  #storedAmong(keys: readonly string[]): Map<string, number> {
    const rows = this.#statements.find.all(JSON.stringify(keys)) as { key: string; at: number }[];
    return new Map(rows.map(({ key, at }) => [key, at]));
  }

  /** Where little comes, what is gathered may never be enough to be moved. */
  #forgetGathered(before: number): void {
    this.#statements.drop.run(before);
    for (const [key, at] of this.#gathered) if (at <= before) this.#gathered.delete(key);
  }

  #startMove(): void {
    const ids = this.#gathered;
    const parts: string[][] = Array.from({ length: PARTS }, () => []);
    for (const key of ids.keys()) parts[Number.parseInt(key.slice(0, 2), 16)]?.push(key);
    this.#move = { ids, parts, upTo: this.#lastRow, done: 0 };
    this.#gathered = new Map();
  }
}

function* keysIn(bytes: Buffer): Generator<string> {
  for (let at = 0; at + KEY <= bytes.length; at += KEY) yield bytes.toString("hex", at, at + KEY);
}
