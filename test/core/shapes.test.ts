import { describe, expect, test } from "@jest/globals";
import type { JsonObject } from "../../transformer/core/values.js";
import type { ShapeName } from "../../transformer/core/shapes/shape.js";
import { oneFact } from "../support/facts.js";
import { eventOf, outcomesOf, refusalOf, trackPayload } from "../support/transform.js";

describe("the four shapes", () => {
  test.each(Object.entries(oneFact))(
    "the same fact gives the same event as %s",
    (_shape, payload) => {
      expect(eventOf(payload)).toEqual(eventOf(oneFact.track));
    },
  );

  test.each<[string, JsonObject, JsonObject]>([
    ["userId before user_id", trackPayload({ user_id: "other" }), { userId: "u-9" }],
    [
      "traits' email before properties'",
      {
        event: "Email Opened",
        traits: { email: "a@example.com" },
        properties: { email: "b@example.com" },
      },
      { anonymousId: "a@example.com" },
    ],
    [
      "user before subscriber",
      { activity: { event: "email opened", user: { uid: "a" }, subscriber: { uid: "b" } } },
      { userId: "a" },
    ],
    [
      "email before recipient",
      { event: "open", mail_id: "m", email: "a@example.com", recipient: "b@example.com" },
      { anonymousId: "a@example.com" },
    ],
    [
      "an outer field where the inner is null",
      {
        event_type: "click",
        url: "https://x.example/",
        identity: { user_id: 1 },
        properties: { url: null },
      },
      { properties: { link_url: "https://x.example/" } },
    ],
    [
      "a contact after null",
      {
        activity: {
          event: "email opened",
          user: { contacts: [null, { contact_type: "email", contact_value: "a@example.com" }] },
        },
      },
      { anonymousId: "a@example.com" },
    ],
  ])("of two fields: %s", (_name, payload, expected) => {
    expect(eventOf(payload)).toMatchObject(expected);
  });

  test("an activity's recipient may be called subscriber, and tells names and ids", () => {
    const subscriber = {
      anon_id: "anon-1",
      first_name: "Ann",
      last_name: "Lee",
      name: "Ann Lee",
      contacts: [
        { contact_type: "phone", contact_value: "+1201111111" },
        { contact_type: "EMAIL", contact_value: "ann@example.com" },
        { contact_type: "email", contact_value: "second@example.com" },
      ],
    };
    const event = eventOf({ activity: { event: "Email Opened", user: null, subscriber } });
    expect(event.anonymousId).toBe("ann@example.com");
    expect(event.context.traits).toEqual({
      email: "ann@example.com",
      firstName: "Ann",
      lastName: "Lee",
      name: "Ann Lee",
    });
  });

  test("a message event's own fields become context and properties, and the rest is kept", () => {
    const event = eventOf({
      event: "open",
      mail_id: 77,
      uid: 12,
      recipient: "ann@example.com",
      ip: "203.0.113.9",
      useragent: "Mozilla/5.0",
      type: "html",
      category: "receipt",
    });
    expect(event).toMatchObject({ userId: "12" });
    expect(event.context).toMatchObject({
      ip: "203.0.113.9",
      userAgent: "Mozilla/5.0",
      traits: { email: "ann@example.com" },
    });
    expect(event.properties).toEqual({ email_id: "77", type: "html", category: "receipt" });
  });

  test("an event record's outer fields become properties, below the inner ones", () => {
    const event = eventOf({
      event_id: "e-1",
      event_type: "open",
      site_id: "shop",
      is_test: false,
      url: "https://shop.example/",
      identity: { user_id: "u", bsin: "b-1" },
      enriched: {
        user_agent: "UA",
        is_bot: true,
        referer: "https://mail.example/",
        geolocation: {},
      },
      properties: { site_id: "inner" },
    });
    expect(event.messageId).toBe("e-1");
    expect(event.properties).toEqual({
      site_id: "inner",
      is_test: false,
      url: "https://shop.example/",
      is_bot: true,
      bsin: "b-1",
    });
    expect(event.context).toMatchObject({
      userAgent: "UA",
      page: { referrer: "https://mail.example/" },
    });
  });

  test("an event record's email may stand in its contact", () => {
    const properties = { contact_type: "Email", contact_value: "ann@example.com" };
    expect(eventOf({ event_type: "open", properties }).anonymousId).toBe("ann@example.com");
    const withoutType = { contact_value: "ann@example.com" };
    const refused = refusalOf({ event_type: "open", properties: withoutType });
    expect(refused.code).toBe("no_recipient");
  });

  test.each([
    ["a track call that has a mail_id", { type: "track", mail_id: "m-1" }],
    ["a track call named by its action", { action: "track", mail_id: "m-1" }],
  ])("%s is still a track call", (_name, change) => {
    expect(eventOf(trackPayload(change)).properties).not.toHaveProperty("email_id");
  });

  test.each([null, 42, "text", true, [], [[]], {}, { foo: 1 }, { batch: 1 }, { batch: [] }])(
    "%j is no payload",
    (body) => {
      expect(refusalOf(body).code).toBe("invalid_payload");
    },
  );

  test.each([
    ["/context", { context: "x" }],
    ["/traits", { traits: [1] }],
    ["/properties", { properties: 4 }],
    ["/context/traits", { context: { traits: 1 } }],
    ["/context/ip", { context: { ip: [9] } }],
  ])("a field of the wrong type is refused at %s", (place, change) => {
    const { code, message } = refusalOf(trackPayload(change));
    expect(code).toBe("schema_violation");
    expect(message).toContain(`at ${place}: must be`);
  });
});

