import { describe, expect, test } from "@jest/globals";
import type { JsonObject } from "../../transformer/core/values.js";
import { readText } from "../support/files.js";
import { outcomesOf } from "../support/transform.js";

interface Sample {
  case: string;
  payload: unknown;
  settings?: JsonObject;
  expect: ({ track: JsonObject } | { error: string })[];
}

const samples = readText("test/fixtures/samples.ndjson")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as Sample);

describe("the sample payloads", () => {
  test.each(samples)("$case", ({ payload, settings, expect: expected }) => {
    const outcomes = outcomesOf(payload, settings);
    expect(outcomes).toHaveLength(expected.length);
    expected.forEach((item, index) => {
      if ("error" in item) {
        expect(outcomes[index]).toMatchObject({ kind: "refused", failure: { code: item.error } });
      } else {
        expect(outcomes[index]).toMatchObject({ kind: "accepted", event: item.track });
      }
    });
  });
});
