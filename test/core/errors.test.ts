import { describe, expect, test } from "@jest/globals";
import { ERRORS } from "../../transformer/core/error-catalogue.js";

describe("the error catalogue", () => {
  test("says which errors are worth a retry: those that can pass without a change", () => {
    const retryable = Object.entries(ERRORS).flatMap(([code, { retry }]) => (retry ? [code] : []));
    expect(retryable).toEqual([
      "internal_error",
      "too_many_keyless",
      "rate_limited",
      "store_full",
      "store_failing",
      "retry_horizon",
      "upstream_unreachable",
      "upstream_unreadable",
      "upstream_timeout",
    ]);
  });

  test("a retry is asked for with 429 or 5xx alone", () => {
    for (const { retry, status } of Object.values(ERRORS)) {
      if (retry) expect(status === 429 || status >= 500).toBe(true);
    }
  });
});
