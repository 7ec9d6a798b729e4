import { isObject, type JsonObject } from "../values.js";

/** Senders whose payloads are not Nudgespot's, and what tells them. */
const SENDERS: readonly [sender: string, isFrom: (payload: JsonObject) => boolean][] = [
  ["SendGrid", ({ sg_event_id, sg_message_id }) => (sg_event_id ?? sg_message_id) !== undefined],
  ["Mailgun", (payload) => isObject(payload["event-data"])],
  ["Postmark", ({ RecordType, MessageStream }) => (RecordType ?? MessageStream) !== undefined],
  [
    "Amazon SES",
    ({ notificationType, eventType, mail, TopicArn }) =>
      TopicArn !== undefined || (isObject(mail) && (notificationType ?? eventType) !== undefined),
  ],
];

/** Words with which senders call their test buttons. */
const TEST = /^(?:test|ping)$/i;

/**
 * Why a payload without a known shape was sent, where that can be told.
 *
 * @returns undefined if nothing says so
 */
export function foreignOrigin(payload: JsonObject): string | undefined {
  const sender = SENDERS.find(([, isFrom]) => isFrom(payload))?.[0];
  if (sender !== undefined) return `this looks like a payload of ${sender}, not of Nudgespot`;
  const { test, type, event, event_type } = payload;
  const isTest = test === true || [type, event, event_type].some((name) => TEST.test(String(name)));
  return isTest ? "this looks like a test call, without an email event" : undefined;
}
