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
