import type { TrackEvent } from "../../core/collections.js";
import { contentIdOf } from "../../core/message-id.js";
import type { NewEvent } from "../../store/events.js";

/** A track event, as the store takes it. */
export function newEventOf(event: TrackEvent): NewEvent {
  const { messageId, userId, anonymousId = "" } = event;
  const content = contentIdOf(event);
  return { messageId, content, recipient: userId ?? anonymousId, json: JSON.stringify(event) };
}
