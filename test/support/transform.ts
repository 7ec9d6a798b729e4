import type { ErrorCode } from "../../transformer/core/error-catalogue.js";
import { readSettings } from "../../transformer/core/settings.js";
import { transformBody, type Outcome } from "../../transformer/core/transform.js";
import type { JsonObject } from "../../transformer/core/values.js";

/** The instant at which the tests live: 2026-05-01T12:00:00Z. */
export const NOW = Date.UTC(2026, 4, 1, 12);

/** A track event as plain JSON, so that tests can look into any field. */
export interface LooseEvent extends JsonObject {
  messageId: string;
  context: JsonObject & { traits?: JsonObject };
  properties: JsonObject;
}

export function outcomesOf(body: unknown, config?: JsonObject): Outcome[] {
  return transformBody(body, { settings: readSettings(config).settings, now: NOW });
}

/** The track event of a body of one payload, which must be accepted. */
export function eventOf(body: unknown, config?: JsonObject): LooseEvent {
  const [outcome] = outcomesOf(body, config);
  if (outcome?.kind !== "accepted") throw new Error(`not accepted: ${JSON.stringify(outcome)}`);
  return { ...outcome.event };
}

/** The code and message of a payload's refusal. */
export function refusalOf(
  body: unknown,
  config?: JsonObject,
): { code: ErrorCode; message: string } {
  const [outcome] = outcomesOf(body, config);
  if (outcome?.kind !== "refused") throw new Error(`not refused: ${JSON.stringify(outcome)}`);
  return outcome.failure;
}

/** A payload of shape 1 that is accepted, changed as given. */
export function trackPayload(changes: JsonObject = {}): JsonObject {
  return { event: "Email Opened", userId: "u-9", timestamp: "2026-03-01T09:30:00Z", ...changes };
}
