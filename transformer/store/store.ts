import type { RefusedPayload } from "../core/refused.js";
import type { ErrorCode } from "../core/error-catalogue.js";

/**
 * How many lanes a destination's events are dealt to, by recipient. The events of one lane go out
 * one after the other, those of different lanes side by side.
 */
export const LANES = 8;

/** A track event on its way into the store. */
export interface NewEvent {
  readonly messageId: string;
  /** A hash of the event's content, in hex: copies of one event have the same. */
  readonly content: string;
  /** Who it is about: `userId`, else `anonymousId`. Decides the lane. */
  readonly recipient: string;
  /** The track event as JSON text, as it will be sent. */
  readonly json: string;
}

/** One call of a sender, as far as it must survive. */
export interface Call {
  /** The source's schema name. */
  readonly source: string;
  /** Ids of the destinations that get the events: `<source>/<name>`. */
  readonly destinations: readonly string[];
  readonly events: readonly NewEvent[];
  readonly refused: readonly RefusedPayload[];
  /** When it came, in milliseconds since the epoch. */
  readonly at: number;
  /**
   * The quarantine entry that this call sends again. It leaves the quarantine in the same
   * transaction, and the events go out although their message ids are known. If the entry is not
   * there any more, nothing is kept.
   */
  readonly resends?: string;
}

/** What became of a call that is on disk. */
export interface AcceptResult {
  /** Events that the source already sent within the window: they are not sent again. */
  readonly duplicates: number;
  /**
   * Which events have the message id of another event with other content. They are in the
   * quarantine as `message_id_reused`, as track events.
   */
  readonly reused: readonly number[];
  /** The entry to be sent again was not there: another call took it, or it was discarded. */
  readonly isGone?: true;
}

/** An event whose turn it is. */
export interface LeasedEvent {
  readonly json: string;
  /** When its call came, in milliseconds since the epoch. */
  readonly receivedAt: number;
  /** How often it was put aside to be tried again alone. */
  readonly attempts: number;
}

/** Events of one lane, in the order in which they came, held by one sender at a time. */
export interface Lease {
  readonly destination: string;
  readonly lane: number;
  readonly events: readonly LeasedEvent[];
}

/** What became of a leased event. */
export type Verdict =
  | { readonly kind: "delivered" }
  /** Not decided: it stays where it was, at the head of its lane. */
  | { readonly kind: "waiting" }
  /** Put aside until `at` (milliseconds since the epoch); the others of its lane overtake it. */
  | { readonly kind: "later"; readonly at: number }
  /** For good: it goes to the quarantine, in the same transaction. */
  | { readonly kind: "refused"; readonly code: ErrorCode; readonly message: string };

/** How much one lease may hold. A single event always fits. */
export interface LeaseLimits {
  readonly events: number;
  /** Of the events' JSON together. */
  readonly bytes: number;
}

/** What waits for a destination. */
export interface Waiting {
  readonly destination: string;
  readonly events: number;
  /** When the oldest came, in milliseconds since the epoch. */
  readonly oldestAt: number;
}

/** One entry of the quarantine without its payload. */
export interface EntrySummary extends Omit<RefusedPayload, "payload"> {
  /** The same for the same payload, source and destination. */
  readonly id: string;
  readonly source: string;
  /** Which destination refused it; absent where the transform did. */
  readonly destination?: string;
  /** In milliseconds since the epoch, like `lastSeen`. */
  readonly firstSeen: number;
  readonly lastSeen: number;
  readonly count: number;
  /** Of the payload, as it is kept. */
  readonly bytes: number;
  /** Only the beginning of the payload is kept, as a JSON string. */
  readonly truncated?: true;
}

/** One entry of the quarantine: a payload of a source, refused once or many times. */
export interface Entry extends EntrySummary {
  /** As in `RefusedPayload`. */
  readonly payload: string;
}

/** Which entries of the quarantine are meant. An absent field means all. */
export interface EntryFilter {
  readonly source?: string;
  readonly destination?: string;
  readonly code?: string;
}

/** A page of entries, the last seen first. */
export interface EntryPage {
  readonly entries: readonly EntrySummary[];
  /** Where the next page begins; absent on the last. */
  readonly next?: string;
}

/** How many entries there are of one kind. */
export interface EntryCount {
  readonly source: string;
  readonly destination?: string;
  readonly code: ErrorCode;
  readonly entries: number;
  /** How often these were refused, together. */
  readonly refusals: number;
}

/**
 * The maximum size of the quarantine, in bytes of payloads. When it is full, the entries not seen for
 * longest are removed. Calls with a write key and calls of a host's contract, which anyone on the
 * network can make, have a share each: neither pushes out the other's entries.
 */
