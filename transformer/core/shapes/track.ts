import type { TrackPayload } from "../../generated/payloads/track.js";
import { payloadsTrack } from "../../generated/validators.js";
import { firstId, firstText } from "../identity.js";
import type { JsonObject } from "../values.js";
import { addPresent, type EmailEvent, type Shape } from "./shape.js";

/** What "Send Email Events to Segment.com" emits: a server-side track call. */
export const track: Shape = {
  name: "track",
  takesBatchContext: true,
  validator: payloadsTrack,
  bareWords: false,
  eventName: ({ event }) => ({ name: event, place: "/event" }),
  notEmailAt: notTrackAt,
  read: (payload) => readTrack(payload as unknown as TrackPayload),
};

const TRACK_FIELDS = ["userId", "anonymousId", "context", "properties", "traits"];

/** Whether a payload calls itself a track call. */
export function isTrackCall(payload: JsonObject): boolean {
  return payload.type === "track" || payload.action === "track";
}

/** Whether a payload says of which kind of call it is. */
export function isCall(payload: JsonObject): boolean {
  return typeof payload.type === "string" || typeof payload.action === "string";
}

/** Whether a payload has a field that of all shapes only track calls have. */
export function hasTrackField(payload: JsonObject): boolean {
  return TRACK_FIELDS.some((field) => Object.hasOwn(payload, field));
}

function notTrackAt(payload: JsonObject): string | undefined {
  const field = ["type", "action"].find((name) => (payload[name] ?? "track") !== "track");
  return field && `/${field}`;
}

function readTrack(payload: TrackPayload): EmailEvent {
  const {
    traits: contextTraits,
    user_agent,
    userAgent,
    ip,
    page,
    ...context
  } = payload.context ?? {};
  const properties = payload.properties ?? {};
  return {
    shape: "track",
    userId: firstId(payload.userId, payload.user_id),
    anonymousId: firstId(payload.anonymousId, payload.anonymous_id),
    email: firstText(contextTraits?.email, payload.traits?.email, properties.email),
    ...timeOf(payload),
    sentAt: payload.sentAt,
    ownId: firstId(payload.messageId, payload.message_id),
    context: addPresent(context, { ip, userAgent: userAgent ?? user_agent, page }),
    traits: traitsOf(contextTraits ?? {}, payload.traits ?? {}),
    properties,
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

function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/** Context traits as they are, but for the names: those may also stand in the outer traits. */
function traitsOf(contextTraits: JsonObject, outer: JsonObject): JsonObject {
  const { first_name, last_name, firstName, lastName, ...others } = contextTraits;
  return addPresent(others, {
    firstName: firstName ?? first_name ?? outer.firstName ?? outer.first_name,
    lastName: lastName ?? last_name ?? outer.lastName ?? outer.last_name,
  });
}
