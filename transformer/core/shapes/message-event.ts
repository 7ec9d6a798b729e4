import type { MessageEventPayload } from "../../generated/payloads/message-event.js";
import { messageEventPayload } from "../../generated/validators.js";
import { firstId, firstText } from "../identity.js";
import { addPresent, defineShape, scalarText, type EmailEvent } from "./shape.js";

/** What the mail relay posts to Nudgespot's tracking host. */
export const messageEvent = defineShape({
  name: "message-event",
  validator: messageEventPayload,
  namingField: "event",
  wrapper: "_json",
  isMarked: (payload, wrapper) =>
    Object.hasOwn(payload, "event") &&
    (Object.hasOwn(payload, "mail_id") ||
      (wrapper === "_json" && !Object.hasOwn(payload, "properties"))),
  acceptsBareNames: true,
  eventName: ({ event }) => ({ name: event, pointer: "/event" }),
  findNonEmailMarker: () => undefined,
  read: readMessageEvent,
});

function readMessageEvent(payload: MessageEventPayload): EmailEvent {
  const { event: _, timestamp, email, recipient, uid, ip, useragent, ...properties } = payload;
  return {
    shape: "message-event",
    userId: firstId(uid),
    anonymousId: undefined,
    email: firstText(email, recipient),
    time: timestamp,
    timePointer: "/timestamp",
    sentAt: undefined,
    senderEventId: undefined,
    context: addPresent({}, { ip: scalarText(ip), userAgent: scalarText(useragent) }),
    traits: {},
    properties,
    propertyPointer: (name) => `/${name}`,
  };
}
