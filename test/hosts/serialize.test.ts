import { expect, test } from "@jest/globals";
import type { Result } from "../../transformer/hosts/rudderstack/results.js";
import { serializeResults } from "../../transformer/hosts/rudderstack/serialize.js";

const refused = (error: string): Result => ({ statusCode: 400, code: "no_recipient", error });

/** A result that is longer than a string can be, as JSON sees it. */
const tooLong = {
  toJSON() {
    throw new RangeError("Invalid string length");
  },
} as unknown as Result;

test("results are JSON", () => {
  expect(JSON.parse(serializeResults([refused("one"), refused("two")]))).toEqual([
    refused("one"),
    refused("two"),
  ]);
});

test("one that cannot be written is refused, and the others go out", () => {
  expect(JSON.parse(serializeResults([refused("one"), tooLong, refused("two")]))).toEqual([
    refused("one"),
    {
      statusCode: 413,
      code: "answer_too_large",
      error: "the resulting events do not fit in the response",
    },
    refused("two"),
  ]);
});

test("those that together are too long are refused", () => {
  const results = [refused("x".repeat(100)), refused("y".repeat(100)), refused("z"), tooLong];
  const codes = (JSON.parse(serializeResults(results, 250)) as { code: string }[]).map(
    ({ code }) => code,
  );
  expect(codes).toEqual(["no_recipient", "answer_too_large", "no_recipient", "answer_too_large"]);
});
