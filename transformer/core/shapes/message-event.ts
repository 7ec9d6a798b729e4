import type { MessageEventPayload } from "../../generated/payloads/message-event.js";
import { payloadsMessageEvent } from "../../generated/validators.js";
import { firstId, firstText } from "../identity.js";
import { addPresent, scalarText, type EmailEvent, type Shape } from "./shape.js";

/** What the mail relay posts to Nudgespot's tracking host. */
export const messageEvent: Shape = {
  name: "message-event",
  validator: payloadsMessageEvent,
  bareWords: true,
  eventName: ({ event }) => ({ name: event, place: "/event" }),
  notEmailAt: () => undefined,
  read: (payload) => readMessageEvent(payload as unknown as MessageEventPayload),
};

function readMessageEvent(payload: MessageEventPayload): EmailEvent {
  const { event: _, timestamp, email, recipient, uid, ip, useragent, ...properties } = payload;
  return {
    shape: "message-event",
    userId: firstId(uid),
    anonymousId: undefined,
    email: firstText(email, recipient),
    time: timestamp,
    timePlace: "/timestamp",
    sentAt: undefined,
    ownId: undefined,
    context: addPresent({}, { ip: scalarText(ip), userAgent: scalarText(useragent) }),
    traits: {},
    properties,
    propertyPlace: (name) => `/${name}`,
  };
}
