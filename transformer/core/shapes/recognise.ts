import { Refusal } from "../errors.js";
import type { JsonObject } from "../values.js";
import { activity } from "./activity.js";
import { eventRecord } from "./event-record.js";
import { messageEvent } from "./message-event.js";
import { foreignOrigin } from "./foreign.js";
import { isPresent, type Shape, type WrapperName } from "./shape.js";
import { track } from "./track.js";

/** The shapes, by the names of their schemas, in the order in which their marks are looked for. */
export const SHAPES: readonly Shape[] = [activity, eventRecord, track, messageEvent];

/** The fields of which every payload has one. */
export const NAMING_FIELDS: readonly string[] = [
  ...new Set(SHAPES.map(({ namingField }) => namingField)),
];

/** The wrappers whose items are all of one shape. */
export const WRAPPERS: readonly WrapperName[] = SHAPES.flatMap(({ wrapper }) => wrapper ?? []);

/**
 * Recognises a payload's shape from the payload, and from the wrapper that it came in.
 *
 * @throws Refusal `invalid_payload`
 */
export function recognise(payload: JsonObject, wrapper: WrapperName | undefined): Shape {
  const marked = SHAPES.find((shape) => shape.isMarked(payload, wrapper));
  if (marked !== undefined) return marked;
  const origin = foreignOrigin(payload);
  if (origin !== undefined) throw new Refusal("invalid_payload", "/", origin);
  // Without a mark, a payload that names its event as track calls do is one.
  if (isPresent(payload[track.namingField])) return track;
  const rule = `must have one of ${NAMING_FIELDS.join(", ")}`;
  throw new Refusal("invalid_payload", "/", rule);
}
