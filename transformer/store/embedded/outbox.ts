import { crc32 } from "node:zlib";
import { chunkOf, chunksOf, eventsOf, type Chunk } from "../chunks.js";
import { fitting, laterBy } from "../lease-batching.js";
import {
  LANES,
  type LeaseLimits,
  type NewEvent,
  type QueuedEvent,
  type Verdict,
  type Waiting,
} from "../events.js";
import { bytesOf, Damaged, inserter, utf8Of, type Blob, type Connection } from "./database.js";
import type { OnDamagedChunk } from "./recovery.js";

/** A chunk that a lease holds, wholly or its first events. */
interface HeldChunk {
  readonly position: number;
  readonly chunk: number;
  readonly receivedAt: number;
  readonly attempts: number;
  /** All events of the chunk. */
  readonly events: readonly string[];
  /** How many of them are leased. */
  readonly leased: number;
}

/** A leased lane. */
export interface HeldLane {
  readonly destination: string;
  readonly lane: number;
  readonly chunks: readonly HeldChunk[];
}

/** The place of a chunk. */
interface Purpose {
  readonly destinations: readonly string[];
  readonly receivedAt: number;
  readonly notBefore?: number;
  readonly attempts?: number;
}

interface Row {
  position: number;
  chunk: number;
  events: number;
  bytes: number;
  received_at: number;
  attempts: number;
}

/** How many chunks one lease looks at: as many as make a full batch of chunks of one event. */
const CHUNKS_AT_ONCE = 2_500;

/** The outbox of an open database. All of it runs inside the caller's transaction. */
export class Outbox {
  readonly #db: Connection;
  readonly #onDamaged: OnDamagedChunk;
  readonly #insertChunk;
  readonly #insertRow;
  readonly #statements;
  /** Where the search for the next lane begins, by destination. */
  readonly #nextLane = new Map<string, number>();

