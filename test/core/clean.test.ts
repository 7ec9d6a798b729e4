import { describe, expect, test } from "vitest";
import { clean } from "../../transformer/core/clean.js";
import type { JsonObject } from "../../transformer/core/values.js";

const parse = (text: string): JsonObject => JSON.parse(text) as JsonObject;
const nested = (levels: number): JsonObject =>
  parse(`${'{"a":'.repeat(levels)}1${"}".repeat(levels)}`);
const wide = (keys: number): JsonObject =>
  Object.fromEntries(Array.from({ length: keys }, (_, index) => [`k${index}`, index]));

describe("clean", () => {
  test("gives back the very payload where there is nothing to drop", () => {
    const payload = { a: 1, b: [{ c: null }] };
    expect(clean(payload)).toBe(payload);
  });

  test("drops dangerous keys at any depth, in a copy", () => {
    const text = '{"__proto__":{"x":1},"a":[{"constructor":1,"b":2}],"c":{"__proto__":3}}';
    const payload = parse(text);
    expect(JSON.stringify(clean(payload))).toBe('{"a":[{"b":2}],"c":{}}');
    expect(JSON.stringify(payload)).toBe(text);
    expect(({} as JsonObject).x).toBeUndefined();
  });

  test("64 levels pass, 65 do not", () => {
    expect(clean(nested(65))).toBeTypeOf("object");
    expect(() => clean(nested(66))).toThrow("nested deeper than 64 levels");
  });

  test("2,000 keys pass, 2,001 do not, however they are spread", () => {
    expect(clean(wide(2_000))).toBeTypeOf("object");
    expect(() => clean(wide(2_001))).toThrow("more than 2000 keys");
    expect(() => clean({ a: wide(1_000), b: [wide(999)] })).toThrow("more than 2000 keys");
  });

  test("a number out of range is named by its place, but for keys that may be personal", () => {
    expect(() => clean(parse('{"a":{"b_c":[1,1e400]}}'))).toThrow(
      "at /a/b_c/*: number out of range",
    );
    expect(() => clean(parse('{"ann@example.com":-1e400}'))).toThrow("at /*: number out of range");
  });
});
