import { randomUUID } from "node:crypto";
import { sourceOf } from "../chunks.js";
import { refusedInLease } from "../lease-batching.js";
import { failure } from "../../core/errors.js";
import { LEASE_TERM, type AcceptResult, type Call, type Lease, type NewEvent } from "../events.js";
import type { QuarantineShares } from "../quarantine.js";
import type { Room } from "../store.js";
import { codeOf, isDamage, isFull, writeVersion, type Connection } from "./database.js";
import type { Answer, OperationName, Operations, Request } from "./operations.js";
import { Outbox, type HeldLane } from "./outbox.js";
import { QuarantineTable } from "./quarantine.js";
import type { OnDamagedChunk } from "./recovery.js";
import { Retained } from "./retained.js";
import { Seen, type SeenBefore } from "./seen.js";
import { Suspended } from "./suspended.js";
import { TallyTable } from "./tallies.js";

/** Dependencies of the engine. */
export interface EngineDeps {
  readonly db: Connection;
  /** Time for which message ids are remembered for de-duplication, in milliseconds. */
  readonly dedupWindow: number;
  readonly quarantine: QuarantineShares;
  /** Time for which delivered events are kept, in milliseconds. */
  readonly retain: number;
  /** Whether there is room for new events; draining needs none. */
  readonly hasRoom: () => boolean;
  readonly room: () => Room;
  /** Called when the disk turned out to be full. */
  readonly onFull: () => void;
  readonly onDamaged: OnDamagedChunk;
}

/** Events to be added when the group is complete: those of many calls make one chunk a lane. */
interface Pending {
  readonly destinations: readonly string[];
  readonly events: NewEvent[];
  readonly at: number;
}

/** A lease that has not been settled. */
interface HeldLease {
  readonly lane: HeldLane;
  /** In milliseconds since the epoch. */
  readonly expiresAt: number;
}

/** Thrown for a call that arrives while the disk is full. */
class NoRoom extends Error {
  override readonly name = "NoRoom";
  readonly code = "ENOSPC";
}

/** Performs operations on an open database, a group of them in one transaction. */
export class Engine {
  readonly #deps: EngineDeps;
  readonly #outbox: Outbox;
  readonly #seen: Seen;
  readonly #quarantine: QuarantineTable;
  readonly #retained: Retained;
  readonly #tallies: TallyTable;
  readonly #suspended: Suspended;
  readonly #held = new Map<string, HeldLease>();
  readonly #pending = new Map<string, Pending>();
  /** What to undo in memory when the transaction fails. */
  #undo: (() => void)[] = [];

  constructor(deps: EngineDeps) {
    this.#deps = deps;
    this.#outbox = new Outbox(deps.db, deps.onDamaged);
    this.#seen = new Seen(deps.db, deps.dedupWindow);
    this.#quarantine = new QuarantineTable(deps.db, deps.quarantine);
    this.#retained = new Retained(deps.db);
    this.#tallies = new TallyTable(deps.db);
    this.#suspended = new Suspended(deps.db);
  }

  /**
   * Performs operations in one transaction, so that they share one sync of the disk. Where it
   * fails, each is performed alone: one that cannot be kept takes no other along.
   *
   * @throws SQLite's error where the file is damaged
   */
  perform(group: readonly Request[]): Answer[] {
    try {
      return this.#transaction(group);
    } catch (error) {
      if (isDamage(error)) throw error;
      if (isFull(error) && !(error instanceof NoRoom)) this.#deps.onFull();
      if (group.length > 1) return group.flatMap((request) => this.perform([request]));
      return group.map(({ number }) => failed(number, error));
    }
  }

  #transaction(group: readonly Request[]): Answer[] {
    const { db } = this.#deps;
    this.#undo = [];
    this.#pending.clear();
    db.exec("BEGIN IMMEDIATE");
    try {
      const answers = group.map((request) => ({
        number: request.number,
        result: this.#one(request),
      }));
      this.#flush();
      this.#seen.write();
      db.exec("COMMIT");
      this.#seen.committed();
      return answers;
    } catch (error) {
      if (db.inTransaction) db.exec("ROLLBACK");
      this.#seen.rolledBack();
      this.#quarantine.rolledBack();
      for (const undo of this.#undo.reverse()) undo();
      throw error;
    }
  }

