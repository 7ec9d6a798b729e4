import { eventsOf } from "../chunks.js";
import { bytesOf, inserter, type Blob, type Connection } from "./database.js";

/** How many rows are sent again, or removed, with one transaction. */
const ROWS = 500;

/** Delivered events, of one lane. */
export interface RetainedEvents {
  readonly lane: number;
  readonly events: readonly string[];
}

/** The delivered events of an open database. All of it runs inside the caller's transaction. */
export class Retained {
  readonly #insert;
  readonly #find;
  readonly #remove;
  readonly #forget;

  constructor(db: Connection) {
    this.#insert = inserter(db, "retained");
    this.#find = db.prepare(
      `SELECT number, lane, body FROM retained
       WHERE destination = ? AND delivered_at BETWEEN ? AND ? ORDER BY number LIMIT ${ROWS}`,
    );
    this.#remove = db.prepare("DELETE FROM retained WHERE number = ?");
    this.#forget = db.prepare(
      `DELETE FROM retained WHERE number IN
         (SELECT number FROM retained WHERE delivered_at <= ? ORDER BY delivered_at LIMIT ${ROWS})`,
    );
  }

  add(destination: string, lane: number, events: readonly string[], now: number): void {
    if (events.length === 0) return;
    this.#insert({
      ...{ delivered_at: now, destination, lane, events: events.length },
      body: Buffer.from(events.join("\n")),
    });
  }

  /** Takes out some of the events that were delivered to a destination in a time. */
  take(destination: string, since: number, until: number): RetainedEvents[] {
    const rows = this.#find.all(destination, since, until) as {
      number: number;
      lane: number;
      body: Blob;
    }[];
    for (const { number } of rows) this.#remove.run(number);
    return rows.map(({ lane, body }) => ({ lane, events: eventsOf(bytesOf(body).toString()) }));
  }

  /** Removes some of the events that were delivered at a time or earlier. */
  forget(before: number): void {
    this.#forget.run(before);
  }
}
