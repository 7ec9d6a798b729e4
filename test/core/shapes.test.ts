import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../transformer/core/values.js";
import { eventOf, outcomesOf, refusalOf, trackPayload } from "../support/transform.js";

const TIME = "2026-03-01T09:30:00.000Z";

/** One fact in each of the shapes, with all that the shape can tell of it. */
const oneFact: Record<string, JsonObject> = {
  track: {
    event: "Email Link Clicked",
    anonymousId: "ann@example.com",
    timestamp: TIME,
    properties: { email_id: "m-1", link_url: "https://shop.example/" },
  },
  activity: {
    activity: {
      event: "email_clicked",
      timestamp: "2026-03-01T10:30:00+01:00",
      user: { email: "ann@example.com" },
      properties: { href: "https://shop.example/", message_uid: "m-1" },
    },
  },
  "message event": {
    event: "click",
    mail_id: "m-1",
    email: "ann@example.com",
    timestamp: 1772357400,
    url: "https://shop.example/",
  },
  "event record": {
    event_type: "nudgespot::message_clicked",
    timestamp: 1772357400000,
    url: "https://shop.example/",
    identity: { email: "ann@example.com" },
    properties: { message_id: "m-1" },
  },
};

describe("the four shapes", () => {
  test.each(Object.keys(oneFact))("the same fact gives the same event as %s", (shape) => {
    expect(eventOf(oneFact[shape])).toEqual(eventOf(oneFact.track));
  });

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
    ["/traits", { traits: [] }],
    ["/properties", { properties: 4 }],
    ["/context/traits", { context: { traits: 1 } }],
    ["/context/ip", { context: { ip: 9 } }],
  ])("a field of the wrong type is refused at %s", (place, change) => {
    const { code, message } = refusalOf(trackPayload(change));
    expect(code).toBe("schema_violation");
    expect(message).toContain(`at ${place}: must be`);
  });
});

