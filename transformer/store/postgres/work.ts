import { randomUUID } from "node:crypto";
import { EventEmitter } from "node:events";
import { Client } from "pg";
import { connectionOptions, type Queryable } from "./database.js";

/** The channel on which processes tell each other of destinations that get events, and of messages. */
const CHANNEL = "nudgespot_work";

/** How long to wait before another connection, in milliseconds. */
const RETRY_AFTER = 1_000;

/** What is said: events may have come for a destination, or there is a message. */
type Kind = "work" | "message";

/** SQL that tells the others. @param name of the sender, like `destination` an expression */
export function notifySql(name: string, destination: string, kind: Kind = "work"): string {
  return `pg_notify('${CHANNEL}', ${name}::text || ' ${kind} ' || ${destination})`;
}

/**
 * Says when destinations get events: from this store at once, from others by a connection that listens.
 * PgBouncer in transaction mode passes nothing on; then the slow look at queues and messages finds them.
 */
export class Work {
  /** The store's own name on the channel. */
  readonly name = randomUUID();
  readonly #url: string;
  readonly #listeners = new EventEmitter<Record<Kind, [destination: string]>>();
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

  tell(destinations: readonly string[]): void {
    for (const destination of destinations) this.#listeners.emit("work", destination);
  }

  /** Tells the listeners of this store, and the other stores. */
  async tellAll(db: Queryable, destination: string): Promise<void> {
    this.tell([destination]);
    await db.query(`SELECT ${notifySql("$1", "$2")}`, [this.name, destination]);
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    await this.#client?.end().catch(() => undefined);
  }
}
