import type { TrackEvent } from "../../core/collections.js";
import { ERRORS, type ErrorCode } from "../../core/error-catalogue.js";
import type { Failure } from "../../core/errors.js";
import type { Outcome } from "../../core/transform.js";

/** A payload of a body that was refused while others of it were not. */
export interface RejectedPayload {
  /** Which payload of the body, from 0. */
  readonly index: number;
  readonly code: ErrorCode;
  readonly message: string;
}

/** Events for the host to enqueue. The host does not read `rejected`. */
export interface EnqueuedResult {
  readonly output: { readonly batch: readonly TrackEvent[] };
  readonly statusCode: 200;
  readonly rejected?: readonly RejectedPayload[];
}

/** Nothing to enqueue: the host gives the sender this answer. */
export interface AcknowledgedResult {
  readonly outputToSource: { readonly body: string; readonly contentType: string };
  readonly statusCode: 200;
}

/** The host logs `error` and gives it to the sender. */
export interface RefusedResult {
  readonly statusCode: number;
  readonly error: string;
  readonly code: ErrorCode;
  readonly rejected?: readonly RejectedPayload[];
}

/** The result of one item. */
export type Result = EnqueuedResult | AcknowledgedResult | RefusedResult;

/** The answer to a sender of ignored events, like that of Segment's tracking API. */
const ACKNOWLEDGED: AcknowledgedResult = {
  outputToSource: {
    body: Buffer.from('{"success":true}').toString("base64"),
    contentType: "application/json",
  },
  statusCode: 200,
};

/** The result of an item that is refused as a whole. */
export function refusedResult({ code, message }: Failure): RefusedResult {
  return { statusCode: ERRORS[code].status, error: message, code };
}

/**
 * The result of an item from its payloads' outcomes: accepted events go out even if other payloads were
 * in the body; if none is good, the item is refused with the first failure.
 */
export function resultOf(outcomes: readonly Outcome[]): Result {
  const batch: TrackEvent[] = [];
  const rejected: RejectedPayload[] = [];
  outcomes.forEach((outcome, index) => {
    if (outcome.kind === "accepted") batch.push(outcome.event);
    if (outcome.kind === "refused") rejected.push({ index, ...outcome.failure });
  });
  const [first] = rejected;
  if (first === undefined) return batch.length === 0 ? ACKNOWLEDGED : enqueued(batch);
  if (batch.length > 0) return { ...enqueued(batch), rejected };
  const refused = refusedResult(first);
  return outcomes.length === 1 ? refused : { ...refused, rejected };
}

function enqueued(batch: readonly TrackEvent[]): EnqueuedResult {
  return { output: { batch }, statusCode: 200 };
}