describe("bodies of several payloads", () => {
  const opened = trackPayload({ context: { ip: "203.0.113.9" } });

  test.each<[string, unknown, number]>([
    ["a list", [opened, opened], 2],
    ["a batch", { batch: [opened] }, 1],
    [
      "activities, with and without the inner object",
      {
        activities: [
          { event: "email opened", user: { uid: 1 } },
          { activity: { event: "email opened", user: { uid: 2 } } },
        ],
      },
      2,
    ],
    [
      "the relay's wrapper, without mail_id",
      { _json: [{ event: "open", email: "a@example.com" }] },
      1,
    ],
    [
      "a list of wrappers",
      [{ batch: [opened, opened] }, { _json: [{ event: "open", uid: 1 }] }],
      3,
    ],
    ["shapes mixed", [opened, ...Object.values(oneFact)], 5],
  ])("%s", (_name, body, count) => {
    const outcomes = outcomesOf(body);
    expect(outcomes.map(({ kind }) => kind)).toEqual(Array(count).fill("accepted"));
  });

  test("each payload is judged alone, in order", () => {
    const kinds = outcomesOf([opened, 1, opened, [], { event: "Email Opened" }]);
    expect(kinds.map(({ kind }) => kind)).toEqual([
      "accepted",
      "refused",
      "accepted",
      "refused",
      "refused",
    ]);
  });

  test("a batch's context is no context of other shapes, and none of their properties", () => {
    const context = { ip: "198.51.100.1" };
    const [outcome] = outcomesOf({ context, batch: [oneFact["message event"]] });
    expect(outcome).toEqual(outcomesOf(oneFact["message event"])[0]);
  });

  test.each([
    ["as large as can be", 3_900, "accepted"],
    ["too large for every item to have a copy", 4_000, "refused"],
  ])("a batch's context may be %s", (_name, length, kind) => {
    const body = { context: { note: "x".repeat(length) }, batch: Array(1_000).fill(opened) };
    expect(outcomesOf(body)[0]?.kind).toBe(kind);
  });

  test("a batch's context is held against the schema like a payload's own", () => {
    const { code, message } = refusalOf({ context: { traits: "x" }, batch: [opened] });
    expect(code).toBe("schema_violation");
    expect(message).toContain("/context/traits");
  });

  test("a payload with a field of a wrapper's name is a payload", () => {
    const event = eventOf({ event: "open", mail_id: "m-1", uid: "u", batch: [1], _json: [] });
    expect(event.properties).toEqual({ email_id: "m-1", batch: [1], _json: [] });
  });

  test.each<[string, JsonObject, JsonObject, JsonObject]>([
    [
      "its own user agent wins in either spelling",
      { user_agent: "own" },
      { userAgent: "batch" },
      { userAgent: "own" },
    ],
    ["null counts as absent", { ip: null }, { ip: "198.51.100.1" }, { ip: "198.51.100.1" }],
    [
      "traits are completed one by one",
      { traits: { plan: "pro" } },
      { traits: { plan: "free", email: "ann@example.com" } },
      { traits: { plan: "pro", email: "ann@example.com" } },
    ],
  ])("a batch's context: %s", (_name, own, context, expected) => {
    const batch = [{ event: "Email Opened", userId: "u", context: own }];
    expect(eventOf({ context, batch }).context).toMatchObject(expected);
  });

  test("a context that cannot be shared refuses its batch alone", () => {
    const wrapper = { context: { note: Infinity }, batch: [opened, opened] };
    expect(outcomesOf([opened, wrapper, opened]).map(({ kind }) => kind)).toEqual([
      "accepted",
      "refused",
      "refused",
      "accepted",
    ]);
  });

  test("10,000 payloads pass, 10,001 are one refusal", () => {
    expect(outcomesOf(Array(10_000).fill(0))).toHaveLength(10_000);
    expect(outcomesOf({ _json: Array(10_001).fill(0) })).toMatchObject([
      { kind: "refused", failure: { code: "invalid_payload" } },
    ]);
  });

  test.each<[string, unknown, JsonObject]>([
    [
      "a track call by its fields",
      { event: "Email Opened", userId: "z", properties: { mail_id: 1 } },
      { userId: "z" },
    ],
    [
      "a track call by its type",
      { type: "track", event: "Email Opened", user_id: "z" },
      { userId: "z" },
    ],
    ["an event record", { event_type: "open", identity: { user_id: "z" } }, { userId: "z" }],
    ["an activity", { activity: { event: "email opened", user: { uid: "z" } } }, { userId: "z" }],
  ])("any wrapper may hold %s", (_name, payload, expected) => {
    expect(eventOf({ _json: [payload] })).toMatchObject(expected);
    expect(eventOf([{ _json: [payload] }])).toMatchObject(expected);
  });

  test("activities may hold other shapes, too", () => {
    const bare = { event: "email opened", user: { uid: "y" } };
    const record = { event_type: "open", identity: { user_id: "r" } };
    const outcomes = outcomesOf({ activities: [bare, record, { type: "track", ...opened }] });
    expect(outcomes).toMatchObject([
      { event: { userId: "y" } },
      { event: { userId: "r" } },
      { event: { userId: "u-9" } },
    ]);
  });

  test("a batch's context is cleaned like a payload", () => {
    const context = { note: Infinity };
    expect(refusalOf({ context, batch: [opened] }).message).toContain(
      "at /note: number out of range",
    );
  });

  test("a batch's context is the default of each field of an item's", () => {
    const body = {
      context: { ip: "198.51.100.1", locale: "en-GB", traits: { email: "ann@example.com" } },
      batch: [opened, { event: "Email Opened" }, 1],
    };
    const [first, second, third] = outcomesOf(body);
    expect(first).toMatchObject({
      event: { context: { ip: "203.0.113.9", locale: "en-GB" } },
    });
    expect(second).toMatchObject({ event: { anonymousId: "ann@example.com" } });
    expect(third).toMatchObject({ failure: { code: "invalid_payload" } });
  });
});
