import type { TrackPayload } from "../../generated/payloads/track.js";
import { payloadsTrack } from "../../generated/validators.js";
import { firstId, firstText } from "../identity.js";
import type { JsonObject } from "../values.js";
import { addPresent, isPresent, scalarText, type EmailEvent, type Shape } from "./shape.js";

/** What "Send Email Events to Segment.com" emits: a server-side track call. */
export const track: Shape = {
  name: "track",
  validator: payloadsTrack,
  bareWords: false,
  eventName: ({ event }) => ({ name: event, place: "/event" }),
  notEmailAt: notTrackAt,
  read: (payload) => readTrack(payload as unknown as TrackPayload),
};

/** Fields that no message event has: they tell a track call though it has `mail_id`, too. */
const TRACK_MARKS = ["userId", "anonymousId", "context", "traits"];

/** Whether a payload calls itself a track call. */
export function isTrackCall(payload: JsonObject): boolean {
  return payload.type === "track" || payload.action === "track";
}

/** Whether a payload says of which kind of call it is. */
export function isCall(payload: JsonObject): boolean {
  return typeof payload.type === "string" || typeof payload.action === "string";
}

/** Whether a payload has a field that of all shapes only track calls have. */
export function hasTrackMark(payload: JsonObject): boolean {
  return TRACK_MARKS.some((field) => Object.hasOwn(payload, field));
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
    ownId: firstId(payload.messageId, payload.message_id),
    context,
    traits,
    properties,
    propertyPlace: (name) => `/properties/${name}`,
  };
}

/**
 * A track call's context, its traits apart, both copies with the names in which they leave.
 *
 * @param outerTraits where the recipient's names may stand, too
 */
export function readContext(
  { traits, user_agent, userAgent, ip, page, ...others }: NonNullable<TrackPayload["context"]>,
  outerTraits: JsonObject = {},
): Pick<EmailEvent, "context" | "traits"> {
  const agent = scalarText(userAgent ?? user_agent);
  return {
    context: addPresent(others, { ip: scalarText(ip), userAgent: agent, page }),
    traits: traitsOf(traits ?? {}, outerTraits),
  };
}

function timeOf(payload: TrackPayload): Pick<EmailEvent, "time" | "timePlace"> {
  const name = (["timestamp", "originalTimestamp", "sentAt"] as const).find((field) =>
    isPresent(payload[field]),
  );
  return name === undefined
    ? { time: undefined, timePlace: "" }
    : { time: payload[name], timePlace: `/${name}` };
}

/** Context traits as they are, but for the names: those may also stand in the outer traits. */
function traitsOf(contextTraits: JsonObject, outer: JsonObject): JsonObject {
  const { first_name, last_name, firstName, lastName, ...others } = contextTraits;
  return addPresent(others, {
    firstName: scalarText(firstName ?? first_name ?? outer.firstName ?? outer.first_name),
    lastName: scalarText(lastName ?? last_name ?? outer.lastName ?? outer.last_name),
  });
}
