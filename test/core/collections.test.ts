import { describe, expect, test } from "@jest/globals";
import { COLLECTIONS } from "../../transformer/core/collections.js";
import { eventOf, outcomesOf, refusalOf, trackPayload } from "../support/transform.js";

const names = COLLECTIONS.flatMap(({ name, acceptedNames }) =>
  acceptedNames.map((accepted) => ({ accepted, name })),
);
const unmistakable = (name: string): boolean =>
  name.startsWith("email ") || name === "unsubscribed";
const everywhere = names.filter(({ accepted }) => unmistakable(accepted));
const relayOnly = names.filter(({ accepted }) => !unmistakable(accepted));

const asTrack = (event: string): object => trackPayload({ event });
const asActivity = (event: string): object => ({ activity: { event, user: { uid: "u" } } });
const asMessage = (event: string): object => ({ event, mail_id: "m", uid: "u" });
const asRecord = (event: string): object => ({ event_type: event, identity: { user_id: "u" } });

/** The spellings in which senders write one name. */
function spellings(name: string): string[] {
  const underscored = name.replaceAll(" ", "_");
  return [name, underscored, underscored.toUpperCase(), ` ${name.replaceAll(" ", "-")} `];
}

describe("the names of events", () => {
  test.each(everywhere)("$accepted is $name in every shape", ({ accepted, name }) => {
    for (const event of spellings(accepted)) {
      for (const payload of [asTrack, asActivity, asMessage, asRecord]) {
        expect(eventOf(payload(event)).event).toBe(name);
      }
    }
  });

  test.each(relayOnly)(
    "$accepted is $name where only email events travel",
    ({ accepted, name }) => {
      for (const event of spellings(accepted)) {
        expect(eventOf(asMessage(event)).event).toBe(name);
        expect(eventOf(asRecord(event)).event).toBe(name);
        expect(refusalOf(asTrack(event)).code).toBe("unsupported_event");
        expect(refusalOf(asActivity(event)).code).toBe("unsupported_event");
      }
    },
  );

  test.each([
    "nudgespot::message_sent",
    "nudgespot::message_skipped",
    "system::message_converted",
    "email sent",
    "processed",
    "deferred",
    "dropped",
    "signup",
    "",
    "constructor",
    "emailopened",
  ])("%j is none of the collections in any shape", (event) => {
    for (const payload of [asTrack, asActivity, asMessage, asRecord]) {
      expect(refusalOf(payload(event)).code).toBe("unsupported_event");
    }
  });

  test.each([
    ["/event", { event: 7, userId: "u" }],
    ["/activity/event", { activity: { user: { uid: "u" } } }],
  ])("a name that is no text is refused at %s", (place, payload) => {
    const { code, message } = refusalOf(payload);
    expect(code).toBe("schema_violation");
    expect(message).toContain(place);
  });

  test.each([
    ["/type", { type: "identify" }],
    ["/action", { action: "page" }],
    ["/type", { type: "identify", action: "track" }],
    ["/type", { type: "identify", event: undefined }],
  ])("another kind of call is no email event, at %s", (place, change) => {
    const { code, message } = refusalOf(trackPayload(change));
    expect(code).toBe("unsupported_event");
    expect(message).toContain(place);
  });

  test.each([
    ["/properties/channel", { channel: "SMS" }],
    ["/properties/contact_type", { contact_type: "PhoneNumber" }],
    ["/properties/contact_type", { channel: "Email", contact_type: "push" }],
  ])("a record of another channel is no email event, at %s", (place, properties) => {
    const record = { event_type: "delivered", identity: { user_id: "u" }, properties };
    const { code, message } = refusalOf(record);
    expect(code).toBe("unsupported_event");
    expect(message).toContain(place);
  });

  test("a record whose channel says nothing is an email event", () => {
    const properties = { channel: " ", contact_type: null };
    const record = { event_type: "delivered", identity: { user_id: "u" }, properties };
    expect(eventOf(record).event).toBe("Email Delivered");
  });

  test("unsupported events are acknowledged where the source has them ignored", () => {
    const config = { unsupportedEvents: "ignore" };
    expect(outcomesOf(asTrack("signup"), config)).toEqual([{ kind: "ignored" }]);
    expect(outcomesOf(trackPayload({ type: "page" }), config)).toEqual([{ kind: "ignored" }]);
    expect(refusalOf({ event: "Email Opened" }, config).code).toBe("no_recipient");
  });
});
