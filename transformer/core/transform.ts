import { Allowance } from "./allowance.js";
import { withBatchContext } from "./batch-context.js";
import { clean } from "./clean.js";
import { collectionOf, type TrackEvent } from "./collections.js";
import { Refusal, type Failure } from "./errors.js";
import { payloadsOf, type BodyItem } from "./payloads.js";
import type { Settings } from "./settings.js";
import { recognise } from "./shapes/recognise.js";
import { trackEventOf } from "./track-event.js";
import { check } from "./validate.js";
import { isObject } from "./values.js";

/** What became of one payload. */
export type Outcome =
  | { readonly kind: "accepted"; readonly event: TrackEvent }
  /** An event outside the collections, of a source that has these ignored. */
  | { readonly kind: "ignored" }
  | { readonly kind: "refused"; readonly failure: Failure };

/** Whose payload it is, and when it is. */
export interface TransformOptions {
  readonly settings: Settings;
  /** Milliseconds since the epoch: the bound of event times. */
  readonly now: number;
  /** What the bodies of one request share; a body of its own has all of it. */
  readonly allowance?: Allowance;
}

/**
 * Transforms a sender's body: one payload, several, or a wrapper of several.
 *
 * @param body parsed JSON, from `parseJson` where ids may be beyond 2^53; never changed
 * @returns an outcome for each payload in the body, in order; for an empty body one refusal
 * @example transformBody({ event: "Email Opened", userId: "u-9" }, { settings: DEFAULT_SETTINGS, now: Date.now() })
 */
export function transformBody(body: unknown, options: TransformOptions): Outcome[] {
  const { allowance = new Allowance() } = options;
  const complete = { ...options, allowance };
  return payloadsOf(body, allowance).map((item) => transformItem(item, complete));
}

function transformItem(item: BodyItem, options: Required<TransformOptions>): Outcome {
  try {
    return transformPayload(item, options);
  } catch (error) {
    return refused(error);
  }
}

/** The outcome of what was thrown, unless that is a defect: it goes on to the host. */
function refused(error: unknown): Outcome {
  if (error instanceof Refusal) return { kind: "refused", failure: error.failure };
  throw error;
}

function transformPayload(
  item: BodyItem,
  { settings, now, allowance }: Required<TransformOptions>,
): Outcome {
  if (item.refusal !== undefined) throw item.refusal;
  if (!isObject(item.payload)) throw new Refusal("invalid_payload", "/", "must be object");
  const payload = clean(item.payload, allowance);
  const shape = recognise(payload, item.isRelayed ?? false);
  if (shape === undefined) {
    throw new Refusal("invalid_payload", "/", "must have event, activity or event_type");
  }
  const notEmailAt = shape.notEmailAt(payload);
  if (notEmailAt !== undefined) return unsupported(settings, notEmailAt);
  const { name, place } = shape.eventName(payload);
  if (typeof name !== "string") throw new Refusal("schema_violation", place, "must be string");
  const collection = collectionOf(name, shape.bareWords, settings.eventNames);
  if (collection === undefined) return unsupported(settings, place);
  check(shape.validator, payload, "schema_violation");
  const { pseudonymize } = settings;
  const email = withBatchContext(shape.read(payload), item.batchContext);
  return { kind: "accepted", event: trackEventOf(email, collection, { pseudonymize, now }) };
}

function unsupported({ unsupportedEvents }: Settings, place: string): Outcome {
  if (unsupportedEvents === "ignore") return { kind: "ignored" };
  throw new Refusal("unsupported_event", place);
}
