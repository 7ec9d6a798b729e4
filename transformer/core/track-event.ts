import { VERSION } from "../generated/version.js";
import type { Collection, TrackEvent } from "./collections.js";
import { Refusal } from "./errors.js";
import { identify, type Identity } from "./identity.js";
import { messageIdOf } from "./message-id.js";
import { outgoingProperties } from "./properties.js";
import { aliasesOf } from "./property-names.js";
import { pseudonymizeFacts, type PersonalFacts } from "./pseudonymize.js";
import type { EmailEvent } from "./shapes/shape.js";
import { readTime } from "./time.js";
import { assertValid } from "./validate.js";
import type { JsonObject } from "./values.js";

const LIBRARY = { name: "nudgespot-source", version: VERSION };
const INTEGRATION = { name: "Nudgespot", version: VERSION };

/** How a source wants its events, and when it is. */
export interface TrackEventOptions {
  readonly pseudonymize: boolean;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * Maps an email event to its track event, and validates that against its collection's schema.
 *
 * @throws Refusal `no_recipient`, `invalid_timestamp` or `schema_violation`
 */
export function trackEventOf(
  email: EmailEvent,
  collection: Collection,
  { pseudonymize, now }: TrackEventOptions,
): TrackEvent {
  const identity = identify(email);
  if (identity === undefined) throw new Refusal("no_recipient");
  const timestamp = readTime(email.time, email.timePointer, now);
  const sentAt = readTime(email.sentAt, "/sentAt", now);
  const facts = factsOf(email, identity, collection);
  const { userId, anonymousId, traits, context, properties } = pseudonymize
    ? pseudonymizeFacts(facts, identity.email)
    : facts;
  const identified = { event: collection.name, userId, anonymousId, timestamp, properties };
  const event: JsonObject = {
    type: "track",
    event: collection.name,
    messageId: messageIdOf(email.senderEventId, identified),
  };
  if (userId !== undefined) event.userId = userId;
  if (anonymousId !== undefined) event.anonymousId = anonymousId;
  if (timestamp !== undefined) {
    event.timestamp = timestamp;
    event.originalTimestamp = timestamp;
  }
  if (sentAt !== undefined) event.sentAt = sentAt;
  event.context = contextOf(context, traits);
  event.integrations = { Nudgespot: false };
  event.properties = properties;
  return validated(event, collection);
}

/** A track event that its collection's schema accepts. */
function validated(event: JsonObject, { validator }: Collection): TrackEvent {
  assertValid<TrackEvent>(validator, event, "schema_violation", " of the track event");
  return event;
}

function factsOf(email: EmailEvent, identity: Identity, { name }: Collection): PersonalFacts {
  return {
    userId: identity.userId,
    anonymousId: identity.anonymousId,
    traits: withEmail(email.traits, identity.email),
    context: email.context,
    properties: outgoingProperties(
      email.properties,
      aliasesOf(name, email.shape),
      email.propertyPointer,
    ),
  };
}

/** Sets the traits' email to the known address, or removes one that is not an address. */
function withEmail(traits: JsonObject, email: string | undefined): JsonObject {
  if (email !== undefined) traits.email = email;
  else if (Object.hasOwn(traits, "email")) delete traits.email;
  return traits;
}

/** Omit empty traits; some warehouses would create an empty column. */
function contextOf(context: JsonObject, traits: JsonObject): JsonObject {
  if (Object.keys(traits).length > 0) context.traits = traits;
  context.library = LIBRARY;
  context.integration = INTEGRATION;
  return context;
}
