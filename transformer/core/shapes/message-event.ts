import type { MessageEventPayload } from "../../generated/payloads/message-event.js";
import { messageEventPayload } from "../../generated/validators.js";
import { firstId, firstText } from "../identity.js";
import { firstIp } from "../ip.js";
import { isObject, isScalar } from "../values.js";
import { addPresent, defineShape, isPresent, scalarText, type EmailEvent } from "./shape.js";

/** What the mail relay posts to Nudgespot's tracking host. */
export const messageEvent = defineShape({
  name: "message-event",
  validator: messageEventPayload,
  namingField: "event",
  wrapper: "_json",
  isMarked: (payload, wrapper) =>
    isPresent(payload.event) &&
    (isScalar(payload.mail_id) || (wrapper === "_json" && !isObject(payload.properties))),
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
    context: addPresent({}, { ip: scalarText(firstIp(ip)), userAgent: scalarText(useragent) }),
    traits: {},
    properties,
    propertyPointer: (name) => `/${name}`,
  };
}
