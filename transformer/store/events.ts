import type { RefusedPayload } from "../core/refused.js";
import type { ErrorCode } from "../core/error-catalogue.js";

/**
 * The number of a destination's lanes. A recipient's events are all in one lane, whose events are sent
 * in order; different lanes are sent side by side.
 */
export const LANES = 8;

/**
 * How long a lease is valid, in milliseconds. A holder that lives extends it; of one that died the
 * events are free again after this time. Another process looks for them once a second, so that a
 * process that dies delays nothing for more than 30 seconds.
 */
export const LEASE_TERM = 25_000;

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

/** A received call. */
export interface Call {
  /** The source's schema name. */
  readonly source: string;
  /** Ids of the destinations that get the events: `<source>/<name>`. */
  readonly destinations: readonly string[];
  readonly events: readonly NewEvent[];
  readonly refused: readonly RefusedPayload[];
  /**
   * The quarantine entry that this call sends again. It leaves the quarantine in the same
   * transaction, and the events go out although their message ids are known. If the entry is not
   * there any more, nothing is kept.
   */
  readonly resends?: string;
}

/** The result of a call that is on disk. */
export interface AcceptResult {
  /** Indices of events that the source already sent within the window: they are not sent again. */
  readonly duplicates: readonly number[];
  /**
   * Indices of events with the message id of a different event. They are in the quarantine as
   * `message_id_reused`, as track events.
   */
  readonly reused: readonly number[];
  /** The entry to resend did not exist: another call took it, or it was discarded. */
  readonly isGone?: true;
}

/** Whether a call brought events that are to be delivered. */
export function hasNewEvents(
  { events }: Call,
  { duplicates, reused, isGone }: AcceptResult,
): boolean {
  return isGone !== true && events.length > duplicates.length + reused.length;
}

/** An event of a lease. */
export interface LeasedEvent {
  readonly json: string;
  /** How long ago its call came, in milliseconds. */
  readonly age: number;
  /** How often it was put aside for a later retry. */
  readonly attempts: number;
}

/** Events of one lane, in the order in which they came, held by one sender until the lease expires. */
export interface Lease {
  /** No other lease ever has it. */
  readonly id: string;
  readonly destination: string;
  readonly lane: number;
  readonly events: readonly LeasedEvent[];
}

/** The decision about a leased event. */
export type Verdict =
  | { readonly kind: "delivered" }
  /** Undecided: it stays at the head of its lane. */
  | { readonly kind: "waiting" }
  /** Put aside for a delay in milliseconds; the others of its lane overtake it. */
  | { readonly kind: "later"; readonly delay: number }
  /** Permanently: it goes to the quarantine, in the same transaction. */
  | { readonly kind: "refused"; readonly code: ErrorCode; readonly message: string };

/** Maximum size of a lease. A single event always fits. */
export interface LeaseLimits {
  readonly events: number;
  /** Of the events' JSON together. */
  readonly bytes: number;
}

/** The queue of a destination. */
export interface Waiting {
  readonly destination: string;
  readonly events: number;
  /** When the oldest came, in milliseconds since the epoch. */
  readonly oldestAt: number;
}

/** A queued event. */
export interface QueuedEvent {
  readonly json: string;
  /** When its call came, in milliseconds since the epoch. */
  readonly receivedAt: number;
}

/**
 * The events of a store: received, and queued for each destination. All times are those of the store's
 * own clock.
 */
export interface Events {
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
   * @returns a lease for each lane, fewer where no more is ready
   */
  lease(destination: string, limits: LeaseLimits, lanes: number): Promise<readonly Lease[]>;
  /**
   * Makes a lease valid for another `LEASE_TERM` from now on.
   *
   * @returns false if it has expired
   */
  extend(lease: Lease): Promise<boolean>;
  /**
   * Ends a lease, with one verdict for each event.
   *
   * @returns false if it has expired: nothing has changed, and its events are sent again
   */
  settle(lease: Lease, verdicts: readonly Verdict[]): Promise<boolean>;
  /**
   * Queues events again that were delivered to a destination, as far as they are retained.
   *
   * @param since when they were delivered, in milliseconds since the epoch
   * @param until now at most
   * @returns how many
   */
  resend(destination: string, since: number, until: number): Promise<number>;
  /**
   * Calls a function with the id of a destination whenever events may have come for it, in any process
   * that uses the store. Not every time: whoever listens looks now and then, too.
   *
   * @returns stops it
   */
  onWork(listener: (destination: string) => void): () => void;
  /**
   * Leases no more of a destination's events, in any process, or leases them again. What is leased
   * already may be settled.
   */
  suspend(destination: string, isSuspended: boolean): Promise<void>;
  /** The destinations whose events are not leased. */
  suspended(): Promise<readonly string[]>;
  /** The queues that are not empty. */
  waiting(): Promise<readonly Waiting[]>;
  /** The first events of a destination's queue. */
  queued(destination: string, limit: number): Promise<readonly QueuedEvent[]>;
  /**
   * Moves a destination's queue to another destination. Events that the other one has to get anyway
   * are only removed.
   *
   * @returns how many events left the destination; undefined while a lease holds some of them
   */
  move(from: string, to: string): Promise<number | undefined>;
  /**
   * Removes a destination's queue.
   *
   * @returns how many; undefined while a lease holds some of them
   */
  drop(destination: string): Promise<number | undefined>;
}