  #one({ name, given }: Request): unknown {
    const handlers: {
      readonly [K in OperationName]: (given: Operations[K]["given"]) => Operations[K]["result"];
    } = this.#handlers;
    return (handlers[name] as (given: unknown) => unknown)(given);
  }

  readonly #handlers = {
    accept: ({ call, now }: Operations["accept"]["given"]) => this.#accept(call, now),
    lease: (given: Operations["lease"]["given"]) => this.#lease(given),
    extend: (given: Operations["extend"]["given"]) => this.#extend(given),
    settle: (given: Operations["settle"]["given"]) => this.#settle(given),
    suspend: ({ destination, isSuspended }: Operations["suspend"]["given"]) => {
      this.#suspended.set(destination, isSuspended);
      return undefined;
    },
    suspended: () => this.#suspended.list(),
    waiting: () => {
      this.#flush();
      return this.#outbox.waiting();
    },
    add: ({ source, refused, now }: Operations["add"]["given"]) => {
      if (!this.#deps.hasRoom()) throw new NoRoom();
      this.#quarantine.add(source, "", refused, now);
      return undefined;
    },
    list: ({ filter, limit, cursor }: Operations["list"]["given"]) =>
      this.#quarantine.list(filter, limit, cursor),
    get: (id: string) => this.#quarantine.get(id),
    discard: (ids: readonly string[]) => this.#quarantine.discard(ids),
    counts: () => this.#quarantine.counts(),
    queued: ({ destination, limit }: Operations["queued"]["given"]) => {
      this.#flush();
      return this.#outbox.queued(destination, limit);
    },
    move: ({ from, to, now }: Operations["move"]["given"]) => {
      this.#flush();
      return this.#lanesHeld(from, now).size > 0 ? undefined : this.#outbox.move(from, to);
    },
    drop: ({ destination, now }: Operations["drop"]["given"]) => {
      this.#flush();
      return this.#lanesHeld(destination, now).size > 0
        ? undefined
        : this.#outbox.drop(destination);
    },
    resend: (given: Operations["resend"]["given"]) => this.#resend(given),
    tally: ({ counted, now }: Operations["tally"]["given"]) => {
      if (this.#deps.hasRoom()) this.#tallies.add(counted, now);
      return undefined;
    },
    talliesByHour: (since: number) => this.#tallies.byHour(since),
    talliesByCampaign: ({ since, limit }: Operations["talliesByCampaign"]["given"]) =>
      this.#tallies.byCampaign(since, limit),
    maintain: ({ now, before }: Operations["maintain"]["given"]) => {
      this.#seen.forget(now);
      this.#retained.forget(now - this.#deps.retain);
      this.#tallies.forget(now);
      return this.#quarantine.prune(before);
    },
    check: () => {
      if (!this.#deps.hasRoom()) throw new NoRoom();
      writeVersion(this.#deps.db);
      return this.#deps.room();
    },
    close: () => undefined,
  };

  #accept({ source, destinations, events, refused, resends }: Call, at: number): AcceptResult {
    if (!this.#deps.hasRoom()) throw new NoRoom();
    const none = { duplicates: [], reused: [] };
    if (resends !== undefined && this.#quarantine.discard([resends]) === 0) {
      return { ...none, isGone: true };
    }
    const found = this.#seen.remember(source, events, at);
    this.#quarantine.add(source, "", refused, at);
    if (resends !== undefined) {
      this.#collect(destinations, events, at);
      return none;
    }
    const are = (kind: SeenBefore): number[] =>
      found.flatMap((each, index) => (each === kind ? [index] : []));
    const reused = are("reused");
    this.#collect(destinations, eventsAt(are("new")), at);
    this.#quarantine.add(
      source,
      "",
      eventsAt(reused).map(({ json }) => ({ payload: json, ...failure("message_id_reused") })),
      at,
    );
    return { duplicates: are("duplicate"), reused };

    function eventsAt(indices: readonly number[]): NewEvent[] {
      return indices.flatMap((index) => events[index] ?? []);
    }
  }

  #collect(destinations: readonly string[], events: readonly NewEvent[], at: number): void {
    const key = destinations.join("\n");
    const pending = this.#pending.get(key);
    if (pending !== undefined) pending.events.push(...events);
    else this.#pending.set(key, { destinations, events: [...events], at });
  }

  #flush(): void {
    for (const { destinations, events, at } of this.#pending.values()) {
      this.#outbox.add(destinations, events, at);
    }
    this.#pending.clear();
  }

  #lease({ destination, limits, lanes, now }: Operations["lease"]["given"]): Lease[] {
    this.#flush();
    const replies: Lease[] = [];
    if (this.#suspended.list().includes(destination)) return replies;
    while (replies.length < lanes) {
      const held = this.#lanesHeld(destination, now);
      const found = this.#outbox.lease(destination, limits, now, held);
      if (found === undefined) break;
      replies.push(this.#hold(found, now));
    }
    return replies;
  }

  /** The lanes of a destination that a valid lease holds. */
  #lanesHeld(destination: string, now: number): ReadonlySet<number> {
    const lanes = new Set<number>();
    for (const { lane, expiresAt } of this.#held.values()) {
      if (lane.destination === destination && expiresAt > now) lanes.add(lane.lane);
    }
    return lanes;
  }

  #hold(found: HeldLane, now: number): Lease {
    // Never the number of another lease, of a former writer either.
    const id = randomUUID();
    this.#setHeld(id, { lane: found, expiresAt: now + LEASE_TERM });
    const events = found.chunks.flatMap(({ events: all, leased, receivedAt, attempts }) =>
      all.slice(0, leased).map((json) => ({ json, age: now - receivedAt, attempts })),
    );
    return { id, destination: found.destination, lane: found.lane, events };
  }

  #extend({ id, now }: Operations["extend"]["given"]): boolean {
    const held = this.#valid(id, now);
    if (held !== undefined) this.#setHeld(id, { ...held, expiresAt: now + LEASE_TERM });
    return held !== undefined;
  }

  #settle({ id, verdicts, now }: Operations["settle"]["given"]): boolean {
    const held = this.#valid(id, now);
    this.#setHeld(id, undefined);
    if (held === undefined) return false;
    const { destination, chunks } = held.lane;
    const texts = chunks.flatMap(({ events, leased }) => events.slice(0, leased));
    this.#quarantine.add(sourceOf(destination), destination, refusedInLease(texts, verdicts), now);
    this.#outbox.settle(held.lane, verdicts, now);
    // A full store has to be drained: what leaves it must not stay.
    if (this.#deps.retain > 0 && this.#deps.hasRoom()) {
      const delivered = texts.filter((_, index) => verdicts[index]?.kind === "delivered");
      this.#retained.add(destination, held.lane.lane, delivered, now);
    }
    return true;
  }

  /** @returns the number of events that are queued again; 0 if none are left */
  #resend({ destination, since, until, now }: Operations["resend"]["given"]): number {
    if (!this.#deps.hasRoom()) throw new NoRoom();
    let count = 0;
    for (const { lane, events } of this.#retained.take(destination, since, until)) {
      this.#outbox.queue(destination, lane, events, now);
      count += events.length;
    }
    return count;
  }

  /** A lease that has not expired. The writer before a recovery had others: they have ended, too. */
  #valid(id: string, now: number): HeldLease | undefined {
    const held = this.#held.get(id);
    return held !== undefined && held.expiresAt > now ? held : undefined;
  }

  #setHeld(id: string, held: HeldLease | undefined): void {
    const before = this.#held.get(id);
    const set = (value: HeldLease | undefined): void => {
      if (value === undefined) this.#held.delete(id);
      else this.#held.set(id, value);
    };
    this.#undo.push(() => {
      set(before);
    });
    set(held);
  }
}

/** Keeps the error's name only: its message may quote a row. */
function failed(number: number, error: unknown): Answer {
  const reason = codeOf(error) || (error instanceof Error ? error.name : typeof error);
  return { number, error: isFull(error) ? "store_full" : "store_failing", reason };
}
