import { describe, expect, test } from "@jest/globals";
import { Allowance } from "../../transformer/core/allowance.js";
import { sanitize as sanitizeWithin } from "../../transformer/core/sanitize.js";
import type { JsonObject } from "../../transformer/core/values.js";
import { eventOf, trackPayload } from "../support/transform.js";

const parse = (text: string): JsonObject => JSON.parse(text) as JsonObject;
const nested = (levels: number): JsonObject =>
  parse(`${'{"a":'.repeat(levels)}1${"}".repeat(levels)}`);
const wide = (keys: number): JsonObject =>
  Object.fromEntries(Array.from({ length: keys }, (_, index) => [`k${index}`, index]));

const sanitize = (payload: JsonObject): JsonObject => sanitizeWithin(payload, new Allowance());

describe("sanitize", () => {
  test("gives back the very payload where there is nothing to drop", () => {
    const payload = { a: 1, b: [{ c: null }] };
    expect(sanitize(payload)).toBe(payload);
  });

  test("drops dangerous keys at any depth, in a copy", () => {
    const text = '{"__proto__":{"x":1},"a":[{"constructor":1,"b":2}],"c":{"__proto__":3}}';
    const payload = parse(text);
    expect(JSON.stringify(sanitize(payload))).toBe('{"a":[{"b":2}],"c":{}}');
    expect(JSON.stringify(payload)).toBe(text);
    expect(({} as JsonObject).x).toBeUndefined();
  });

  test("64 levels pass, 65 do not", () => {
    expect(typeof sanitize(nested(65))).toBe("object");
    expect(() => sanitize(nested(66))).toThrow("nested deeper than 64 levels");
  });

  test("2,000 keys pass, 2,001 do not, however they are spread", () => {
    expect(typeof sanitize(wide(2_000))).toBe("object");
    expect(() => sanitize(wide(2_001))).toThrow("more than 2000 keys");
    expect(() => sanitize({ a: wide(1_000), b: [wide(999)] })).toThrow("more than 2000 keys");
  });

  test("a number out of range is named by its place, but for keys that may be personal", () => {
    expect(() => sanitize(parse('{"a":{"b_c":[1,1e400]}}'))).toThrow(
      "at /a/b_c/*: number out of range",
    );
    expect(() => sanitize(parse('{"ann@example.com":-1e400}'))).toThrow(
      "at /*: number out of range",
    );
  });

  test("100,000 items in arrays pass, 100,001 do not", () => {
    const half: unknown[] = Array(50_000).fill([]);
    expect(() => sanitize({ a: half, b: { c: half } })).not.toThrow();
    expect(() => sanitize({ a: half, b: { c: [...half, []] } })).toThrow("more than 100000 items");
  });

  test("whole numbers beyond 2^53 are written out, as long as there are not too many", () => {
    expect(sanitize({ a: 1e21, b: -(2 ** 60), c: 2 ** 53 - 1, d: 1.5 })).toEqual({
      a: "1000000000000000000000",
      b: "-1152921504606847000",
      c: 2 ** 53 - 1,
      d: 1.5,
    });
    expect(() => sanitize({ a: Array(3_000).fill(1e300) })).not.toThrow();
    expect(() => sanitize({ a: Array(4_000).fill(1e300) })).toThrow("at /a/*: number out of range");
  });
});

test("U+0000 becomes U+FFFD, in values and keys at any depth", () => {
  const properties = { email_subject: "a\0b", "k\0": ["\0", { "\0": "\0\0" }] };
  const event = eventOf(trackPayload({ userId: "u\0", properties }));
  expect(JSON.stringify(event)).not.toContain("\\u0000");
  expect(event.userId).toBe("u\ufffd");
  expect(event.properties).toEqual({
    ...{ email_subject: "a\ufffdb", "k\ufffd": ["\ufffd", { "\ufffd": "\ufffd\ufffd" }] },
  });
});
