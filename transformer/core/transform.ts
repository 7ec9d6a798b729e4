import { Allowance } from "./allowance.js";
import { withBatchContext } from "./batch-context.js";
import { sanitize } from "./sanitize.js";
import { collectionOf, type TrackEvent } from "./collections.js";
import { Refusal, type Failure } from "./errors.js";
import { payloadsOf, type BodyItem, type BodyPayload } from "./payloads.js";
import type { Settings } from "./settings.js";
import { recognise } from "./shapes/recognise.js";
import type { EmailEvent, Shape } from "./shapes/shape.js";
import { trackEventOf } from "./track-event.js";
import { isObject, type JsonObject } from "./values.js";

/** What became of one payload. */
export type Outcome =
  | {
      readonly kind: "accepted";
      readonly event: TrackEvent;
      /** The payload's facts, before they became the event. */
      readonly email: EmailEvent;
    }
  /** An event outside the collections, of a source that has these ignored. */
  | { readonly kind: "ignored" }
  | {
      readonly kind: "refused";
      readonly failure: Failure;
      /** JSON pointer to where it is wrong, where that is known; see `Refusal`. */
      readonly pointer?: string | undefined;
    };

/** Whose payload it is, and when it is. */
export interface TransformOptions {
  readonly settings: Settings;
  /** Milliseconds since the epoch: the bound of event times. */
  readonly now: number;
  /** The bodies of one request share it; without it a body has a whole one. */
  readonly allowance?: Allowance;
}

/**
 * Transforms a sender's body: one payload, several, or a wrapper of several.
 *
 * @param body parsed JSON, from `parseJson` where ids may be beyond 2^53; never changed
 * @returns an outcome for each payload in the body, in order; for an empty body one refusal
 * @example
 * import { DEFAULT_SETTINGS, transformBody } from "nudgespot-source";
 *
 * const body = { event: "Email Opened", userId: "u-9" };
 * const [outcome] = transformBody(body, { settings: DEFAULT_SETTINGS, now: Date.now() });
 * console.log(outcome?.kind); // accepted
 */
export function transformBody(body: unknown, options: TransformOptions): Outcome[] {
  const { allowance = new Allowance() } = options;
  return payloadsOf(body, allowance).map((item) => transformItem(item, options, allowance));
}

/** The message id of each outcome's event; undefined for a payload that is not accepted. */
export function messageIdsOf(outcomes: readonly Outcome[]): (string | undefined)[] {
  return outcomes.map((outcome) =>
    outcome.kind === "accepted" ? outcome.event.messageId : undefined,
  );
}

function transformItem(item: BodyItem, options: TransformOptions, allowance: Allowance): Outcome {
  try {
    if ("refusal" in item) throw item.refusal;
    return transformPayload(item, options, allowance);
  } catch (error) {
    // Anything else is a defect: it goes on to the host.
    if (error instanceof Refusal) {
      return { kind: "refused", failure: error.failure, pointer: error.pointer };
    }
    throw error;
  }
}

function transformPayload(
  item: BodyPayload,
  options: TransformOptions,
  allowance: Allowance,
): Outcome {
  if (!isObject(item.payload)) throw new Refusal("invalid_payload", "/", "must be object");
  const payload = withoutEmpty(sanitize(item.payload, allowance));
  const shape = recognise(payload, item.wrapper);
  const { innerField } = shape;
  if (innerField === undefined || isObject(payload[innerField])) {
    return readPayload(payload, shape, item, options);
  }
  try {
    return readPayload({ [innerField]: payload }, shape, item, options);
  } catch (error) {
    // The sender's payload does not have the wrapper's field: remove it from the pointer.
    throw error instanceof Refusal ? error.within(`/${innerField}`) : error;
  }
}

/** Fields that hold an object, in whichever shape and at whichever level. */
const OBJECTS: ReadonlySet<string> = new Set([
  ...["activity", "context", "enriched", "identity", "page", "properties"],
  ...["subscriber", "traits", "user"],
]);

/** Of these, those that hold other objects of them. */
const HOLDERS: ReadonlySet<string> = new Set(["activity", "context"]);

/** A payload without fields that are null, and with the objects that PHP writes as `[]`. */
function withoutEmpty(payload: JsonObject): JsonObject {
  let copy: JsonObject | undefined;
  for (const name in payload) {
    const value = payload[name];
    const tidy = value === null ? undefined : OBJECTS.has(name) ? asObject(name, value) : value;
    if (tidy === value) continue;
    copy ??= { ...payload };
    if (tidy === undefined) Reflect.deleteProperty(copy, name);
    else copy[name] = tidy;
  }
  return copy ?? payload;
}

function asObject(name: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? {} : value;
  if (!HOLDERS.has(name) || !isObject(value)) return value;
  let copy: JsonObject | undefined;
  for (const inner in value) {
    const held = value[inner];
    if (!OBJECTS.has(inner) || !Array.isArray(held) || held.length > 0) continue;
    (copy ??= { ...value })[inner] = {};
  }
  return copy ?? value;
}

function readPayload(
  payload: JsonObject,
  shape: Shape,
  { batchContext }: BodyPayload,
  { settings, now }: TransformOptions,
): Outcome {
  const marker = shape.findNonEmailMarker(payload);
  if (marker !== undefined) return unsupported(settings, marker);
  const { name, pointer } = shape.eventName(payload);
  if (typeof name !== "string") throw new Refusal("schema_violation", pointer, "must be string");
  const collection = collectionOf(name, shape.acceptsBareNames, settings.eventNames);
  if (collection === undefined) return unsupported(settings, pointer);
  const { pseudonymize } = settings;
  const email = withBatchContext(shape.read(payload), batchContext);
  const event = trackEventOf(email, collection, { pseudonymize, now });
  return { kind: "accepted", event, email };
}

function unsupported({ unsupportedEvents }: Settings, pointer: string): Outcome {
  if (unsupportedEvents === "ignore") return { kind: "ignored" };
  throw new Refusal("unsupported_event", pointer);
}
