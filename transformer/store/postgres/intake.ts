import { failure } from "../../core/errors.js";
import { CHUNK_EVENTS, CHUNK_LENGTH, laneOf, seenKey } from "../chunks.js";
import { hasNewEvents, type AcceptResult, type Call, type NewEvent } from "../events.js";
import { arrayOf, RefusedValue, type Database, type Queryable } from "./database.js";
import type { Work } from "./work.js";
import type { QuarantineTable } from "./quarantine.js";

/** How many flushes are on their way to the disk at once. */
const FLUSHES = 2;

/** With so many events a flush is full. */
const EVENTS = 2_000;

/** Hexadecimal digits of a content hash that are stored. */
const CONTENT = 32;

/** Many calls share this statement: it is a transaction, synced once. Migration 6 describes it. */
const STORE_EVENTS =
  "SELECT * FROM nudgespot_store.store_events($1, $2, $3, $4, $5, $6, $7, $8, $9)";

interface Pending {
  readonly call: Call;
  readonly resolve: (result: AcceptResult) => void;
  readonly reject: (error: unknown) => void;
}

/** Stores calls, many with one statement. */
export class Intake {
  readonly #db: Database;
  readonly #quarantine: QuarantineTable;
  readonly #window: number;
  readonly #work: Work;
  #pending: Pending[] = [];
  readonly #flushes = new Set<Promise<void>>();
  /** Calls of the flushes that are under way. */
  #underWay = 0;

  /** @param window how long an id is remembered, in milliseconds */
  constructor(db: Database, quarantine: QuarantineTable, window: number, work: Work) {
    this.#db = db;
    this.#quarantine = quarantine;
    this.#window = window;
    this.#work = work;
  }

  accept(call: Call): Promise<AcceptResult> {
    if (call.resends !== undefined) return this.#resend(call, call.resends);
    return new Promise((resolve, reject) => {
      this.#pending.push({ call, resolve, reject });
      // Calls that arrive together share a flush.
      setImmediate(() => {
        this.#startFlush();
      });
    });
  }

  /** Resolves when all calls are answered. */
  async finish(): Promise<void> {
    while (this.#pending.length + this.#flushes.size > 0) {
      this.#startFlush();
      await Promise.race(this.#flushes);
    }
  }

  /**
   * A second flush starts when as many calls have gathered as the first one has: with many calls in
   * flight, many small statements cost a third of the rate.
   */
  #startFlush(): void {
    if (this.#flushes.size === FLUSHES || this.#pending.length === 0) return;
    if (this.#pending.length < this.#underWay) return;
    const group = this.#take();
    this.#underWay += group.length;
    const flush = this.#flush(group).finally(() => {
      this.#flushes.delete(flush);
      this.#underWay -= group.length;
      this.#startFlush();
    });
    this.#flushes.add(flush);
  }

  #take(): Pending[] {
    let [count, events] = [0, 0];
    for (const { call } of this.#pending) {
      if (events >= EVENTS) break;
      count += 1;
      events += call.events.length;
    }
    return this.#pending.splice(0, count);
  }

  /** Where a value is refused, each call is stored alone: one that cannot be stored takes no other along. */
  async #flush(group: readonly Pending[]): Promise<void> {
    try {
      const results = await this.#store(group.map(({ call }) => call));
      group.forEach(({ call, resolve }, index) => {
        const result = results[index] ?? { duplicates: [], reused: [] };
        if (hasNewEvents(call, result)) this.#work.tell(call.destinations);
        resolve(result);
      });
    } catch (error) {
      if (group.length > 1 && error instanceof RefusedValue) {
        for (const each of group) await this.#flush([each]);
      } else {
        for (const { reject } of group) reject(error);
      }
    }
  }

  async #store(calls: readonly Call[]): Promise<AcceptResult[]> {
    if (!calls.some(({ refused }) => refused.length > 0)) {
      return this.#storeEvents(this.#db, calls);
    }
    return this.#db.transaction(async (client) => {
      const results = await this.#storeEvents(client, calls);
      for (const { source, refused } of calls) {
        await this.#quarantine.add(client, source, "", refused);
      }
      return results;
    });
  }

  async #storeEvents(client: Queryable, calls: readonly Call[]): Promise<AcceptResult[]> {
    const batch = new Batch();
    const placed = calls.map((call) => call.events.map((event) => batch.addOnce(call, event)));
    const known = await batch.store(client, this.#window, false, this.#work);
    const results = placed.map((places) => {
      const kinds = places.map(({ key, content, isFirst }) => {
        const before = known.get(key) ?? (isFirst ? undefined : batch.contentOf(key));
        if (before === undefined) return "new";
        return before === content ? "duplicate" : "reused";
      });
      return {
        duplicates: kinds.flatMap((kind, index) => (kind === "duplicate" ? [index] : [])),
        reused: kinds.flatMap((kind, index) => (kind === "reused" ? [index] : [])),
      };
    });
    await this.#quarantineReused(client, calls, results);
    return results;
  }

  /** Before the call is answered: if this fails, its sender repeats all of it. */
  async #quarantineReused(
    client: Queryable,
    calls: readonly Call[],
    results: readonly AcceptResult[],
  ): Promise<void> {
    for (const [index, { source, events }] of calls.entries()) {
      const refused = (results[index]?.reused ?? []).map((event) => ({
        payload: events[event]?.json ?? "",
        ...failure("message_id_reused"),
      }));
      if (refused.length === 0) continue;
      const add = (within: Queryable): Promise<void> =>
        this.#quarantine.add(within, source, "", refused);
      await (client === this.#db ? this.#db.transaction(add) : add(client));
    }
  }

  /** The entry leaves the quarantine in the transaction that queues its events. */
  async #resend(call: Call, entry: string): Promise<AcceptResult> {
    const none = { duplicates: [], reused: [] };
    const isThere = await this.#db.transaction(async (client) => {
      if ((await this.#quarantine.discard(client, [entry])) === 0) return false;
      const batch = new Batch();
      for (const event of call.events) batch.add(call, event);
      await batch.store(client, this.#window, true, this.#work);
      await this.#quarantine.add(client, call.source, "", call.refused);
      return true;
    });
    if (!isThere) return { ...none, isGone: true };
    this.#work.tell(call.destinations);
    return none;
  }
}

