import { EventEmitter } from "node:events";
import type { Message } from "../store.js";
import type { Database, Queryable } from "./database.js";
import type { Work } from "./work.js";

/** How often the messages are read, in milliseconds, whether or not the process heard that there are some. */
const EVERY = 1_000;

/** For how long a message can be heard, in milliseconds. */
const TERM = 10_000;

/**
 * What processes tell each other. A message is a row, because PgBouncer in transaction mode passes no
 * notifications on, and because a notification has less than 8,000 bytes.
 */
export class Messages {
  readonly #db: Database;
  readonly #work: Work;
  readonly #listeners = new EventEmitter<{ message: [Message] }>();
  /** When each message that others can still hear was read, of `performance.now()`. */
  readonly #heard = new Map<string, number>();
  #timer: NodeJS.Timeout | undefined;
  #reading: Promise<void> | undefined;

  constructor(db: Database, work: Work) {
    this.#db = db;
    this.#work = work;
  }

  start(): void {
    this.#work.listen("message", () => void this.#read());
    this.#timer = setInterval(() => void this.#read(), EVERY).unref();
  }

  async tell(message: Message): Promise<void> {
    await this.#db.query(
      `WITH told AS (
         INSERT INTO nudgespot_store.messages (sender, message, told_at)
         VALUES ($1, $2, nudgespot_store.now_ms())
       )
       SELECT nudgespot_store.tell($1::text, 'message', '')`,
      [this.#work.name, JSON.stringify(message)],
    );
  }

  /** @returns stops it */
  listen(listener: (message: Message) => void): () => void {
    this.#listeners.on("message", listener);
    return () => this.#listeners.off("message", listener);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** Waits for a read that is running, which may have missed the newest message, and reads again. */
  async #read(): Promise<void> {
    await this.#reading;
    this.#reading ??= this.#readOnce().finally(() => (this.#reading = undefined));
    await this.#reading;
  }

  async #readOnce(): Promise<void> {
    const now = performance.now();
    for (const [id, at] of this.#heard) if (at < now - 2 * TERM) this.#heard.delete(id);
    for (const { id, message } of await this.#unheard()) {
      this.#heard.set(id, now);
      this.#listeners.emit("message", JSON.parse(message) as Message);
    }
  }

  async #unheard(): Promise<{ id: string; message: string }[]> {
    try {
      const { rows } = await this.#db.query<{ id: string; message: string }>(
        `SELECT id, message FROM nudgespot_store.messages
         WHERE told_at > nudgespot_store.now_ms() - ${TERM} AND sender <> $1
           AND id <> ALL ($2::bigint[]) ORDER BY id`,
        [this.#work.name, [...this.#heard.keys()]],
      );
      return rows;
    } catch {
      // The next read is in a second. A message that is ten seconds old by then is lost.
      return [];
    }
  }
}

/** Forgets the messages that nobody reads any more. */
export async function forgetMessages(client: Queryable): Promise<void> {
  await client.query(
    `DELETE FROM nudgespot_store.messages WHERE told_at <= nudgespot_store.now_ms() - ${TERM}`,
  );
}
