import type { TrackPayload } from "../../generated/payloads/track.js";
import { trackPayload } from "../../generated/validators.js";
import { firstId, firstText } from "../identity.js";
import { firstIp } from "../ip.js";
import { isObject, isScalar, type JsonObject } from "../values.js";
import { addPresent, defineShape, isPresent, scalarText, type EmailEvent } from "./shape.js";

/** What "Send Email Events to Segment.com" emits: a server-side track call. */
export const track = defineShape({
  name: "track",
  validator: trackPayload,
  namingField: "event",
  isMarked: (payload) =>
    isTrackCall(payload) ||
    // identify and page calls have no `event`, but are Segment calls: unsupported, not unknown.
    (isPresent(payload.event) ? hasTrackMark(payload) : isCall(payload)),
  acceptsBareNames: false,
  eventName: ({ event }) => ({ name: event, pointer: "/event" }),
  findNonEmailMarker: notTrackAt,
  read: readTrack,
});

/** Fields that message events do not have: with one of them a payload with `mail_id` is a track call. */
const SCALAR_MARKS = ["userId", "anonymousId"];
const OBJECT_MARKS = ["context", "traits"];

/** Whether a payload calls itself a track call. */
export function isTrackCall(payload: JsonObject): boolean {
  return payload.type === "track" || payload.action === "track";
}

/** Whether a payload names a kind of Segment call. */
function isCall(payload: JsonObject): boolean {
  return typeof payload.type === "string" || typeof payload.action === "string";
}

/** Whether a payload has a field that of all shapes only track calls have, of the right type. */
export function hasTrackMark(payload: JsonObject): boolean {
  return (
    SCALAR_MARKS.some((field) => isScalar(payload[field])) ||
    OBJECT_MARKS.some((field) => isObject(payload[field]))
  );
}

function notTrackAt(payload: JsonObject): string | undefined {
  const field = ["type", "action"].find((name) => (payload[name] ?? "track") !== "track");
  return field && `/${field}`;
}

function readTrack(payload: TrackPayload): EmailEvent {
  const { context, traits } = readContext(payload.context ?? {}, payload.traits ?? {});
  const properties = payload.properties ?? {};
  return {
    shape: "track",
    userId: firstId(payload.userId, payload.user_id),
    anonymousId: firstId(payload.anonymousId, payload.anonymous_id),
    email: firstText(traits.email, payload.traits?.email, properties.email),
    ...timeOf(payload),
    sentAt: payload.sentAt,
    senderEventId: firstId(payload.messageId, payload.message_id),
    context,
    traits,
    properties,
    propertyPointer: (name) => `/properties/${name}`,
  };
}

/**
 * Splits a track call's context into context and traits. Both are copies with their outgoing names.
 *
 * @param outerTraits may have the recipient's names as well
 */
export function readContext(
  { traits, user_agent, userAgent, ip, page, ...others }: NonNullable<TrackPayload["context"]>,
  outerTraits: JsonObject = {},
): Pick<EmailEvent, "context" | "traits"> {
  const agent = scalarText(userAgent ?? user_agent);
  return {
    context: addPresent(others, { ip: scalarText(firstIp(ip)), userAgent: agent, page }),
    traits: traitsOf(traits ?? {}, outerTraits),
  };
}

function timeOf(payload: TrackPayload): Pick<EmailEvent, "time" | "timePointer"> {
  const name = (["timestamp", "originalTimestamp", "sentAt"] as const).find((field) =>
    isPresent(payload[field]),
  );
  return name === undefined
    ? { time: undefined, timePointer: "" }
    : { time: payload[name], timePointer: `/${name}` };
}

/** Context traits unchanged, except for first and last name, which may also be in the outer traits. */
function traitsOf(contextTraits: JsonObject, outer: JsonObject): JsonObject {
  const { first_name, last_name, firstName, lastName, ...others } = contextTraits;
  return addPresent(others, {
    firstName: scalarText(firstName ?? first_name ?? outer.firstName ?? outer.first_name),
    lastName: scalarText(lastName ?? last_name ?? outer.lastName ?? outer.last_name),
  });
}
