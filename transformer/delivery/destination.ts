import type { Destination } from "../generated/sources.js";
import type { Validator } from "../generated/validators.js";

/** The name of a type of destination: its file in schemas/destinations. */
export type DestinationName = Destination["type"];

/** A destination's answer for one event. */
export type EventAnswer =
  | { readonly kind: "delivered" }
  /** The event is rejected for now, while others are accepted. */
  | { readonly kind: "later" }
  /** The event is rejected for good. */
  | { readonly kind: "refused"; readonly reason: string };

/**
 * The beginning of what a destination answered, for an operator's eyes. It can have values of events:
 * it is kept in memory, and is in no log line, metric or file.
 */
export type Quote = string;

/** A destination's answer to a batch. Reasons never contain a value of an event, nor a key. */
export type BatchAnswer =
  /** One answer for each event, in order. */
  | {
      readonly kind: "answered";
      readonly events: readonly EventAnswer[];
      /** Values that did not fit their place, and were kept in another. */
      readonly misfits?: number;
    }
  /** The batch is rejected, for one of its events or its size: smaller batches show which. */
  | { readonly kind: "refused"; readonly reason: string; readonly quote?: Quote }
  /** The destination rejects the credentials or the set-up: a person has to fix it. */
  | { readonly kind: "locked"; readonly reason: string; readonly quote?: Quote }
  /** No decision: the batch is retried. */
  | {
      readonly kind: "failed";
      readonly reason: string;
      readonly quote?: Quote;
      /** How long the destination asks us to wait, in milliseconds. */
      readonly retryAfter?: number;
    };

/** Sends events to one destination. Made by `hosts/`, used by the delivery. */
export interface Client {
  /** Maximum events and bytes of one batch, as the host documents them. */
  readonly limits: { readonly events: number; readonly bytes: number };
  /**
   * Sends a batch. Never throws: network errors are answers of kind `failed`.
   *
   * @param events track events as JSON text
   * @param signal aborts the call when the process stops
   */
  send(events: readonly string[], signal: AbortSignal): Promise<BatchAnswer>;
  /** Closes its connections. */
  close(): Promise<void>;
}

/** A destination's address and credentials. */
export interface DestinationAddress {
  readonly url: URL;
  /** Empty if the type has none. */
  readonly writeKey: string;
  /** How long one call may take in all, in milliseconds. */
  readonly timeout?: number;
}

/**
 * A type of destination: all that configuration, the command line, docs and doctor say of it. `O` are
 * its options.
 */
export interface DestinationType<O> {
  /** As `DESTINATION_TYPE` and the sources file have it. */
  readonly type: DestinationName;
  /** As people write it. */
  readonly label: string;
  /** The server that its address belongs to. */
  readonly address: string;
  /** The kind of its write key. Absent if its address has the credentials. */
  readonly key?: string;
  /** How it confirms that it accepted a batch. */
  readonly confirmation: string;
  /** The schema of the options, in schemas/destinations. */
  readonly options: Validator<O>;
  /** Set-ups in which it accepts nothing until a person mends them, for doctor. */
  readonly traps?: readonly DestinationTrap[];
  connect(address: DestinationAddress, options: O): Client;
}

/** Why a destination accepts nothing. */
export interface DestinationTrap {
  /** How the reason of an answer of kind `locked` begins. */
  readonly reason: string;
  /** What doctor says of it, before the destinations' ids. */
  readonly found: string;
  readonly fix: string;
}
