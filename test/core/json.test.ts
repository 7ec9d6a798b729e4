import { describe, expect, test } from "vitest";
import { Refusal } from "../../transformer/core/errors.js";
import { parseJson } from "../../transformer/core/json.js";

describe("parseJson", () => {
  test.each<[string, unknown]>([
    ["9007199254740991", 9007199254740991],
    [" 9007199254740993", "9007199254740993"],
    ["[-9007199254740993]", ["-9007199254740993"]],
    ['{"a":9007199254740993,"b":1}', { a: "9007199254740993", b: 1 }],
    ['{"9007199254740993":12345678901234567}', { "9007199254740993": "12345678901234567" }],
    [
      '["x: 12345678901234567, \\" 12345678901234567", 1]',
      ['x: 12345678901234567, " 12345678901234567', 1],
    ],
    ["[0.12345678901234567890]", [0.12345678901234568]],
    ["[1234567890123456789.5]", [Number("1234567890123456789.5")]],
    ["[12345678901234567e2]", [Number("12345678901234567e2")]],
    ["[1000000000000000]", [1000000000000000]],
    ['["\\\\", 12345678901234567]', ["\\", "12345678901234567"]],
    ['{"a":1,"a":2}', { a: 2 }],
    ['{"a":12345678901234567,"a":12345678901234568}', { a: "12345678901234568" }],
  ])("%s", (text, value) => {
    expect(parseJson(text)).toEqual(value);
  });

  test.each(["", "{", "{12345678901234567:1}", "[012345678901234567]", "NaN", "'a'", "[1,]"])(
    "%j is refused",
    (text) => {
      expect(() => parseJson(text)).toThrow(Refusal);
      expect(() => parseJson(text)).toThrow("not JSON that can be read");
    },
  );

  test("long strings full of escapes are no trouble beside a long number", () => {
    const escapes = '\\"'.repeat(1_000_000);
    expect(parseJson(`["${escapes}", 12345678901234567]`)).toEqual([
      '"'.repeat(1_000_000),
      "12345678901234567",
    ]);
  });
});
