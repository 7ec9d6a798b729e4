import type { Client } from "../delivery/destination.js";

/** An event that is to be sent. */
export interface ReadyEvent {
  /** The track event as JSON text. */
  readonly json: string;
  /** Where it comes from. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

/** Events that are sent together, and the payloads that are done with them. */
export interface Gathered {
  readonly events: readonly ReadyEvent[];
  /** Lines on payloads that were refused among them. */
  readonly rejected: readonly string[];
  readonly ignored: number;
  /** How many documents end with it. */
  readonly documents: number;
}

/** How many documents without an event are gathered at most. */
const DOCUMENTS = 500;

/** Gathers events until they make a batch. */
export class Batch {
  readonly #limits: Client["limits"];
  #gathered = nothing();
  #bytes = 0;

  constructor(limits: Client["limits"]) {
    this.#limits = limits;
  }

  /** A single event always has room. */
  hasRoomFor(json: string): boolean {
    const { length } = this.#gathered.events;
    const bytes = this.#bytes + Buffer.byteLength(json);
    return length === 0 || (length < this.#limits.events && bytes <= this.#limits.bytes);
  }

  get isFull(): boolean {
    const { events, documents } = this.#gathered;
    return events.length >= this.#limits.events || documents >= DOCUMENTS + events.length;
  }

  add(event: ReadyEvent): void {
    this.#gathered.events.push(event);
    this.#bytes += Buffer.byteLength(event.json);
  }

  /** Ends a document, whose events have been added. */
  end(rejected: readonly string[], ignored: number): void {
    this.#gathered.rejected.push(...rejected);
    this.#gathered.ignored += ignored;
    this.#gathered.documents += 1;
  }

  /** Removes and returns the gathered events. */
  take(): Gathered {
    const gathered = this.#gathered;
    this.#gathered = nothing();
    this.#bytes = 0;
    return gathered;
  }
}

function nothing() {
  return {
    events: [] as ReadyEvent[],
    rejected: [] as string[],
    ignored: 0,
    documents: 0,
  };
}
