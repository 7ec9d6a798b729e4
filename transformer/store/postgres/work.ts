import { randomUUID } from "node:crypto";
import { EventEmitter } from "node:events";
import { Client } from "pg";
import { connectionOptions, type Queryable } from "./database.js";

/**
 * The channel of `nudgespot_store.tell`, on which processes tell each other of destinations that get
 * events, and of messages.
 */
const CHANNEL = "nudgespot_work";

/**
 * How often the others are told of events for a destination, in milliseconds: transactions that tell
 * something are committed one at a time.
 *
 * @see https://github.com/postgres/postgres/blob/master/src/backend/commands/async.c `PreCommit_Notify`
 */
const TELL_EVERY = 100;

/** How long to wait before another connection, in milliseconds. */
const RETRY_AFTER = 1_000;

/** What is said: events may have come for a destination, or there is a message. */
type Kind = "work" | "message";

/**
 * Says when destinations get events: from this store at once, from others by a connection that listens.
 * PgBouncer in transaction mode passes nothing on; then the slow look at queues and messages finds them.
 */
export class Work {
  /** The store's own name on the channel. */
  readonly name = randomUUID();
  readonly #url: string;
  readonly #listeners = new EventEmitter<Record<Kind, [destination: string]>>();
  /** When the others were last told of events, by destination. */
  readonly #toldAt = new Map<string, number>();
  #client: Client | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isStopped = false;

  /** @param url of the database */
  constructor(url: string) {
    this.#url = url;
  }

  /** Resolves when it hears the others, or when it will try again. */
  async start(): Promise<void> {
    const client = new Client(connectionOptions(this.#url));
    this.#client = client;
    client.on("error", () => undefined);
    client.once("end", () => {
      if (!this.#isStopped) this.#timer = setTimeout(() => void this.start(), RETRY_AFTER);
    });
    client.on("notification", ({ payload = "" }) => {
      const [sender, kind, ...destination] = payload.split(" ");
      if (sender !== this.name) this.#listeners.emit(kind as Kind, destination.join(" "));
    });
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
    } catch {
      await client.end().catch(() => undefined);
    }
  }

  /** @returns stops it */
  listen(kind: Kind, listener: (destination: string) => void): () => void {
    this.#listeners.on(kind, listener);
    return () => this.#listeners.off(kind, listener);
  }

  /**
   * Whom `store_events` names as the sender.
   *
   * @returns null if the others were told of these destinations just now: nobody is told again
   */
  senderFor(destinations: readonly string[]): string | null {
    const now = performance.now();
    const due = destinations.filter(
      (one) => now - (this.#toldAt.get(one) ?? -Infinity) >= TELL_EVERY,
    );
    for (const destination of due) this.#toldAt.set(destination, now);
    return due.length === 0 ? null : this.name;
  }

  tell(destinations: readonly string[]): void {
    for (const destination of destinations) this.#listeners.emit("work", destination);
  }

  /** Tells the listeners of this store, and the other stores. */
  async tellAll(db: Queryable, destination: string): Promise<void> {
    this.tell([destination]);
    await db.query("SELECT nudgespot_store.tell($1, 'work', $2)", [this.name, destination]);
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    await this.#client?.end().catch(() => undefined);
  }
}
