import { describe, expect, test } from "@jest/globals";
import { refusedBody, refusedPayloads } from "../../transformer/core/refused.js";
import { DEFAULT_SETTINGS } from "../../transformer/core/settings.js";
import { transformBody } from "../../transformer/core/transform.js";
import { NOW, trackPayload } from "../support/transform.js";

function refusedOf(body: unknown): [payload: unknown, code: string, pointer?: string][] {
  const outcomes = transformBody(body, { settings: DEFAULT_SETTINGS, now: NOW });
  return refusedPayloads(JSON.stringify(body), body, outcomes).map(({ payload, code, pointer }) =>
    pointer === undefined ? [JSON.parse(payload), code] : [JSON.parse(payload), code, pointer],
  );
}

const NOBODY = { event: "Email Opened" };

describe("the refused payloads of a body", () => {
  test("are none if every payload is accepted", () => {
    expect(refusedOf([trackPayload(), trackPayload()])).toEqual([]);
  });

  test("are those of a list, each alone", () => {
    expect(refusedOf([trackPayload(), NOBODY, 7])).toEqual([
      [NOBODY, "no_recipient"],
      [7, "invalid_payload", "/"],
    ]);
  });

  test("keep their wrapper and their batch's context", () => {
    const context = { ip: "192.0.2.1" };
    const batch = { batch: [trackPayload(), NOBODY], context, token: "a-secret" };
    expect(refusedOf(batch)).toEqual([[{ batch: [NOBODY], context }, "no_recipient"]]);
  });

  test("have no credentials", () => {
    const [[payload] = []] = refusedOf({
      ...NOBODY,
      write_key: "a-secret",
      nested: { token: "b" },
    });
    expect(JSON.stringify(payload)).not.toMatch(/a-secret|"b"/);
  });

  test("of a body with too many payloads are bodies that can be sent again", () => {
    const refused = refusedOf(Array(10_001).fill(NOBODY));
    expect(refused.map(([payload, code]) => [(payload as unknown[]).length, code])).toEqual([
      [10_000, "invalid_payload"],
      [1, "invalid_payload"],
    ]);
  });

  test("are the whole body, once, if it is empty", () => {
    expect(refusedOf([])).toEqual([["[]", "invalid_payload"]]);
  });
});

test("a body that was refused as a whole is text, without credentials", () => {
  const failure = { code: "invalid_json", message: "not JSON" } as const;
  const { payload, ...reason } = refusedBody('{"write_key": "a-secret", "a": ', failure);
  expect(reason).toEqual(failure);
  expect(JSON.parse(payload)).toContain('"a": ');
  expect(payload).not.toContain("a-secret");
});
