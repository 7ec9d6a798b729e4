import { isObject, type JsonObject } from "./values.js";

/** One payload of a body. */
export interface BodyItem {
  /** Not yet known to be of any shape. */
  readonly payload: unknown;
  /** Whether it came in the mail relay's wrapper. */
  readonly isRelayed: boolean;
}

/**
 * Takes a body apart into its payloads: one payload, an array of payloads, or one of the wrappers
 * `{ "batch": [] }`, `{ "activities": [] }` and `{ "_json": [] }`, also as items of an array.
 */
export function payloadsOf(body: unknown): BodyItem[] {
  return Array.isArray(body) ? body.flatMap(unwrap) : unwrap(body);
}

function unwrap(value: unknown): BodyItem[] {
  if (!isObject(value)) return [{ payload: value, isRelayed: false }];
  if (Array.isArray(value.batch)) {
    const { context } = value;
    return value.batch.map((payload) => ({
      payload: isObject(context) ? withContext(payload, context) : (payload as unknown),
      isRelayed: false,
    }));
  }
  if (Array.isArray(value.activities)) {
    return value.activities.map((payload) => ({ payload: asActivity(payload), isRelayed: false }));
  }
  if (Array.isArray(value._json)) {
    return value._json.map((payload: unknown) => ({ payload, isRelayed: true }));
  }
  return [{ payload: value, isRelayed: false }];
}

/** The batch's context is the default for each field of the item's. */
function withContext(payload: unknown, context: JsonObject): unknown {
  if (!isObject(payload)) return payload;
  const own = payload.context ?? {};
  return isObject(own) ? { ...payload, context: { ...context, ...own } } : payload;
}

function asActivity(payload: unknown): unknown {
  if (!isObject(payload) || Object.hasOwn(payload, "activity")) return payload;
  return { activity: payload };
}
