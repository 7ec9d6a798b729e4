import { describe, expect, test } from "@jest/globals";
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
    ["[12345678901234567e2]", ["1234567890123456700"]],
    ["[1.234567890123456789e20]", ["123456789012345678900"]],
    [
      "[12345678901234567800e-2, 123456789012345678901e-2]",
      ["123456789012345678", Number("1234567890123456789.01")],
    ],
    ["[123456789012345678901234567890.0]", ["123456789012345678901234567890"]],
    ['\ufeff{"a":1}', { a: 1 }],
    ["[1000000000000000]", [1000000000000000]],
    ['["\\\\", 12345678901234567]', ["\\", "12345678901234567"]],
    ['"a: 12345678901234567"', "a: 12345678901234567"],
    ['{"a":1,"a":2}', { a: 2 }],
    ['{"a":12345678901234567,"a":12345678901234568}', { a: "12345678901234568" }],
  ])("%s", (text, value) => {
    expect(parseJson(text)).toEqual(value);
  });

  test.each([
    "",
    "{",
    "{12345678901234567:1}",
    '{"a":1,12345678901234567 :2}',
    "[012345678901234567]",
    "[12345678901234567 12345678901234567]",
    "[-12345678901234567.]",
    '[12345678901234567,"a',
    '[12345678901234567,"a\\"',
    "NaN",
    "'a'",
    "[1,]",
  ])("%j is refused", (text) => {
    expect(() => parseJson(text)).toThrow(Refusal);
    expect(() => parseJson(text)).toThrow("not JSON that can be read");
  });

  test.each([1, 2, 3, 4, 5, 6])("%i backslashes before a quote", (count) => {
    const backslashes = "\\".repeat(count);
    const isEscaped = count % 2 === 1;
    const text = `{"a":"${backslashes}"${isEscaped ? '"' : ""},"id":9007199254740993}`;
    expect(parseJson(text)).toEqual({
      a: "\\".repeat(Math.floor(count / 2)) + (isEscaped ? '"' : ""),
      id: "9007199254740993",
    });
  });

  test("long strings full of escapes are no trouble beside a long number", () => {
    const escapes = '\\"'.repeat(1_000_000);
    expect(parseJson(`["${escapes}", 12345678901234567]`)).toEqual([
      '"'.repeat(1_000_000),
      "12345678901234567",
    ]);
  });
});

describe("too many values", () => {
  const list = (item: string, count: number): string => `[${Array(count).fill(item).join(",")}]`;

  // A list of n values has n - 1 commas and a bracket.
  test.each([
    ["numbers", "1", 1_000_000],
    ["lists", "[]", 500_000],
    ["texts with separators", '",,[[{:"', 1_000_000],
    ["texts with quotes", '"\\",,"', 1_000_000],
    ["objects", '{"":1}', 333_333],
  ])("are refused: %s", (_, item, most) => {
    expect(parseJson(list(item, most))).toHaveLength(most);
    expect(() => parseJson(list(item, most + 1))).toThrow("more than 1000000 values and keys");
  });
});