describe("a recipient is found", () => {
  const address = { contact_type: "email", contact_value: "ann@example.com" };
  const empty = { uid: "", email: null, contacts: [] };

  test.each<[string, JsonObject]>([
    [
      "in the first contact of type email that has an address",
      {
        user: {
          contacts: [
            { contact_type: "email" },
            { contact_type: "email", contact_value: " " },
            null,
            address,
          ],
        },
      },
    ],
    [
      "in a contact whose type has spaces and capitals",
      { user: { contacts: [{ ...address, contact_type: " Email " }] } },
    ],
    [
      "whatever its subscription status is",
      { user: { contacts: [{ ...address, subscription_status: { at: 1 } }] } },
    ],
    [
      "beside contacts whose type is no text",
      { user: { contacts: [{ contact_type: 5 }, address] } },
    ],
    [
      "in a subscriber beside an empty user",
      { user: {}, subscriber: { email: "ann@example.com" } },
    ],
    [
      "in a subscriber beside a user of blanks",
      { user: empty, subscriber: { contacts: [address] } },
    ],
  ])("%s", (_name, recipient) => {
    const event = eventOf({ activity: { event: "email opened", ...recipient } });
    expect(event.anonymousId).toBe("ann@example.com");
  });

  test("in the user, where both are known", () => {
    const activity = { event: "email opened", user: { uid: "u-1" }, subscriber: { uid: "u-2" } };
    expect(eventOf({ activity }).userId).toBe("u-1");
  });

  test.each(["userId", "anonymousId", "context", "traits"])(
    "in a track call that has %s and mail_id",
    (mark) => {
      const who = {
        userId: "u-1",
        anonymousId: "u-1",
        context: { traits: { email: "u-1" } },
        traits: { email: "u-1" },
      };
      const payload = {
        event: "Email Opened",
        mail_id: "m-1",
        [mark]: who[mark as keyof typeof who],
      };
      const { userId, anonymousId } = eventOf(payload);
      expect(userId ?? anonymousId).toBe("u-1");
      expect(eventOf({ _json: [payload] })).toMatchObject({ event: "Email Opened" });
    },
  );
});

test("names and the context's texts may come as other scalars", () => {
  const user = { uid: 1, first_name: 5, last_name: true };
  const activity = { event: "email opened", user };
  expect(eventOf({ activity }).context.traits).toEqual({ firstName: "5", lastName: "true" });
  const event = eventOf(trackPayload({ context: { ip: 3405803785, user_agent: 7 } }));
  expect(event.context).toMatchObject({ ip: "3405803785", userAgent: "7" });
});

describe("a refusal points where the sender wrote", () => {
  const bare = { event: "email opened", user: { uid: 1 } };

  test.each<[string, string, JsonObject]>([
    ["/timestamp", "an activity without its name", { ...bare, timestamp: "soon" }],
    ["/user", "its recipient", { ...bare, user: 5 }],
    ["/properties/subject", "its property", { ...bare, properties: { subject: [] } }],
    ["/event", "its event", { ...bare, event: "opened" }],
    ["/activity/timestamp", "an activity with its name", { activity: { ...bare, timestamp: "x" } }],
  ])("at %s: %s", (pointer, _name, payload) => {
    expect(refusalOf({ activities: [payload] }).message).toMatch(
      new RegExp(`, at ${pointer}(?::|$)`),
    );
  });
});

