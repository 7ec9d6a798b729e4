import type { CollectionName, TrackEvent } from "./collections.js";
import type { ErrorCode } from "./error-catalogue.js";
import type { Failure } from "./errors.js";
import type { Settings } from "./settings.js";

/**
 * Writes a log line. Neither fields nor message contain a payload value, an address, an id or a
 * key.
 */
type Write = (fields: object, message: string) => void;

/** The log. Each part asks for the levels that it uses. */
export interface Log {
  readonly info: Write;
  readonly warn: Write;
  readonly error: Write;
}

/** The counters. Each part takes those that it uses. Sources go by their schema names. */
export interface Counters {
  /** Payloads. */
  received(source: string, count: number): void;
  /** Track events. */
  transformed(source: string, collection: CollectionName, count: number): void;
  /** Payloads. */
  refused(source: string, failure: Failure, count: number): void;
  /** Events that the source had already sent. */
  duplicates(source: string, count: number): void;
  /** An event that the source sent for the first time. */
  newEvent(source: string, event: TrackEvent): void;
  /** A call with an unknown write key. */
  wrongKey(): void;
  /** A call that was answered with 503. */
  unavailable(code: ErrorCode): void;
  /** Events that a destination accepted. */
  sent(destination: string, count: number): void;
  /** Events that will be sent again. */
  retried(destination: string, count: number): void;
  /** Events that a destination rejected. */
  quarantined(destination: string, failure: Failure, count: number): void;
  /** A batch that a destination answered or failed to answer, after so many milliseconds. */
  asked(destination: string, duration: number): void;
  /** Values that did not fit their place at a destination, and are kept in another. */
  misfits(destination: string, count: number): void;
  paused(destination: string, isPaused: boolean): void;
  /** Entries that the quarantine's limits removed. */
  removed(count: number): void;
}

/**
 * Receives every call and delivery, for the live view. It only keeps what it is given: its
 * callers are on the hot path.
 */
export interface Observer {
  /** Whether nothing is to be told of a call with so many payloads, none of them refused. */
  skips(payloads: number, now: number): boolean;
  called(call: ObservedCall): void;
  delivered(delivery: ObservedDelivery): void;
  wrongKey(): void;
}

/** A sender's call, with everything needed to transform it again. */
export interface ObservedCall {
  /** The source's schema name. */
  readonly source: string;
  /** The sender's body as text, or parsed. */
  readonly text?: string | undefined;
  readonly body?: unknown;
  /** Bytes or characters of the body, or of the request that it came in. */
  readonly size: number;
  /** The message id of each payload's event; undefined for one that is not accepted. */
  readonly messageIds: readonly (string | undefined)[];
  readonly settings: Settings;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Why it was refused as a whole. */
  readonly failure?: Failure | undefined;
  /** Indices of payloads whose events the source had already sent. */
  readonly duplicates?: readonly number[];
  /** Indices of payloads with the message id of a different event. */
  readonly reused?: readonly number[];
}

/** A destination's answer to some events. */
export interface ObservedDelivery {
  readonly destination: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** The track events as JSON text. */
  readonly events: readonly string[];
  /** For each event: `waiting` if the destination did not decide about it. */
  readonly results: readonly ("delivered" | "later" | "refused" | "waiting")[];
  /** Why events are refused or wait. Never a value of an event, nor a key. */
  readonly reason?: string | undefined;
}
