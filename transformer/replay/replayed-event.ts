import { hash } from "node:crypto";
import { basename } from "node:path";
import type { TrackEvent } from "../core/collections.js";
import { idOf } from "../core/identity.js";
import type { Converted } from "../convert/convert.js";
import type { JsonDocument } from "../files/json-document.js";

/**
 * An event of a file, as it is sent again. Its `sentAt` is left out: hosts take it for the sender's
 * clock, and would move a time of long ago to today.
 *
 * @param index which of its document's events it is
 * @see https://segment.com/docs/connections/spec/common/#timestamps
 */
export function replayedEvent(
  { event, email }: Converted["accepted"][number],
  file: string,
  { line, column }: Pick<JsonDocument, "line" | "column">,
  index: number,
): TrackEvent {
  const { sentAt: _, ...sent } = event;
  if (event.timestamp !== undefined || idOf(email.senderEventId) !== undefined) return sent;
  // The mapping's id is random here. Its place is what tells it from its equals, in every run.
  const place = `${basename(file)}:${line}:${column}:${index}`;
  const facts = JSON.stringify({ ...sent, messageId: undefined });
  return { ...sent, messageId: hash("sha256", `${place}\n${facts}`, "hex") };
}
