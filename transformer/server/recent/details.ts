import { Allowance } from "../../core/allowance.js";
import type { CollectionName, TrackEvent } from "../../core/collections.js";
import type { ErrorCode } from "../../core/error-catalogue.js";
import { failure } from "../../core/errors.js";
import { parseJson } from "../../core/json.js";
import type { ObservedCall, ObservedDelivery } from "../../core/observe.js";
import { payloadsOf } from "../../core/payloads.js";
import { refusedBody, withoutCredentials } from "../../core/refused.js";
import { transformBody, type Outcome } from "../../core/transform.js";

/** A received payload, as the live list shows it. */
export interface RecentEvent {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly outcome: "accepted" | "duplicate" | "ignored" | "refused" | "unauthorized";
  /** The source's schema name; absent for a wrong write key. */
  readonly source?: string;
  readonly collection?: CollectionName;
  /** `userId`, else `anonymousId`. */
  readonly recipient?: string;
  readonly code?: ErrorCode;
  readonly message?: string;
  /** JSON pointer to where the payload is wrong. */
  readonly pointer?: string;
}

/** An event with its payload. */
export interface RecentEntry extends RecentEvent {
  /** As it came, without credentials; text if it is not JSON. */
  readonly payload?: unknown;
  readonly event?: TrackEvent;
}

/** An event with its payload and its deliveries. */
export interface RecentDetail extends RecentEntry {
  /** The newest first. */
  readonly deliveries: readonly RecentDelivery[];
}

/** A destination's answer to one event. */
export interface RecentDelivery {
  readonly destination: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly result: ObservedDelivery["results"][number];
  readonly reason?: string;
}

type Detail = Omit<RecentEntry, "id" | "at" | "source">;

/** Transforms a call again: the outcome of each of its payloads. */
export function detailsOf(call: ObservedCall): Detail[] {
  const { text, settings, now, messageIds, duplicates = [], reused = [] } = call;
  if (call.failure !== undefined) {
    // As the quarantine keeps it: its text may contain a write key.
    const { payload } = refusedBody(text ?? "", call.failure);
    return [{ outcome: "refused", ...call.failure, payload: JSON.parse(payload) as unknown }];
  }
  if (text === undefined && call.body === undefined) {
    return messageIds.map((id) => ({ outcome: id === undefined ? "refused" : "accepted" }));
  }
  const body = text === undefined ? call.body : parseJson(text);
  const outcomes = transformBody(body, { settings, now });
  const items = payloadsOf(body, new Allowance());
  return outcomes.map((outcome, index) => {
    const item = items[index];
    const payload = shown(item !== undefined && "payload" in item ? item.payload : body);
    if (reused.includes(index)) return { ...refusedAs(failure("message_id_reused")), payload };
    const { event, ...detail } = described(outcome, duplicates.includes(index));
    // An event without an id and a time got a random message id: this time it would get another one.
    const messageId = messageIds[index] ?? "";
    return { ...detail, payload, ...(event && { event: { ...event, messageId } }) };
  });
}

function described(outcome: Outcome, isDuplicate: boolean): Detail {
  if (outcome.kind === "ignored") return { outcome: "ignored" };
  if (outcome.kind === "refused") return refusedAs(outcome.failure, outcome.pointer);
  const { event } = outcome;
  const recipient = event.userId ?? event.anonymousId;
  return {
    outcome: isDuplicate ? "duplicate" : "accepted",
    collection: event.event,
    ...(recipient !== undefined && { recipient }),
    event,
  };
}

function refusedAs(
  { code, message }: { code: ErrorCode; message: string },
  pointer?: string,
): Detail {
  return { outcome: "refused", code, message, ...(pointer !== undefined && { pointer }) };
}

function shown(payload: unknown): unknown {
  try {
    return JSON.parse(JSON.stringify(payload, withoutCredentials)) as unknown;
  } catch {
    return undefined; // nested too deep to serialize
  }
}
