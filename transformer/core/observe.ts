import type { CollectionName } from "../generated/events.js";
import type { ErrorCode } from "./error-catalogue.js";
import type { Failure } from "./errors.js";

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
  paused(destination: string, isPaused: boolean): void;
  /** Entries that the quarantine's limits removed. */
  removed(count: number): void;
}
