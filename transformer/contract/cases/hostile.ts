import { gzipSync } from "node:zlib";
import { forOne, type ContractAnswer, type ContractCase } from "../case.js";
import { containing, jsonDifferences } from "../matching.js";
import { batchOf, itemText, transformRequest } from "./requests.js";
import { accepted, refused } from "./results.js";

const SOURCE = "what any sender on the internet can post to a webhook";
const GOOD = '{"event":"Email Opened","userId":"u-9","timestamp":1772357400}';
const opened = accepted({ userId: "u-9" });

/** A hostile body beside a good one, which must be accepted in any case. */
function besideGood(name: string, body: string, result: unknown): ContractCase {
  return {
    name: `${name} harms nobody else`,
    group: "hostile",
    source: SOURCE,
    requests: [batchOf("v2", [body, GOOD])],
    check: forOne((answer) => jsonDifferences(answer, [result, opened])),
  };
}

function rawCase(
  name: string,
  body: Uint8Array,
  headers: Readonly<Record<string, string>>,
  check: (answer: ContractAnswer) => string[],
): ContractCase {
  const request = transformRequest("v1", body);
  return {
    name,
    group: "hostile",
    source: SOURCE,
    requests: [{ ...request, headers: { ...request.headers, ...headers } }],
    check: forOne((answer) => check(answer)),
  };
}

const withProperties = (properties: string): string =>
  `{"event":"Email Opened","userId":"u-9","timestamp":1772357400,"properties":${properties}}`;

const keys = Array.from({ length: 2_100 }, (_, index) => `"k${index}":0`).join();

/** JSON text in bytes, with invalid UTF-8 in one of its items. */
const BROKEN_UTF8 = Buffer.concat([
  Buffer.from(`[${itemText("v1", GOOD)},{"event":{"event":"Email Opened","userId":"`),
  Buffer.of(0xff),
  Buffer.from('"}}]'),
]);

/** Bodies that are meant to harm, or come from something broken. */
export const HOSTILE_CASES: readonly ContractCase[] = [
  besideGood(
    "nesting without end",
    `{"event":"Email Opened","a":${"[".repeat(50_000)}${"]".repeat(50_000)}}`,
    refused("invalid_payload"),
  ),
  besideGood("thousands of keys", withProperties(`{${keys}}`), refused("invalid_payload")),
  besideGood(
    "a prototype",
    withProperties('{"__proto__":{"isAdmin":true},"constructor":{"x":1},"a":1}'),
    accepted({ properties: { a: 1 } }),
  ),
  besideGood("a number beyond all", withProperties('{"a":1e400}'), refused("invalid_payload")),
  besideGood("an empty text", "", refused("invalid_json")),
  besideGood("null", "null", refused("invalid_payload")),
  besideGood("a lone surrogate", withProperties('{"a":"\\ud800"}'), accepted({ userId: "u-9" })),
  besideGood(
    "a name of every object",
    '{"event":"toString","userId":"u-9"}',
    refused("unsupported_event"),
  ),
  {
    name: "ten thousand payloads and one more are one refusal",
    group: "hostile",
    source: SOURCE,
    requests: [batchOf("v2", [`[${Array.from({ length: 10_001 }, () => "0").join()}]`, GOOD])],
    check: forOne((answer) => jsonDifferences(answer, [refused("invalid_payload"), opened])),
  },
  rawCase("an item with invalid UTF-8 does not affect other items", BROKEN_UTF8, {}, (answer) =>
    jsonDifferences(answer, [opened, refused("invalid_json")]),
  ),
  rawCase(
    "a byte order mark is skipped",
    Buffer.from(`\ufeff[${itemText("v1", GOOD)}]`),
    {},
    (answer) => jsonDifferences(answer, [opened]),
  ),
  rawCase(
    "gzip is read",
    gzipSync(`[${itemText("v1", GOOD)}]`),
    { "Content-Encoding": "gzip" },
    (answer) => jsonDifferences(answer, [opened]),
  ),
  rawCase(
    "gzip that is none is refused",
    Buffer.from("[]"),
    { "Content-Encoding": "gzip" },
    (answer) => jsonDifferences(answer, containing({ code: "unreadable_body" }), 400),
  ),
];
