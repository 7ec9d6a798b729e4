import { describe, expect, test } from "@jest/globals";
import type { JsonObject } from "../../transformer/core/values.js";
import { eventOf, trackPayload } from "../support/transform.js";

const FORM = /^[A-Za-z0-9._-]{1,64}$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

const idOf = (changes: JsonObject): string => eventOf(trackPayload(changes)).messageId;

const base = { properties: { email_id: "m-1", list: [1, { a: 1, b: 2 }] } };
const derived = idOf(base);

describe("the message id", () => {
  test.each([
    ["the payload's own", { messageId: "ajs-next-7f1c" }, "ajs-next-7f1c"],
    ["the first of its two spellings", { messageId: "m-1", message_id: "m-2" }, "m-1"],
    ["its other spelling", { messageId: null, message_id: "A.b_c-1" }, "A.b_c-1"],
    ["its other spelling beside a blank", { messageId: "", message_id: "m-2" }, "m-2"],
    ["a number", { messageId: 12 }, "12"],
    ["64 characters", { messageId: "x".repeat(64) }, "x".repeat(64)],
    ["its own without a time", { messageId: "m-1", timestamp: null }, "m-1"],
  ])("is kept: %s", (_name, changes, expected) => {
    expect(idOf(changes)).toBe(expected);
  });

  test.each([
    ["none", {}],
    ["65 characters", { messageId: "x".repeat(65) }],
    ["other characters", { messageId: "a b" }],
    ["an address", { messageId: "ann@example.com" }],
    ["a blank", { messageId: " " }],
    ["an object", { messageId: {} }],
  ])("is derived where the own is unfit: %s", (_name, changes) => {
    expect(derived).toMatch(FORM);
    expect(idOf({ ...base, ...changes })).toBe(derived);
  });

  test("without a time, an unfit own id tells equal payloads apart", () => {
    const payload = { messageId: "a b", timestamp: null };
    expect(idOf(payload)).toBe(idOf(payload));
    expect(idOf(payload)).not.toMatch(UUID);
    expect(idOf({ ...payload, messageId: "a c" })).not.toBe(idOf(payload));
    const own = idOf({ messageId: "2026-03-01T09:30:00.000Z", timestamp: null });
    expect(own).not.toBe(idOf({ timestamp: "2026-03-01T09:30:00.000Z" }));
  });

  test("is the same in any key order, and with other ignored fields", () => {
    const reordered = { properties: { list: [1, { b: 2, a: 1 }], email_id: "m-1" } };
    expect(idOf(reordered)).toBe(derived);
    expect(idOf({ ...base, context: { ip: "203.0.113.9" }, sentAt: "2026-03-02" })).toBe(derived);
    expect(idOf({ properties: { ...base.properties, email_id: null, mail_id: "m-1" } })).toBe(
      derived,
    );
  });

  test.each<[string, JsonObject]>([
    ["collection", { event: "Email Delivered" }],
    ["user id", { userId: "u-10" }],
    ["kind of id", { userId: null, anonymousId: "u-9" }],
    ["own anonymous id", { anonymousId: "anon" }],
    ["time", { timestamp: "2026-03-01T09:30:00.001Z" }],
    ["a property", { properties: { ...base.properties, email_id: "m-2" } }],
    ["a type", { properties: { ...base.properties, list: ["1", { a: 1, b: 2 }] } }],
    ["an order in a list", { properties: { ...base.properties, list: [{ a: 1, b: 2 }, 1] } }],
    ["a further property", { properties: { ...base.properties, more: null } }],
  ])("is another where there is a difference in: %s", (_name, changes) => {
    expect(idOf({ ...base, ...changes })).not.toBe(derived);
  });

  test("tells lone surrogates apart", () => {
    const ids = ["\ud800", "\ud801", "\ufffd"].map((x) => idOf({ properties: { x } }));
    expect(new Set(ids).size).toBe(3);
  });

  test("is random with neither an own id nor a time", () => {
    const first = idOf({ timestamp: null });
    expect(first).toMatch(UUID);
    expect(idOf({ timestamp: null })).not.toBe(first);
  });
});
