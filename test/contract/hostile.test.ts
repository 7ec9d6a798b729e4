import { describe, expect, test } from "@jest/globals";
import type { JsonObject } from "../../transformer/core/values.js";
import { itemOf, postItems, testApp, type LooseResult } from "../support/app.js";
import { trackPayload } from "../support/transform.js";

const app = testApp();
const BAD_AT = 13;

/** A body as a text of JSON that `JSON.stringify` could not write. */
interface Hostile {
  name: string;
  body: string;
  /** The code of the refusal, or nothing where the event goes out all the same. */
  code?: string;
  error?: RegExp;
  check?: (event: JsonObject) => void;
}

const withProperties = (properties: string): string =>
  `{"event":"Email Opened","userId":"u-9","timestamp":1767225600,"properties":${properties}}`;
const nested = (open: string, close: string): string =>
  `${open.repeat(100_000)}1${close.repeat(100_000)}`;
const keys = Array.from({ length: 100_000 }, (_, index) => `"k${index}":${index}`).join();

const hostile: Hostile[] = [
  {
    name: "__proto__ and constructor keys",
    body: withProperties(
      '{"a":1,"__proto__":{"polluted":1},"b":{"constructor":{"prototype":{"polluted":1}}}}',
    ),
    check: (event) => {
      expect(event.properties).toEqual({ a: 1, b: {} });
    },
  },
  {
    name: "a __proto__ in the place of the payload's own fields",
    body: '{"event":"Email Opened","__proto__":{"userId":"u-9"}}',
    code: "no_recipient",
  },
  {
    name: "lists nested 100,000 deep",
    body: nested("[", "]"),
    code: "invalid_payload",
  },
  {
    name: "objects nested 100,000 deep in a property",
    body: withProperties(nested('{"a":', "}")),
    code: "invalid_payload",
    error: /nested deeper/,
  },
  {
    name: "objects nested 100,000 deep beside a long number",
    body: withProperties(`[12345678901234567,${nested('{"a":', "}")}]`),
    code: "invalid_payload",
    error: /nested deeper/,
  },
  {
    name: "100,000 keys",
    body: withProperties(`{${keys}}`),
    code: "invalid_payload",
    error: /more than 2000 keys/,
  },
  {
    name: "lone surrogates and NUL",
    body: withProperties('{"\\ud800":"\\udc00\\u0000","email_id":"\\ud83d"}'),
    check: (event) => {
      expect(event.properties).toEqual({ "\ud800": "\udc00\ufffd", email_id: "\ud83d" });
    },
  },
  {
    name: "duplicate keys",
    body: '{"event":"signup","event":"Email Opened","userId":"first","userId":"last","properties":{"a":1,"a":2}}',
    check: (event) => {
      expect(event).toMatchObject({ userId: "last", properties: { a: 2 } });
    },
  },
  {
    name: "1e400",
    body: withProperties('{"amount":1e400}'),
    code: "invalid_payload",
    error: /\/properties\/amount: number out of range/,
  },
  {
    name: "-1e400 as a user id",
    body: '{"event":"Email Opened","userId":-1e400}',
    code: "invalid_payload",
    error: /\/userId/,
  },
  {
    name: "1e400 as a time",
    body: '{"event":"Email Opened","userId":1,"timestamp":1e400}',
    code: "invalid_payload",
  },
];

const goodAt = (index: number): unknown => trackPayload({ userId: `good-${index}` });

/** The request of 32 items with the hostile one among 31 good ones, as text. */
function batchWith(version: string, body: string): string {
  const items = Array.from({ length: 32 }, (_, index) =>
    JSON.stringify(itemOf(version, goodAt(index))),
  );
  const asItem = { v0: body, v1: `{"event":${body}}`, v2: JSON.stringify(itemOf(version, body)) };
  items[BAD_AT] = asItem[version as keyof typeof asItem];
  return `[${items.join()}]`;
}

function expectGoodOnes(results: LooseResult[]): void {
  expect(results).toHaveLength(32);
  results.forEach((result, index) => {
    if (index !== BAD_AT) expect(result.output?.batch[0]?.userId).toBe(`good-${index}`);
  });
}

