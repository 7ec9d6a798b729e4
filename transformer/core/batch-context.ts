import { trackPayload } from "../generated/validators.js";
import type { Allowance } from "./allowance.js";
import { sanitize } from "./sanitize.js";
import { Refusal } from "./errors.js";
import { firstText } from "./identity.js";
import type { EmailEvent } from "./shapes/shape.js";
import { readContext } from "./shapes/track.js";
import { assertValid } from "./validate.js";
import type { JsonObject } from "./values.js";

/** The context of a batch: defaults for the fields of its items' contexts, in any shape. */
export interface BatchContext extends Pick<EmailEvent, "context" | "traits"> {
  /** As it was sent. */
  readonly sent: JsonObject;
}

/**
 * Reads a batch's context, once for all of its items.
 *
 * @param copies how many items get a copy
 * @throws Refusal `invalid_payload` or `schema_violation`
 */
export function readBatchContext(
  sent: JsonObject,
  copies: number,
  allowance: Allowance,
): BatchContext {
  const context = sanitize(sent, allowance);
  if (!allowance.takeCopiedContext(JSON.stringify(context).length * copies)) {
    const rule = "too large to be the default of every item";
    throw new Refusal("invalid_payload", "/context of the batch", rule);
  }
  assertValid(trackPayload, { event: "", context }, "schema_violation", " of the batch");
  return { sent, ...readContext(context) };
}

/** An event whose missing context fields and traits come from its batch. */
export function withBatchContext(event: EmailEvent, batch: BatchContext | undefined): EmailEvent {
  if (batch === undefined) return event;
  return {
    ...event,
    email: event.email ?? firstText(batch.traits.email),
    context: withDefaults(event.context, batch.context),
    traits: withDefaults(event.traits, batch.traits),
  };
}

function withDefaults(own: JsonObject, defaults: JsonObject): JsonObject {
  const merged = { ...defaults };
  for (const [name, value] of Object.entries(own)) merged[name] = value ?? defaults[name] ?? value;
  return merged;
}