describe("null is absent, and a mark counts only with its type", () => {
  const RECORD = { event_type: "open", identity: { user_id: "u" } };
  const MESSAGE = { event: "open", mail_id: "m", email: "a@example.com" };
  const TRACK = { event: "Email Opened", userId: "u" };

  test.each<[ShapeName, JsonObject]>([
    ["message-event", { ...MESSAGE, userId: null, context: null, traits: null, activity: null }],
    ["message-event", { ...MESSAGE, activity: "onboarding", event_type: {} }],
    ["message-event", { ...MESSAGE, userId: {}, traits: "none", batch: null }],
    ["track", { ...TRACK, mail_id: null, activity: 7, event_type: null }],
    ["track", { ...TRACK, mail_id: {}, user: null, subscriber: "s" }],
    ["event-record", { ...RECORD, activity: null, event: null, context: {} }],
    ["activity", { event: "email_opened", user: { uid: "u" }, mail_id: null, userId: null }],
    ["activity", { event: "email_opened", subscriber: { uid: "u" } }],
  ])("%s: %j", (shape, payload) => {
    const [outcome] = outcomesOf(payload);
    expect(outcome).toMatchObject({ kind: "accepted", email: { shape } });
  });

  test.each([
    [{ event: null, mail_id: "m" }],
    [{ activity: "opened" }],
    [{ activity: null }],
    [{ event_type: {}, identity: { user_id: "u" } }],
  ])("%j has no shape", (payload) => {
    expect(refusalOf(payload).code).toBe("invalid_payload");
  });
});

describe("an activity without its own name", () => {
  const user = { uid: "u-1", email: "ann@example.com" };
  const bare = { event: "email_opened", user, properties: { email_id: "m-1" } };

  test.each([
    ["alone", bare, 1],
    ["in an array", [bare, { activity: bare }], 2],
    ["in activities", { activities: [bare, { activity: bare }] }, 2],
  ])("is the same event as with it: %s", (_, body, count) => {
    const events = outcomesOf(body).map((outcome) => {
      if (outcome.kind !== "accepted") throw new Error(outcome.kind);
      const { messageId: _id, ...event } = outcome.event;
      return event;
    });
    const { messageId: _id, ...expected } = eventOf({ activity: bare });
    expect(events).toEqual(Array<object>(count).fill(expected));
  });

  test("is named at its own place where it is wrong", () => {
    const { message } = refusalOf({ event: "email_opened", user: { uid: "u", contacts: 7 } });
    expect(message).toContain("at /user/contacts");
  });
});

test.each(["properties", "context", "traits"])("%s as PHP writes an empty object", (field) => {
  const { messageId: _, ...event } = eventOf({ event: "Email Opened", userId: "u", [field]: [] });
  const { messageId: _id, ...expected } = eventOf({ event: "Email Opened", userId: "u" });
  expect(event).toEqual(expected);
});

test.each<[string, JsonObject]>([
  ["a payload of SendGrid", { email: "a@example.com", event: "delivered", sg_event_id: "x" }],
  ["a payload of Mailgun", { signature: {}, "event-data": { event: "opened" } }],
  ["a payload of Postmark", { RecordType: "Open", MessageStream: "outbound" }],
  ["a payload of Amazon SES", { notificationType: "Bounce", mail: {} }],
  ["a payload of Amazon SES", { Type: "Notification", TopicArn: "arn:x", Message: "{}" }],
  ["a test call", { event: "test" }],
  ["a test call", { test: true }],
  ["a test call", { event: "ping", message: "hello" }],
])("the error says that it is %s: %j", (what, payload) => {
  const { code, message } = refusalOf(payload);
  expect(code).toBe("invalid_payload");
  expect(message).toContain(`this looks like ${what}`);
});

test("a message event with fields that the relay added is still a message event", () => {
  const fields = { event: "open", mail_id: "m", email: "a@example.com", sg_event_id: "x" };
  expect(outcomesOf(fields)).toMatchObject([{ kind: "accepted" }]);
});
