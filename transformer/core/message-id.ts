import { hash, randomUUID } from "node:crypto";
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
 * tells them apart in the time's place; where there is none the id is random.
 */
export function messageIdOf(ownId: unknown, facts: EventFacts): string {
  const own = idOf(ownId);
  if (own !== undefined && KEPT_BY_HOSTS.test(own)) return own;
  const { event, userId = null, anonymousId = null, timestamp, properties } = facts;
  if (own === undefined && timestamp === undefined) return randomUUID();
  const moment = timestamp ?? { ownId: own };
  const identifying = [event, userId, anonymousId, moment, inKeyOrder(properties)];
  return hash("sha256", JSON.stringify(identifying), "hex");
}

function inKeyOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inKeyOrder);
  if (!isObject(value)) return value;
  const sorted: JsonObject = {};
  for (const key of Object.keys(value).sort()) sorted[key] = inKeyOrder(value[key]);
  return sorted;
}