describe.each(["v0", "v1", "v2"])("hostile payloads among good ones, %s", (version) => {
  test.each(hostile)("$name", async ({ body, code, error, check }) => {
    const answer = await postItems(app, version, batchWith(version, body));
    expect(answer.status).toBe(200);
    expectGoodOnes(answer.body);
    const result = answer.body[BAD_AT];
    if (code === undefined) check?.(result?.output?.batch[0] ?? {});
    else expect(result).toMatchObject({ statusCode: 400, code });
    if (error !== undefined) expect(result?.error).toMatch(error);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect(answer.text).not.toMatch(/Infinity|polluted/);
  });

  test("a byte order mark before the request, and before a sender's body, is skipped", async () => {
    const mark = "\ufeff";
    const body = version === "v2" ? mark + JSON.stringify(goodAt(0)) : goodAt(0);
    const answer = await postItems(app, version, mark + JSON.stringify([itemOf(version, body)]));
    expect(answer.body[0]?.output?.batch[0]?.userId).toBe("good-0");
  });

  test.each([
    ["a stray continuation byte", [0x80]],
    ["a cut sequence", [0xe2, 0x82]],
    ["an overlong slash", [0xc0, 0xaf]],
    ["a surrogate", [0xed, 0xa0, 0x80]],
    ["a byte that UTF-8 does not have", [0xff]],
  ])("invalid UTF-8 is refused, not replaced: %s", async (_name, bytes) => {
    const text = batchWith(version, withProperties('{"a":"q\\"[{,","b":"MARK","c":"é\ufffd"}'));
    const [before = "", after = ""] = text.split("MARK");
    const body = Buffer.concat([Buffer.from(before), Buffer.from(bytes), Buffer.from(after)]);
    const answer = await postItems(app, version, body);
    expectGoodOnes(answer.body);
    expect(answer.body[BAD_AT]?.code).toBe("invalid_json");
    expect(answer.body[BAD_AT]?.error).toContain("UTF-8");
    expect(answer.text).not.toContain("\ufffd");
  });

  test("an item that is not JSON is refused alone, also beside one of invalid UTF-8", async () => {
    const good = JSON.stringify(itemOf(version, goodAt(0)));
    const body = Buffer.concat([
      Buffer.from(` [${good},"`),
      Buffer.from([0xff]),
      Buffer.from(`",{"a"},${good}] `),
    ]);
    const answer = await postItems(app, version, body);
    expect(answer.body.map(({ code }) => code)).toEqual([
      undefined,
      "invalid_json",
      "invalid_json",
      undefined,
    ]);
  });

  test.each(["{\xff}", "[\xff", '["\xff"] x', '["\xff', "\xff"])(
    "a request of invalid UTF-8 that is no array has one refused result: %j",
    async (text) => {
      const answer = await postItems(app, version, Buffer.from(text, "latin1"));
      expect(answer.body).toMatchObject([{ statusCode: 400, code: "invalid_json" }]);
      expect(answer.body).toHaveLength(1);
    },
  );
});

describe("a small request cannot become an answer that no process can hold", () => {
  const batch = (length: number): unknown => ({
    context: { note: "x".repeat(39_000) },
    batch: Array(length).fill(trackPayload()),
  });

  test("the contexts of all its batches are counted together", async () => {
    // 92 wrappers of 4 MB in all would have become 370 MB.
    const wrappers = Array(92).fill(batch(100));
    const items = [itemOf("v1", wrappers), itemOf("v1", wrappers), itemOf("v1", trackPayload())];
    const answer = await postItems(app, "v1", items);
    expect(answer.body.map(({ statusCode }) => statusCode)).toEqual([200, 400, 200]);
    expect(answer.body[1]?.error).toContain("too large to be the default of every item");
    expect(answer.text.length).toBeLessThan(10_000_000);
  });

  test.each(["v0", "v1", "v2"])(
    "10,000 items have results, 10,001 are refused, %s",
    async (version) => {
      const most = await postItems(app, version, Array(10_000).fill(1));
      expect(most.body).toHaveLength(10_000);
      const more = await postItems(app, version, Array(10_001).fill(1));
      expect(more.body).toEqual([
        {
          statusCode: 400,
          code: "invalid_payload",
          error: "not a payload of a known shape: more than 10000 items in a request",
        },
      ]);
      const text = Buffer.from(`["\xff"${",1".repeat(10_000)}]`, "latin1");
      expect((await postItems(app, version, text)).body).toMatchObject([
        { code: "invalid_payload" },
      ]);
    },
  );

  test("5.5 million items are refused", async () => {
    const body = `[${"1,".repeat(5_500_000)}1]`;
    const answer = await postItems(app, "v0", body);
    expect(answer.body).toMatchObject([{ code: "invalid_payload" }]);
  });

  test("numbers that are written short are counted together", async () => {
    const payload = `{"event":"Email Opened","userId":"u","properties":{"a":[${"1e300,".repeat(3_000)}1]}}`;
    const answer = await postItems(app, "v0", `[${payload},${payload}]`);
    expect(answer.body.map(({ statusCode }) => statusCode)).toEqual([200, 400]);
    expect(answer.body[1]?.error).toContain("number out of range");
  });

  test("the payloads of all its items are counted together", async () => {
    const items = Array(33).fill(Array(10_000).fill(1)) as unknown[];
    const answer = await postItems(app, "v0", items);
    expect(answer.body).toHaveLength(33);
    expect(answer.body[31]?.rejected).toHaveLength(10_000);
    expect(answer.body[32]?.error).toContain("too many payloads in one request");
  });
});