export interface QuarantineShares {
  readonly received: number;
  readonly contract: number;
}

/** Whether a source is one of a host's contract: its name is `host:NAME`. */
export function isContractSource(source: string): boolean {
  return source.includes(":");
}

/** An event that waits for a destination. */
export interface QueuedEvent {
  readonly json: string;
  /** When its call came, in milliseconds since the epoch. */
  readonly receivedAt: number;
}

/** A damaged store that was replaced, and is kept beside the new one. */
export interface SetAside {
  /** Its name, in the store's folder. */
  readonly file: string;
  /** Neither an event nor an entry could be read from it. */
  readonly isUnreadable: boolean;
  /** Events and entries that were read from it; events that are known to be lost. */
  readonly events?: number;
  readonly entries?: number;
  readonly lostEvents?: number;
}

/** Whether a call could be kept now. */
export interface Health extends Partial<Room> {
  /** `recovering`: the file was damaged, and is being replaced. */
  readonly state: "ok" | "full" | "failing" | "recovering";
  /** Damaged stores that were neither imported nor deleted. */
  readonly setAside: readonly SetAside[];
}

/** Room for new events, in bytes. */
export interface Room {
  /** Bytes that can still be written, on the disk and within the store's own files. */
  readonly free: number;
  /** Bytes held back for draining: with less, new events are refused. */
  readonly reserve: number;
}

/** Refused payloads and events, kept until a person decides. */
export interface Quarantine {
  /**
   * Keeps refused payloads; one that is there already counts up, with the latest code and message.
   * Resolves when they are on disk.
   *
   * @throws StoreError
   */
  add(source: string, refused: readonly RefusedPayload[], at: number): Promise<void>;
  /** @param cursor `next` of the page before */
  list(filter: EntryFilter, limit: number, cursor?: string): Promise<EntryPage>;
  get(id: string): Promise<Entry | undefined>;
  /** @returns how many of the ids were there */
  discard(ids: readonly string[]): Promise<number>;
  counts(): Promise<readonly EntryCount[]>;
  /**
   * Removes entries that were last seen before a time. An entry is removed only when two calls that are
   * a day apart, on a clock that is never set, agree: one wrong date removes nothing.
   *
   * @param before milliseconds since the epoch
   * @returns how many entries have been removed since the last call, those over the size included
   */
  prune(before: number): Promise<number>;
}

/** Everything that must survive a crash: queued events, known message ids, and the quarantine. */
export interface Store {
  /**
   * Stores a call. Resolves when it is on disk, all of it in one transaction: events that are new
   * to the source in the outbox of each destination, their message ids in the window, refused
   * payloads in the quarantine.
   *
   * @throws StoreError if nothing of it could be stored
   */
  accept(call: Call): Promise<AcceptResult>;
  /**
   * Leases the first events of some of a destination's lanes that have no lease.
   *
   * @param limits of each lease
   * @param lanes how many, at most
   * @param now milliseconds since the epoch: events put aside until later are passed over
   * @returns a lease for each lane, fewer where no more is ready
   */
  lease(
    destination: string,
    limits: LeaseLimits,
    lanes: number,
    now: number,
  ): Promise<readonly Lease[]>;
  /** Gives a lane back, with one verdict for each event. A lane that is never given back is free
   * again when the process has died. */
  settle(lease: Lease, verdicts: readonly Verdict[], now: number): Promise<void>;
  /** What waits, for every destination that has anything waiting. */
  waiting(): Promise<readonly Waiting[]>;
  /** The first events that wait for a destination. */
  queued(destination: string, limit: number): Promise<readonly QueuedEvent[]>;
  /**
   * Moves the events that wait for a destination to another. Events that the other one was to get, too,
   * are only removed.
   *
   * @returns how many events left the destination; undefined while a lease holds some of them
   */
  move(from: string, to: string): Promise<number | undefined>;
  /**
   * Removes the events that wait for a destination.
   *
   * @returns how many; undefined while a lease holds some of them
   */
  drop(destination: string): Promise<number | undefined>;
  readonly quarantine: Quarantine;
  /** Writes something that changes nothing, to know whether a call could be kept. */
  health(): Promise<Health>;
  /** Forgets message ids that left the window, a part at a time. */
  forget(now: number): Promise<void>;
  /** Finishes the pending operations and closes. */
  close(): Promise<void>;
}

/** Thrown where the store cannot keep something: it is full, or it fails. */
export class StoreError extends Error {
  override readonly name = "StoreError";

  constructor(
    readonly code: "store_full" | "store_failing",
    options?: ErrorOptions,
  ) {
    super(code, options);
  }
}

/** Thrown where a store cannot be opened for a reason that a person can fix. One line. */
export class CannotOpen extends Error {
  override readonly name = "CannotOpen";
}
