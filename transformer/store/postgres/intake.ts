import { failure } from "../../core/errors.js";
import { CHUNK_EVENTS, CHUNK_LENGTH, laneOf, seenKey } from "../chunks.js";
import { StoreError } from "../errors.js";
import { hasNewEvents, type AcceptResult, type Call, type NewEvent } from "../events.js";
import { arrayOf, RefusedValue, type Database, type Queryable } from "./database.js";
import { notifySql, type Work } from "./work.js";
import type { QuarantineTable } from "./quarantine.js";

/** How many flushes are on their way to the disk at once. */
const FLUSHES = 2;

/** With so many events a flush is full. */
const EVENTS = 2_000;

/** Hexadecimal digits of a content hash that are stored. */
const CONTENT = 32;

/**
 * Remembers the ids of events and queues those that are new, with one statement: it is a transaction,
 * synced once. Many calls share it.
 *
 * $1 to $3: for each event the key of its id, its content hash, and the number of its chunk. $4: their
 * JSON texts, one a line. $5, $6: lane and destinations of each chunk, from number 1 on.
 * $7: the window. $8: whether known events are queued, too. $9: the store's own name on the channel.
 */
const FLUSH = `
  WITH given AS (
    SELECT * FROM ROWS FROM (
      unnest($1::uuid[]), unnest($2::uuid[]), unnest($3::int[]), string_to_table($4, E'\\n')
    ) WITH ORDINALITY AS g (key, content, chunk, json, number)
  ), remembered AS (
    INSERT INTO nudgespot_store.seen AS s (key, content, at)
    SELECT DISTINCT ON (key) key, content, nudgespot_store.now_ms() FROM given ORDER BY key, number
    ON CONFLICT (key) DO UPDATE SET content = excluded.content, at = excluded.at
      WHERE s.at <= excluded.at - $7
    RETURNING key
  ), bodies AS (
    SELECT chunk, count(*) AS events, string_agg(json, E'\\n' ORDER BY number) AS body
    FROM given WHERE $8 OR key IN (SELECT key FROM remembered) GROUP BY chunk
  ), queued AS (
    INSERT INTO nudgespot_store.outbox
      (destination, lane, events, bytes, received_at, not_before, attempts, destinations, body)
    SELECT destination, lane, events, length(body), nudgespot_store.now_ms(), 0, 0, ids, body
    FROM bodies JOIN ROWS FROM (unnest($5::int[]), unnest($6::text[]))
      WITH ORDINALITY AS chunks (lane, destinations, chunk) USING (chunk),
      string_to_array(destinations, E'\\n') AS ids, unnest(ids) AS destination
    ORDER BY chunk
    RETURNING destination
  )
  SELECT
    array(SELECT replace(key::text, '-', '') FROM given
      WHERE key NOT IN (SELECT key FROM remembered)) AS known,
    (SELECT count(${notifySql("$9", "destination")})
      FROM (SELECT DISTINCT destination FROM queued) AS told) AS told`;

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
    const known = await batch.store(client, this.#window, false, this.#work.name);
    const contents = await contentsOf(client, known);
    const results = placed.map((places) => {
      const kinds = places.map(({ key, content, isFirst }) => {
        const before = contents.get(key) ?? (isFirst ? undefined : batch.contentOf(key));
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
      await batch.store(client, this.#window, true, this.#work.name);
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
  readonly number: number;
  events: number;
  length: number;
}

/** The events of one statement. */
class Batch {
  /** The content of each id. */
  readonly #contents = new Map<string, string>();
  readonly #keys: string[] = [];
  readonly #hashes: string[] = [];
  readonly #chunkOfEvent: number[] = [];
  readonly #texts: string[] = [];
  readonly #open = new Map<string, OpenChunk>();
  readonly #lanes: number[] = [];
  readonly #destinations: string[] = [];

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

  /** @returns the keys that were known before */
  async store(
    client: Queryable,
    window: number,
    isResent: boolean,
    name: string,
  ): Promise<readonly string[]> {
    if (this.#texts.length === 0) return [];
    const { rows } = await client.query<{ known: string[] }>(FLUSH, [
      ...[arrayOf(this.#keys), arrayOf(this.#hashes), arrayOf(this.#chunkOfEvent)],
      this.#texts.join("\n"),
      ...[arrayOf(this.#lanes), this.#destinations, window, isResent, name],
    ]);
    return rows[0]?.known ?? [];
  }

  #put(key: string, { destinations }: Call, event: NewEvent): void {
    this.#contents.set(key, contentIn(event));
    this.#keys.push(key);
    this.#hashes.push(contentIn(event));
    this.#texts.push(event.json);
    this.#chunkOfEvent.push(this.#chunkFor(destinations, event));
  }

  /** The number of the chunk that an event goes to: of its destinations and lane, with room for it. */
  #chunkFor(destinations: readonly string[], { recipient, json }: NewEvent): number {
    const [lane, ids] = [laneOf(recipient), destinations.join("\n")];
    const place = `${lane} ${ids}`;
    let open = this.#open.get(place);
    if (
      open === undefined ||
      open.events === CHUNK_EVENTS ||
      open.length + json.length > CHUNK_LENGTH
    ) {
      this.#lanes.push(lane);
      this.#destinations.push(ids);
      open = { number: this.#lanes.length, events: 0, length: 0 };
      this.#open.set(place, open);
    }
    open.events += 1;
    open.length += json.length;
    return open.number;
  }
}

function contentIn({ content }: NewEvent): string {
  return content.slice(0, CONTENT);
}

/**
 * The contents that known ids were used for.
 *
 * @throws StoreError if one has left the window meanwhile: it is not known whether its event is a copy
 */
async function contentsOf(
  client: Queryable,
  keys: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (keys.length === 0) return new Map();
  const { rows } = await client.query<{ key: string; content: string }>(
    `SELECT replace(key::text, '-', '') AS key, replace(content::text, '-', '') AS content
     FROM nudgespot_store.seen WHERE key = ANY ($1::uuid[])`,
    [arrayOf(keys)],
  );
  if (rows.length < keys.length) throw new StoreError("store_failing");
  return new Map(rows.map(({ key, content }) => [key, content]));
}
