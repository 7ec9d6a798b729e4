import { seenKey } from "../chunks.js";
import type { NewEvent } from "../events.js";
import { bytesOf, type Blob, type Connection } from "./database.js";

/** Into how many parts the keys are divided, by their first byte. */
const PARTS = 256;

/** How many ids are gathered before they are put into the table. */
const GATHERED = 32_768;

/** How many ids are put into the table with one transaction, at least, while there are any. */
const STEP = 64;

/** How often ids are forgotten, in milliseconds, and in what part of the window all parts have their turn. */
const [FORGETS_EVERY, ROUND] = [10_000, 1 / 4];

/** Bytes of a key, and of a content hash. */
const KEY = 16;

const UNKNOWN: Known = { at: 0, content: "" };

/** Whether an event's id is known: for the same content, or for other content. */
export type SeenBefore = "new" | "duplicate" | "reused";

/** A remembered id. */
interface Known {
  /** When it came last, in milliseconds since the epoch. */
  readonly at: number;
  /** The content hash of its event, in hex; empty for an id that an earlier version remembered. */
  readonly content: string;
}

/** Ids on their way into the table, part by part: those of one part share pages. */
interface Move {
  readonly ids: ReadonlyMap<string, Known>;
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
 * Ids are in random order, so each insert changes another page. New ids are therefore gathered in
 * memory and in an append-only log, and a few of them go into the table with each transaction.
 */
export class Seen {
  readonly #window: number;
  readonly #statements;
  #gathered = new Map<string, Known>();
  #move: Move | undefined;
  /** Ids of the current transaction, with their state before it. */
  #fresh: [key: string, before: Known | undefined][] = [];
  #moved = 0;
  #lastRow = 0;
  #part = 0;

  /** @param window how long an id is remembered, in milliseconds */
  constructor(db: Connection, window: number) {
    this.#window = window;
    this.#statements = {
      find: db.prepare(
        `SELECT lower(hex(key)) AS key, at, lower(hex(content)) AS content FROM seen
         WHERE key IN (SELECT unhex(value) FROM json_each(?))`,
      ),
      append: db.prepare("INSERT INTO recent (at, keys, contents) VALUES (?, ?, ?)"),
      move: db.prepare(
        `INSERT INTO seen (key, at, content)
         SELECT unhex(value ->> 0), value ->> 1, nullif(unhex(value ->> 2), x'')
         FROM json_each(?) WHERE true
         ON CONFLICT (key) DO UPDATE SET at = max(at, excluded.at), content = excluded.content`,
      ),
      clear: db.prepare("DELETE FROM recent WHERE number <= ?"),
      drop: db.prepare("DELETE FROM recent WHERE at <= ?"),
      forget: db.prepare("DELETE FROM seen WHERE key >= ? AND key < ? AND at <= ?"),
    };
    const rows = db
      .prepare("SELECT number, at, keys, contents FROM recent ORDER BY number")
      .all() as {
      number: number;
      at: number;
      keys: Blob;
      contents: Blob | null;
    }[];
    for (const { number, at, keys, contents } of rows) {
      const hashes = contents === null ? [] : [...keysIn(bytesOf(contents))];
      [...keysIn(bytesOf(keys))].forEach((key, index) => {
        this.#gathered.set(key, { at, content: hashes[index] ?? "" });
      });
      this.#lastRow = number;
    }
  }

  /** Remembers the events' ids. @returns the previous state of each id */
  remember(source: string, events: readonly NewEvent[], at: number): SeenBefore[] {
    const keys = events.map(({ messageId }) => seenKey(source, messageId));
    const stored = this.#stored(keys.filter((key) => this.#known(key) === undefined));
    return events.map((event, index) => {
      const key = keys[index] ?? "";
      const content = event.content.slice(0, 2 * KEY);
      const known = this.#known(key) ?? stored.get(key);
      if (known !== undefined && known.at > at - this.#window) {
        return known.content === content || known.content === "" ? "duplicate" : "reused";
      }
      this.#fresh.push([key, this.#gathered.get(key)]);
      this.#gathered.set(key, { at, content });
      return "new";
    });
  }

  /** Writes the ids of the transaction, and moves some of the earlier ones. */
  write(): void {
    const keys = this.#fresh.map(([key]) => key);
    if (keys.length > 0) {
      const known = keys.map((key) => this.#gathered.get(key));
      const at = Math.max(...known.map((each) => each?.at ?? 0));
      const hashes = known.map((each) => each?.content ?? "").join("");
      const [ids, contents] = [keys.join(""), hashes].map((hex) => Buffer.from(hex, "hex"));
      this.#lastRow = Number(this.#statements.append.run(at, ids, contents).lastInsertRowid);
    }
    if (this.#move === undefined || keys.length === 0) return;
    const { ids, done, upTo, parts } = this.#move;
    const next: [key: string, at: number, content: string][] = [];
    // Twice as many as come, so that it ends before there are as many again.
    while (next.length < Math.max(STEP, 2 * keys.length) && done + this.#moved < PARTS) {
      for (const key of parts[done + this.#moved] ?? []) {
        const { at, content } = ids.get(key) ?? UNKNOWN;
        next.push([key, at, content]);
      }
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
    const round = (this.#window * ROUND) / FORGETS_EVERY;
    const parts = Math.min(PARTS, Math.ceil(PARTS / round));
    for (let count = 0; count < parts; count += 1) this.#forgetPart(before);
  }

  #forgetPart(before: number): void {
    if (this.#part === 0) this.#forgetGathered(before);
    const end = this.#part === PARTS - 1 ? Buffer.alloc(17, 0xff) : Buffer.from([this.#part + 1]);
    this.#statements.forget.run(Buffer.from([this.#part]), end, before);
    this.#part = (this.#part + 1) % PARTS;
  }

  #known(key: string): Known | undefined {
    return this.#gathered.get(key) ?? this.#move?.ids.get(key);
  }

  /** The table's rows of some keys. */
  #stored(keys: readonly string[]): Map<string, Known> {
    const rows = this.#statements.find.all(JSON.stringify(keys)) as ({ key: string } & Known)[];
    return new Map(rows.map(({ key, at, content }) => [key, { at, content }]));
  }

  /** With little traffic the gathered ids may never be enough to be moved. */
  #forgetGathered(before: number): void {
    this.#statements.drop.run(before);
    for (const [key, { at }] of this.#gathered) if (at <= before) this.#gathered.delete(key);
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
