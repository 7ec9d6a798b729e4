import { Client } from "pg";
import { connectionOptions } from "./database.js";
import { CHANNEL, PROCESS } from "./intake.js";

/** How long to wait before another connection, in milliseconds. */
const RETRY_AFTER = 1_000;

/**
 * Hears from other processes of destinations that get events, on a connection of its own. PgBouncer in
 * transaction mode passes nothing on; then the slow look at the queues finds them.
 */
export class Listener {
  readonly #url: string;
  readonly #onWork: (destination: string) => void;
  #client: Client | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isStopped = false;

  constructor(url: string, onWork: (destination: string) => void) {
    this.#url = url;
    this.#onWork = onWork;
  }

  /** Resolves when it listens, or when it will try again. */
  async start(): Promise<void> {
    if (this.#isStopped) return;
    const client = new Client(connectionOptions(this.#url));
    this.#client = client;
    client.on("error", () => undefined);
    client.once("end", () => {
      if (this.#isStopped) return;
      this.#timer = setTimeout(() => void this.start(), RETRY_AFTER);
    });
    client.on("notification", ({ payload = "" }) => {
      const [sender, ...destination] = payload.split(" ");
      if (sender !== PROCESS) this.#onWork(destination.join(" "));
    });
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
    } catch {
      await client.end().catch(() => undefined);
    }
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    await this.#client?.end().catch(() => undefined);
  }
}
