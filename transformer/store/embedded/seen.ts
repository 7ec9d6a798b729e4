import { seenKey } from "../chunks.js";
import type { NewEvent } from "../store.js";
import type { Connection } from "./database.js";

/** Into how many parts the keys are divided when old ones are looked for. */
const PARTS = 256;

/** The message ids of an open database. All of it runs inside the caller's transaction. */
export class Seen {
  readonly #window: number;
  readonly #add;
  readonly #forget;
  #part = 0;

  /** @param window how long an id is remembered, in milliseconds */
  constructor(db: Connection, window: number) {
    this.#window = window;
    this.#add = db.prepare(
      `INSERT INTO seen (key, at) VALUES (?1, ?2)
       ON CONFLICT (key) DO UPDATE SET at = excluded.at WHERE at <= ?3`,
    );
    this.#forget = db.prepare("DELETE FROM seen WHERE key >= ? AND key < ? AND at <= ?");
  }

  /** Remembers the events' ids. @returns the events whose ids were not known */
  remember(source: string, events: readonly NewEvent[], at: number): NewEvent[] {
    return events.filter(({ messageId }) => {
      const key = Buffer.from(seenKey(source, messageId), "hex");
      return this.#add.run(key, at, at - this.#window).changes > 0;
    });
  }

  /** Forgets what left the window, in the next part of the keys. */
  forget(now: number): void {
    const end = this.#part === PARTS - 1 ? Buffer.alloc(17, 0xff) : Buffer.from([this.#part + 1]);
    this.#forget.run(Buffer.from([this.#part]), end, now - this.#window);
    this.#part = (this.#part + 1) % PARTS;
  }
}