  constructor(db: Connection, onDamaged: OnDamagedChunk) {
    this.#db = db;
    this.#onDamaged = onDamaged;
    this.#insertChunk = inserter(db, "chunks");
    this.#insertRow = inserter(db, "outbox");
    this.#statements = {
      first: db.prepare(
        `SELECT position, chunk, events, bytes, received_at, attempts FROM outbox
         WHERE destination = ? AND lane = ? AND not_before <= ? ORDER BY position LIMIT ?`,
      ),
      body: db.prepare("SELECT sum, body FROM chunks WHERE id = ?"),
      replaceChunk: db.prepare(
        "UPDATE outbox SET chunk = ?, events = ?, bytes = ? WHERE position = ?",
      ),
      removeRow: db.prepare("DELETE FROM outbox WHERE position = ?"),
      removeRowsOf: db.prepare("DELETE FROM outbox WHERE chunk = ?"),
      removeUnused: db.prepare(
        "DELETE FROM chunks WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM outbox WHERE chunk = ?1)",
      ),
    };
  }

  /** Adds events to the end of their lanes, for each of the destinations. */
  add(destinations: readonly string[], events: readonly NewEvent[], receivedAt: number): void {
    if (destinations.length === 0) return;
    for (const chunk of chunksOf(events)) this.#addChunk(chunk, { destinations, receivedAt });
  }

  /** Adds delivered events to the end of their lane again. */
  queue(destination: string, lane: number, events: readonly string[], receivedAt: number): void {
    this.#addChunk(chunkOf(lane, events), { destinations: [destination], receivedAt });
  }

  /** Takes the first events of a lane that is not among the held. */
  lease(
    destination: string,
    limits: LeaseLimits,
    now: number,
    held: ReadonlySet<number>,
  ): HeldLane | undefined {
    const start = this.#nextLane.get(destination) ?? 0;
    for (let step = 0; step < LANES; step += 1) {
      const lane = (start + step) % LANES;
      if (held.has(lane)) continue;
      const chunks = this.#firstChunks(destination, lane, limits, now);
      if (chunks.length === 0) continue;
      this.#nextLane.set(destination, lane + 1);
      return { destination, lane, chunks };
    }
    return undefined;
  }

  /** Removes settled events. The caller puts refused ones into the quarantine. */
  settle({ destination, lane, chunks }: HeldLane, verdicts: readonly Verdict[], now: number): void {
    let from = 0;
    for (const held of chunks) {
      this.#settleChunk({ destination, lane }, held, verdicts.slice(from, from + held.leased), now);
      from += held.leased;
    }
  }

  waiting(): Waiting[] {
    const rows = this.#db
      .prepare(
        `SELECT CAST(destination AS BLOB) AS id, sum(events) AS events, min(received_at) AS oldestAt
         FROM outbox GROUP BY destination`,
      )
      .all() as { id: Blob; events: number; oldestAt: number }[];
    return rows.map(({ id, ...numbers }) => ({ destination: utf8Of(id), ...numbers }));
  }

  queued(destination: string, limit: number): QueuedEvent[] {
    const rows = this.#db
      .prepare(
        `SELECT sum, body, outbox.received_at AS receivedAt FROM outbox JOIN chunks ON id = chunk
         WHERE destination = ? ORDER BY position LIMIT ?`,
      )
      .all(destination, limit) as { sum: number; body: Blob; receivedAt: number }[];
    return rows
      .filter(({ sum, body }) => crc32(bytesOf(body)) === sum)
      .flatMap(({ body, receivedAt }) =>
        eventsOf(utf8Of(body)).map((json) => ({ json, receivedAt })),
      )
      .slice(0, limit);
  }

  /** Gives the events of a destination to another that was not to get them. */
  move(from: string, to: string): number {
    const moved = this.#eventsFor(from);
    const [old, other] = [JSON.stringify(from), JSON.stringify(to)];
    this.#db
      .prepare(
        `DELETE FROM outbox WHERE destination = ? AND chunk IN
           (SELECT id FROM chunks WHERE instr(destinations, ?) > 0)`,
      )
      .run(from, other);
    // The recovery reads these.
    this.#db
      .prepare(
        `UPDATE chunks SET destinations = replace(destinations, ?, ?)
         WHERE id IN (SELECT chunk FROM outbox WHERE destination = ?)`,
      )
      .run(old, other, from);
    this.#db.prepare("UPDATE outbox SET destination = ? WHERE destination = ?").run(to, from);
    this.#removeUnusedChunks();
    return moved;
  }

  drop(destination: string): number {
    const dropped = this.#eventsFor(destination);
    this.#db.prepare("DELETE FROM outbox WHERE destination = ?").run(destination);
    this.#removeUnusedChunks();
    return dropped;
  }

  #eventsFor(destination: string): number {
    const row = this.#db
      .prepare("SELECT coalesce(sum(events), 0) AS events FROM outbox WHERE destination = ?")
      .get(destination);
    return (row as { events: number }).events;
  }

  #removeUnusedChunks(): void {
    this.#db.exec("DELETE FROM chunks WHERE NOT EXISTS (SELECT 1 FROM outbox WHERE chunk = id)");
  }

  #firstChunks(destination: string, lane: number, limits: LeaseLimits, now: number): HeldChunk[] {
    const atMost = Math.min(limits.events, CHUNKS_AT_ONCE);
    const rows = this.#statements.first.all(destination, lane, now, atMost) as Row[];
    const chunks: HeldChunk[] = [];
    let { events, bytes } = limits;
    for (const row of rows) {
      if (chunks.length > 0 && (events === 0 || row.bytes > bytes)) break;
      const texts = this.#read(row);
      if (texts === undefined) continue;
      const leased = fitting(texts, events, bytes);
      chunks.push({
        position: row.position,
        chunk: row.chunk,
        receivedAt: row.received_at,
        attempts: row.attempts,
        events: texts,
        leased,
      });
      if (leased < texts.length) break;
      events -= leased;
      bytes -= row.bytes;
    }
    return chunks;
  }

  /** The events of a chunk; undefined if its body is damaged: it is then set aside for good. */
  #read({ chunk, events }: Row): string[] | undefined {
    const found = this.#statements.body.get(chunk) as { sum: number; body: Blob } | undefined;
    if (found === undefined) throw new Damaged("SQLITE_CORRUPT_CHUNK");
    const body = bytesOf(found.body);
    if (crc32(body) === found.sum) return eventsOf(body.toString());
    this.#statements.removeRowsOf.run(chunk);
    this.#statements.removeUnused.run(chunk);
    this.#onDamaged(body, events);
    return undefined;
  }

  #settleChunk(
    { destination, lane }: Pick<HeldLane, "destination" | "lane">,
    held: HeldChunk,
    verdicts: readonly Verdict[],
    now: number,
  ): void {
    if (verdicts.every(({ kind }) => kind === "waiting")) return;
    const { chunk, position, receivedAt, events } = held;
    const staying = events.filter((_, index) => (verdicts[index]?.kind ?? "waiting") === "waiting");
    if (staying.length === 0) {
      this.#statements.removeRow.run(position);
    } else {
      const rest = chunkOf(lane, staying);
      const purpose = { destinations: [destination], receivedAt };
      const id = this.#addBody(rest, purpose);
      this.#statements.replaceChunk.run(id, rest.events, rest.body.length, position);
    }
    this.#statements.removeUnused.run(chunk);
    for (const [delay, later] of laterBy(events, verdicts)) {
      const notBefore = now + delay;
      const attempts = held.attempts + 1;
      const purpose = { destinations: [destination], receivedAt, notBefore, attempts };
      this.#addChunk(chunkOf(lane, later), purpose);
    }
  }

  #addChunk(chunk: Chunk, purpose: Purpose): void {
    const id = this.#addBody(chunk, purpose);
    const { destinations, receivedAt, notBefore = 0, attempts = 0 } = purpose;
    const { lane, events, body } = chunk;
    for (const destination of destinations) {
      this.#insertRow({
        ...{ destination, lane, chunk: id, events, bytes: body.length },
        ...{ received_at: receivedAt, not_before: notBefore, attempts },
      });
    }
  }

  #addBody({ lane, events, body: text }: Chunk, { destinations, receivedAt }: Purpose): number {
    const body = Buffer.from(text);
    return this.#insertChunk({
      ...{ destinations: JSON.stringify(destinations), lane, received_at: receivedAt },
      ...{ events, sum: crc32(body), body },
    });
  }
}
