import type { JsonObject } from "../values.js";
import { activity } from "./activity.js";
import { eventRecord } from "./event-record.js";
import { messageEvent } from "./message-event.js";
import type { Shape } from "./shape.js";
import { hasTrackMark, isCall, isTrackCall, track } from "./track.js";

/** The four shapes, by the names of their schemas. */
export const SHAPES: readonly Shape[] = [track, activity, messageEvent, eventRecord];

/**
 * Recognises a payload's shape from the payload alone.
 *
 * @param isRelayed whether it came in the mail relay's wrapper, `_json`: what has no other shape's
 * mark is then a message event
 */
export function recognise(payload: JsonObject, isRelayed: boolean): Shape | undefined {
  if (Object.hasOwn(payload, "activity")) return activity;
  if (Object.hasOwn(payload, "event_type")) return eventRecord;
  if (isTrackCall(payload)) return track;
  // A call of another kind is known for one, though it has no event: it is unsupported, not unknown.
  if (!Object.hasOwn(payload, "event")) return isCall(payload) ? track : undefined;
  if (hasTrackMark(payload)) return track;
  if (Object.hasOwn(payload, "mail_id")) return messageEvent;
  return isRelayed && !Object.hasOwn(payload, "properties") ? messageEvent : track;
}
