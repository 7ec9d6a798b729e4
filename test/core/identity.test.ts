import { describe, expect, test } from "@jest/globals";
import type { JsonObject } from "../../transformer/core/values.js";
import { eventOf, refusalOf, trackPayload } from "../support/transform.js";

interface Case {
  name: string;
  payload: JsonObject;
  userId?: string;
  anonymousId?: string;
  email?: string;
}

const anonymous = (changes: JsonObject): JsonObject => trackPayload({ userId: null, ...changes });

const identified: Case[] = [
  { name: "a user id, and no anonymous id is made up", payload: { userId: "u-1" }, userId: "u-1" },
  { name: "the other spelling of it", payload: { userId: "", user_id: "u-2" }, userId: "u-2" },
  { name: "a number", payload: { userId: 4471 }, userId: "4471" },
  { name: "zero", payload: { userId: 0 }, userId: "0" },
  { name: "blanks around it", payload: { userId: " \tu-3\u0085\n" }, userId: "u-3" },
  {
    name: "a user id beside the payload's own anonymous id",
    payload: { userId: "u-4", anonymousId: "anon-4" },
    userId: "u-4",
    anonymousId: "anon-4",
  },
  {
    name: "a user id beside an email",
    payload: { userId: "u-5", traits: { email: "ann@example.com" } },
    userId: "u-5",
    email: "ann@example.com",
  },
  {
    name: "no user id: the email, though there is another anonymous id",
    payload: { userId: null, anonymous_id: "anon-6", properties: { email: " bob@example.com " } },
    anonymousId: "bob@example.com",
    email: "bob@example.com",
  },
  {
    name: "neither user id nor email: the payload's own anonymous id",
    payload: { userId: null, anonymousId: "anon-7" },
    anonymousId: "anon-7",
  },
  {
    name: "an anonymous id that is an email",
    payload: { userId: null, anonymousId: "cy@example.com" },
    anonymousId: "cy@example.com",
    email: "cy@example.com",
  },
  {
    name: "an anonymous id that is an email, beside a user id",
    payload: { userId: "u-8", anonymousId: "di@example.com" },
    userId: "u-8",
    anonymousId: "di@example.com",
    email: "di@example.com",
  },
  {
    name: "of several emails the context's",
    payload: {
      userId: null,
      context: { traits: { email: "first@example.com" } },
      traits: { email: "second@example.com" },
      properties: { email: "third@example.com" },
    },
    anonymousId: "first@example.com",
    email: "first@example.com",
  },
  {
    name: "what is no id: an object, an array, a boolean",
    payload: {
      userId: {},
      user_id: ["u"],
      anonymousId: true,
      traits: { email: "eve@example.com" },
    },
    anonymousId: "eve@example.com",
    email: "eve@example.com",
  },
];

describe("who an event is about", () => {
  test.each(identified)("$name", ({ payload, userId, anonymousId, email }) => {
    const event = eventOf(trackPayload(payload));
    expect({ userId: event.userId, anonymousId: event.anonymousId }).toEqual({
      userId,
      anonymousId,
    });
    expect(event.context.traits?.email).toBe(email);
  });

  test.each([
    { name: "nothing", payload: {} },
    { name: "blanks", payload: { user_id: " \u0085", anonymousId: "\t", traits: { email: " " } } },
    { name: "nulls", payload: { anonymousId: null, context: { traits: { email: null } } } },
    { name: "objects and arrays", payload: { user_id: { id: 1 }, anonymousId: ["a"] } },
    { name: "a number for an email", payload: { properties: { email: 12 } } },
  ])("nobody: $name", ({ payload }) => {
    expect(refusalOf(anonymous(payload)).code).toBe("no_recipient");
  });

  test("an email that is not an address is removed from the traits", () => {
    const event = eventOf(trackPayload({ context: { traits: { email: 12, plan: "pro" } } }));
    expect(event.context.traits).toEqual({ plan: "pro" });
  });
});

describe("one person has one id", () => {
  const anonymousIdOf = (email: string): unknown =>
    eventOf(trackPayload({ userId: null, traits: { email } })).anonymousId;

  test.each([
    '"Lee, Ann" <Ann.Lee@Example.COM>',
    "Ann Lee <ann.lee@example.com>",
    "<ann.lee@example.com>",
    " ANN.LEE@EXAMPLE.COM ",
    "mailto:ann.lee@example.com",
  ])("%j", (email) => {
    expect(anonymousIdOf(email)).toBe("ann.lee@example.com");
    const own = { userId: null, anonymousId: email };
    expect(eventOf(trackPayload(own)).anonymousId).toBe("ann.lee@example.com");
  });

  test("the trait keeps the sender's spelling of the bare address", () => {
    const traits = { email: '"Lee, Ann" <Ann.Lee@Example.COM>' };
    const { context } = eventOf(trackPayload({ userId: null, traits }));
    expect(context.traits).toEqual({ email: "Ann.Lee@Example.COM" });
  });

  test.each(["undefined", "null", "None", "NaN", "NONE", " nan "])("%j is not an id", (id) => {
    const payload = { userId: id, anonymousId: id, traits: { email: "ann@example.com" } };
    const event = eventOf(trackPayload(payload));
    expect(event.userId).toBeUndefined();
    expect(event.anonymousId).toBe("ann@example.com");
  });
});
