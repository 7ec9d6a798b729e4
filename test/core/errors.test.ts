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

  test("says with its status whose fault an error is, as hosts and senders read it", () => {
    const codes: Partial<Record<number, string[]>> = {};
    for (const [code, { status }] of Object.entries(ERRORS)) (codes[status] ??= []).push(code);
    expect(codes).toEqual({
      400: [
        ...["invalid_json", "invalid_payload", "unsupported_event", "no_recipient"],
        ...["invalid_timestamp", "schema_violation", "invalid_settings", "unreadable_body"],
        ...["destination_refused", "invalid_request"],
      ],
      401: ["unauthorized"],
      404: ["not_found"],
      405: ["method_not_allowed"],
      409: ["message_id_reused", "destination_in_use"],
      413: ["answer_too_large", "body_too_large"],
      429: ["rate_limited"],
      500: ["internal_error"],
      502: ["upstream_unreachable", "upstream_unreadable"],
      503: ["too_many_keyless", "store_full", "store_failing"],
      504: ["retry_horizon", "upstream_timeout"],
      508: ["upstream_loop"],
    });
  });

  test("a retry is asked for with 429 or 5xx alone", () => {
    for (const { retry, status } of Object.values(ERRORS)) {
      if (retry) expect(status === 429 || status >= 500).toBe(true);
    }
  });
});
