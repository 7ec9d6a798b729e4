import { splitBody } from "../../transformer/core/payloads.js";
import { describe, expect, test } from "@jest/globals";
import type { JsonObject } from "../../transformer/core/values.js";
import { oneFact } from "../support/facts.js";
import { eventOf, outcomesOf, refusalOf, trackPayload } from "../support/transform.js";

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
    ["shapes mixed", [opened, ...Object.values(oneFact)], 1 + Object.keys(oneFact).length],
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

  test.each(Object.entries(oneFact))(
    "a batch's context is the default of a payload of any shape: %s",
    (_name, payload) => {
      const context = { ip: "198.51.100.1", traits: { plan: "pro" } };
      const [outcome] = outcomesOf({ context, batch: [payload] });
      expect(outcome).toMatchObject({
        kind: "accepted",
        event: {
          anonymousId: "ann@example.com",
          context: { ip: "198.51.100.1", traits: { plan: "pro", email: "ann@example.com" } },
        },
      });
    },
  );

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

  test("the contexts of all batches of a body count together", () => {
    const wrapper = { context: { note: "x".repeat(900) }, batch: Array(100).fill(opened) };
    const kinds = outcomesOf(Array(50).fill(wrapper)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === "accepted")).toHaveLength(4_300);
    expect(kinds).toHaveLength(5_000);
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

describe("splitting a body with too many payloads", () => {
  const one = (index: number) => ({ event: "Email Opened", userId: `u-${index}` });
  const many = (count: number, from = 0) =>
    Array.from({ length: count }, (_, index) => one(from + index));

  test.each<[string, unknown, unknown]>([
    ["as many as are allowed stay together", many(10_000), undefined],
    ["a list becomes lists", many(10_001), [many(10_000), many(1, 10_000)]],
    [
      "a list of exactly twice as many becomes two",
      many(20_000),
      [many(10_000), many(10_000, 10_000)],
    ],
    [
      "a wrapper becomes wrappers, each with its context",
      { batch: many(10_001), context: { ip: "192.0.2.1" } },
      [
        { batch: many(10_000), context: { ip: "192.0.2.1" } },
        { batch: many(1, 10_000), context: { ip: "192.0.2.1" } },
      ],
    ],
    [
      "payloads between two wrappers keep their order",
      [one(0), { batch: many(10_000) }, { batch: [one(3)] }, one(1), one(2), { activities: [3] }],
      [
        [one(0)],
        { batch: many(10_000) },
        { batch: [one(3)] },
        [one(1), one(2)],
        { activities: [3] },
      ],
    ],
  ])("%s", (_name, body, bodies) => {
    expect(splitBody(body)).toEqual(bodies);
  });
});
