import { clean } from "./clean.js";
import { Refusal } from "./errors.js";
import { isObject, type JsonObject } from "./values.js";

/** Characters of JSON that a batch's context may come to when each of its items has a copy. */
const MAX_COPIED_CONTEXT = 4_000_000;

/** One payload of a body. */
export interface BodyItem {
  /** Not yet known to be of any shape. */
  readonly payload: unknown;
  /** Whether it came in the mail relay's wrapper. */
  readonly isRelayed?: true;
  /** The context of its batch: the default of each field of a track call's own. */
  readonly batchContext?: JsonObject;
}

/**
 * Takes a body apart into its payloads: one payload, an array of payloads, or one of the wrappers
 * `{ "batch": [] }`, `{ "activities": [] }` and `{ "_json": [] }`, also as items of an array.
 *
 * @throws Refusal `invalid_payload` where there is none, or a batch's context cannot be every item's
 */
export function payloadsOf(body: unknown): BodyItem[] {
  const items = Array.isArray(body) ? body.flatMap(unwrap) : unwrap(body);
  if (items.length === 0) throw new Refusal("invalid_payload", undefined, "empty");
  return items;
}

function unwrap(value: unknown): BodyItem[] {
  if (!isObject(value) || isPayload(value)) return [{ payload: value }];
  if (Array.isArray(value.batch)) return unwrapBatch(value.batch, value.context);
  if (Array.isArray(value.activities)) {
    return value.activities.map((payload) => ({ payload: asActivity(payload) }));
  }
  if (Array.isArray(value._json)) {
    return value._json.map((payload: unknown) => ({ payload, isRelayed: true }));
  }
  return [{ payload: value }];
}

/** Whether it is a payload, even if it has a field called as a wrapper's, too. */
function isPayload(value: JsonObject): boolean {
  return (
    Object.hasOwn(value, "event") ||
    Object.hasOwn(value, "event_type") ||
    Object.hasOwn(value, "activity")
  );
}

function unwrapBatch(batch: unknown[], context: unknown): BodyItem[] {
  if (!isObject(context)) return batch.map((payload) => ({ payload }));
  const batchContext = clean(context);
  if (JSON.stringify(batchContext).length * batch.length > MAX_COPIED_CONTEXT) {
    // Else a small body could make an answer that no process can hold.
    const rule = "too large to be the default of every item";
    throw new Refusal("invalid_payload", "/context of the batch", rule);
  }
  return batch.map((payload) => ({ payload, batchContext }));
}

/** A payload with the context of its batch as the default of each field of its own. */
export function withContext(payload: JsonObject, context: JsonObject | undefined): JsonObject {
  const own = payload.context ?? {};
  if (context === undefined || !isObject(own)) return payload;
  return { ...payload, context: { ...context, ...own } };
}

function asActivity(payload: unknown): unknown {
  if (!isObject(payload) || Object.hasOwn(payload, "activity")) return payload;
  return { activity: payload };
}