/** An event's place in a batch. */
interface Placed {
  readonly key: string;
  readonly content: string;
  /** Whether no earlier event of the batch has its id. */
  readonly isFirst: boolean;
}

/** A chunk that has room for more events. */
interface OpenChunk {
  readonly lane: number;
  readonly destinations: readonly string[];
  readonly keys: string[];
  readonly contents: string[];
  readonly texts: string[];
  length: number;
}

/** The events of one statement. */
class Batch {
  /** The content of each id. */
  readonly #contents = new Map<string, string>();
  readonly #chunks: OpenChunk[] = [];
  /** The last chunk of each lane and destinations. */
  readonly #open = new Map<string, OpenChunk>();

  /** Adds an event, unless an earlier one has its id. */
  addOnce(call: Call, event: NewEvent): Placed {
    const key = seenKey(call.source, event.messageId);
    const isFirst = !this.#contents.has(key);
    if (isFirst) this.#put(key, call, event);
    return { key, content: contentIn(event), isFirst };
  }

  add(call: Call, event: NewEvent): void {
    this.#put(seenKey(call.source, event.messageId), call, event);
  }

  contentOf(key: string): string | undefined {
    return this.#contents.get(key);
  }

  /** @returns the keys that were known before, with the content that each was used for */
  async store(
    client: Queryable,
    window: number,
    isResent: boolean,
    work: Work,
  ): Promise<ReadonlyMap<string, string>> {
    const chunks = this.#chunks;
    if (chunks.length === 0) return new Map();
    const { rows } = await client.query<{ known: string; used_for: string }>(STORE_EVENTS, [
      arrayOf(chunks.flatMap(({ keys }) => keys)),
      arrayOf(chunks.flatMap(({ contents }) => contents)),
      chunks.map(({ texts }) => texts.join("\n")).join("\n\n"),
      arrayOf(chunks.map(({ texts }) => texts.length)),
      arrayOf(chunks.map(({ lane }) => lane)),
      chunks.map(({ destinations }) => destinations.join("\n")),
      window,
      isResent,
      work.senderFor([...new Set(chunks.flatMap(({ destinations }) => destinations))]),
    ]);
    return new Map(rows.map(({ known, used_for: content }) => [known, content]));
  }

  #put(key: string, { destinations }: Call, event: NewEvent): void {
    const chunk = this.#chunkFor(destinations, event);
    this.#contents.set(key, contentIn(event));
    chunk.keys.push(key);
    chunk.contents.push(contentIn(event));
    chunk.texts.push(event.json);
    chunk.length += event.json.length;
  }

  /** The chunk that an event goes to: of its destinations and lane, with room for it. */
  #chunkFor(destinations: readonly string[], { recipient, json }: NewEvent): OpenChunk {
    const lane = laneOf(recipient);
    const place = `${lane} ${destinations.join("\n")}`;
    const open = this.#open.get(place);
    if (
      open !== undefined &&
      open.texts.length < CHUNK_EVENTS &&
      open.length + json.length <= CHUNK_LENGTH
    ) {
      return open;
    }
    const chunk = { lane, destinations, keys: [], contents: [], texts: [], length: 0 };
    this.#chunks.push(chunk);
    this.#open.set(place, chunk);
    return chunk;
  }
}

function contentIn({ content }: NewEvent): string {
  return content.slice(0, CONTENT);
}
