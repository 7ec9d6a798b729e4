import { clean } from "./clean.js";
import { Refusal } from "./errors.js";
import { isTrackCall } from "./shapes/track.js";
import { isObject, type JsonObject } from "./values.js";

/** Payloads in one body: Segment's own limit is a quarter of it. */
const MAX_PAYLOADS = 10_000;

/** Characters of JSON that a batch's context may come to when each of its items has a copy. */
const MAX_COPIED_CONTEXT = 4_000_000;

/** One payload of a body. */
export interface BodyItem {
  /** Not yet known to be of any shape. */
  readonly payload?: unknown;
  /** Why there is no payload to look at. */
  readonly refusal?: Refusal;
  /** Whether it came in the mail relay's wrapper. */
  readonly isRelayed?: true;
  /** The context of its batch: the default of each field of a track call's own. */
  readonly batchContext?: JsonObject;
}

/**
 * Takes a body apart into its payloads: one payload, an array of payloads, or one of the wrappers
 * `{ "batch": [] }`, `{ "activities": [] }` and `{ "_json": [] }`, also as items of an array.
 *
 * @returns at least one item: a body that is empty or has too many payloads is one refusal
 */
export function payloadsOf(body: unknown): BodyItem[] {
  const items = Array.isArray(body) ? body.flatMap(unwrap) : unwrap(body);
  if (items.length === 0) return [refusedItem("empty")];
  return items.length > MAX_PAYLOADS ? [refusedItem(`more than ${MAX_PAYLOADS} payloads`)] : items;
}

function refusedItem(rule: string): BodyItem {
  return { refusal: new Refusal("invalid_payload", undefined, rule) };
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
  try {
    const batchContext = sharedContext(context, batch.length);
    return batch.map((payload) => ({ payload, batchContext }));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return batch.map(() => ({ refusal: error }));
  }
}

function sharedContext(context: JsonObject, copies: number): JsonObject {
  const cleaned = clean(context);
  if (JSON.stringify(cleaned).length * copies > MAX_COPIED_CONTEXT) {
    // Else a small body could make an answer that no process can hold.
    const rule = "too large to be the default of every item";
    throw new Refusal("invalid_payload", "/context of the batch", rule);
  }
  return cleaned;
}

/** A payload with the context of its batch as the default of each field of its own. */
export function withContext(payload: JsonObject, context: JsonObject | undefined): JsonObject {
  const own = payload.context ?? {};
  if (context === undefined || !isObject(own)) return payload;
  const merged = withDefaults(oneUserAgent(own), oneUserAgent(context));
  const { traits } = own;
  const areBoth = isObject(traits) && isObject(context.traits);
  if (areBoth) merged.traits = withDefaults(traits, context.traits as JsonObject);
  return { ...payload, context: merged };
}

function withDefaults(own: JsonObject, defaults: JsonObject): JsonObject {
  const merged = { ...defaults };
  for (const [name, value] of Object.entries(own)) merged[name] = value ?? defaults[name] ?? value;
  return merged;
}

/** A context that names the user agent in one way, so that a default does not stand beside it. */
function oneUserAgent({ user_agent, userAgent, ...context }: JsonObject): JsonObject {
  return { ...context, userAgent: userAgent ?? user_agent };
}

function asActivity(payload: unknown): unknown {
  const isOther =
    !isObject(payload) || isTrackCall(payload) || Object.hasOwn(payload, "event_type");
  return isOther || Object.hasOwn(payload, "activity") ? payload : { activity: payload };
}
