import type { Outcome } from "../../core/transform.js";
import type { NewEvent } from "../../store/store.js";

/** The event of an accepted payload, as the store takes it. */
export function eventOf(outcome: Outcome): NewEvent[] {
  if (outcome.kind !== "accepted") return [];
  const { event } = outcome;
  const recipient = event.userId ?? event.anonymousId ?? "";
  return [{ messageId: event.messageId, recipient, json: JSON.stringify(event) }];
}
