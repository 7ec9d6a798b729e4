import type { Destination } from "../generated/sources.js";
import type { Validator } from "../generated/validators.js";

/** The name of a type of destination: its file in schemas/destinations. */
export type DestinationName = Destination["type"];

/** What a destination made of one event. */
export type EventAnswer =
  | { readonly kind: "delivered" }
  /** It cannot take this event now, while it takes others. */
  | { readonly kind: "later" }
  /** It will never take this event. */
  | { readonly kind: "refused"; readonly reason: string };

/** What a destination made of a batch. Reasons never hold a value of an event, nor a key. */
export type BatchAnswer =
  /** One answer for each event, in order. */
  | { readonly kind: "answered"; readonly events: readonly EventAnswer[] }
  /** Something in the batch, or its size, is not acceptable: smaller batches will tell which. */
  | { readonly kind: "refused"; readonly reason: string }
  /** The destination does not let us in: a person has to fix the key or the set-up. */
  | { readonly kind: "locked"; readonly reason: string }
  /** Nothing was decided: to be sent again. */
  | {
      readonly kind: "failed";
      readonly reason: string;
      /** How long the destination asks to be left alone, in milliseconds. */
      readonly retryAfter?: number;
    };

/** How events reach one host. Made by `hosts/`, used by the delivery. */
export interface Client {
  /** The most that one batch may hold: what the host documents. */
  readonly limits: { readonly events: number; readonly bytes: number };
  /**
   * Sends a batch. Never throws: whatever goes wrong on the way is an answer of kind `failed`.
   *
   * @param events track events as JSON text
   * @param signal ends the call early, when the process stops
   */
  send(events: readonly string[], signal: AbortSignal): Promise<BatchAnswer>;
  /** Closes its connections. */
  close(): Promise<void>;
}

/** Where a destination is, and how it knows this service. */
export interface DestinationAddress {
  readonly url: URL;
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
  /** What its address is the address of. */
  readonly address: string;
  /** What its write key is. */
  readonly key: string;
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
