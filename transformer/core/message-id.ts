import { hash, randomUUID } from "node:crypto";
import type { TrackEvent } from "./collections.js";
import { idOf } from "./identity.js";
import { isObject, type JsonObject } from "./values.js";

/** What every host keeps unchanged: Jitsu replaces other characters and cuts at 64. */
const KEPT_BY_HOSTS = /^[A-Za-z0-9._-]{1,64}$/;

/** The facts that make an event the one it is. */
export interface EventFacts {
  readonly event: string;
  readonly userId: string | undefined;
  readonly anonymousId: string | undefined;
  /** ISO 8601 in UTC with milliseconds. */
  readonly timestamp: string | undefined;
  readonly properties: JsonObject;
}

/**
 * The event's message id: the sender's own where hosts keep it unchanged, else one that is a
 * function of the facts alone, so that a retry gets the same id on any machine, in any key order
 * and in whichever shape it came.
 *
 * Without a time two equal payloads can be two real events. An own id that hosts would change then
 * tells them apart instead of the time; without one the id is random.
 */
export function messageIdOf(senderEventId: unknown, facts: EventFacts): string {
  const own = idOf(senderEventId);
  if (own !== undefined && KEPT_BY_HOSTS.test(own)) return own;
  if (own === undefined && facts.timestamp === undefined) return randomUUID();
  return derivedId(facts, own);
}

/**
 * The id that is derived from a track event's content: collection, identity, time and properties, not
 * `sentAt` and not the context. Two events are copies of one only if this and their message ids are
 * equal. Where another event has the sender's id, this one is delivered under its derived id.
 */
export function contentIdOf(event: TrackEvent): string {
  const { messageId, userId, anonymousId, timestamp, properties } = event;
  const facts = { event: event.event, userId, anonymousId, timestamp, properties };
  return derivedId(facts, messageId);
}

function derivedId(facts: EventFacts, own: string | undefined): string {
  const text = identifyingText(facts, own);
  // The hash takes UTF-8, where all lone surrogates are equal; in JSON they differ.
  return hash("sha256", text.isWellFormed() ? text : JSON.stringify(text), "hex");
}

function identifyingText(facts: EventFacts, own: string | undefined): string {
  const { event, userId, anonymousId, timestamp, properties } = facts;
  const moment = timestamp ?? { senderEventId: own };
  return (
    canonicalText(event) +
    canonicalText(userId) +
    canonicalText(anonymousId) +
    canonicalText(moment) +
    canonicalText(properties)
  );
}

/**
 * A text that is the same for equal values alone, in whatever order their keys came: strings and
 * keys have their length before them, so nothing in them can look like an end. JSON of a sorted
 * copy would do, too, but takes a third longer.
 */
function canonicalText(value: unknown): string {
  if (typeof value === "string") return `${value.length}:${value}`;
  if (Array.isArray(value)) return `[${value.map(canonicalText).join("")}]`;
  if (!isObject(value)) return `${String(value)};`;
  let text = "{";
  for (const key of Object.keys(value).sort())
    text += `${key.length}:${key}${canonicalText(value[key])}`;
  return `${text}}`;
}
