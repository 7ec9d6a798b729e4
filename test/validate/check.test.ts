import { describe, expect, test } from "@jest/globals";
import { ERRORS } from "../../transformer/core/error-catalogue.js";
import { DEFAULT_SETTINGS, readSettings } from "../../transformer/core/settings.js";
import { payloadCheck, trackCheck, type Check } from "../../transformer/validate/check.js";
import { WARNINGS } from "../../transformer/validate/warnings.js";
import { filesIn, readText } from "../support/files.js";
import { NOW } from "../support/transform.js";

const check = payloadCheck(DEFAULT_SETTINGS, NOW);

/** The findings in a document that begins at line 10. */
function found(text: string | Buffer, by: Check = check) {
  const document = { bytes: Buffer.from(text as string), line: 10, column: 1 };
  return by("file", document).flatMap(({ findings }) => findings.map((make) => make()));
}

const AT = '"timestamp":1772357400';

/** Name, document, code, line, column, pointer. */
const FINDINGS: [
  name: string,
  text: string,
  code: string,
  line: number,
  column: number,
  at: string,
][] = [
  ["no recipient", `{"event":"Email Opened",${AT}}`, "no_recipient", 10, 1, ""],
  ["an unknown event", '{"event":"Order Completed"}', "unsupported_event", 10, 10, "/event"],
  [
    "a time",
    '{"event":"Email Opened","userId":"u","timestamp":"x"}',
    "invalid_timestamp",
    10,
    50,
    "/timestamp",
  ],
  [
    "a value on another line",
    '{"event":"Email Opened","userId":"u",\n  "timestamp": "x"}',
    "invalid_timestamp",
    11,
    16,
    "/timestamp",
  ],
  [
    "a payload of a batch",
    `{"batch":[{"event":"Email Opened","userId":"u",${AT}},{"event":"Email Opened",${AT}}]}`,
    "no_recipient",
    10,
    72,
    "/batch/1",
  ],
  [
    "a payload of an array",
    `[{"event":"Email Opened","userId":"u",${AT}}, {"event":"Email Opened","userId":"u","timestamp":[]}]`,
    "invalid_timestamp",
    10,
    113,
    "/1/timestamp",
  ],
  [
    "a property by the name it came with",
    `{"event":"Email Bounced","userId":"u",${AT},"properties":{"status":{}}}`,
    "schema_violation",
    10,
    85,
    "/properties/status",
  ],
  [
    "a field of an activity",
    '{"activity":{"event":"email_opened","user":7}}',
    "schema_violation",
    10,
    44,
    "/activity/user",
  ],
  [
    "an activity without its wrapper",
    '{"activities":[{"event":"email_opened","user":7}]}',
    "schema_violation",
    10,
    47,
    "/activities/0/user",
  ],
  ["what is no JSON", '{"event":"Email Opened",}', "invalid_json", 10, 25, ""],
  ["what ends too early", '{"event":', "invalid_json", 10, 10, ""],
  ["an empty body", "[]", "invalid_payload", 10, 1, ""],
  [
    "an unknown property",
    `{"event":"Email Opened","userId":"u",${AT},"properties":{"colour":1}}`,
    "unknown_property",
    10,
    84,
    "/properties/colour",
  ],
  [
    "a reserved property",
    `{"event":"Email Opened","userId":"u",${AT},"properties":{"userId":1}}`,
    "reserved_property",
    10,
    84,
    "/properties/userId",
  ],
  [
    "a name that could be an address",
    `{"event":"Email Opened","userId":"u",${AT},"properties":{"a@b.co":1}}`,
    "unknown_property",
    10,
    84,
    "/properties/*",
  ],
  [
    "a property of a message event",
    `{"event":"open","mail_id":"m","email":"a@b.co",${AT},"x":1}`,
    "unknown_property",
    10,
    75,
    "/x",
  ],
  [
    "an event that would be doubled",
    '{"event":"Email Opened","userId":"u"}',
    "no_stable_id",
    10,
    1,
    "",
  ],
];

describe("findings", () => {
  test.each(FINDINGS)("%s", (_name, text, code, line, column, pointer) => {
    const [finding, ...others] = found(text);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ file: "file", code, line, column, pointer });
    const kinds = { ...ERRORS, ...WARNINGS };
    const { hint, message } = kinds[code as keyof typeof kinds];
    expect(finding?.hint).toBe(hint);
    expect(finding?.message.startsWith(message)).toBe(true);
    expect(finding?.severity).toBe(code in ERRORS ? "error" : "warning");
  });

  test("hold no value of a payload", () => {
    const secret = "secret-value@example.com";
    const texts = FINDINGS.map(([, text]) =>
      text.replace(/"(?:u|x|Order Completed)"/g, JSON.stringify(secret)),
    );
    for (const { source: _, ...finding } of texts.flatMap((text) => found(text))) {
      expect(JSON.stringify(finding)).not.toContain("secret");
    }
  });

  test("payloads of invalid UTF-8, and payloads nested too deep", () => {
    expect(found(Buffer.of(0x7b, 0xff, 0x7d))).toMatchObject([{ code: "invalid_json", line: 10 }]);
    const deep = `{"event":"Email Opened","a":${"[".repeat(100_000)}${"]".repeat(100_000)}}`;
    expect(found(deep)).toMatchObject([{ code: "invalid_payload", line: 10, column: 1 }]);
  });

  test("an event with the message id of another names both lines", () => {
    const check = payloadCheck(DEFAULT_SETTINGS, NOW);
    const at = (line: number, event: string) => {
      const text = `{"event":"${event}","userId":"u","messageId":"m",${AT}}`;
      const document = { bytes: Buffer.from(text), line, column: 1 };
      return check("file", document).flatMap(({ findings }) => findings.map((make) => make()));
    };
    expect(at(3, "Email Delivered")).toEqual([]);
    expect(at(4, "Email Delivered")).toEqual([]);
    expect(at(7, "Email Opened")).toMatchObject([
      {
        ...{ line: 7, severity: "warning", code: "message_id_reused" },
        message: "an event with the message id of another event: see file:3",
      },
    ]);
  });

  test("settings are those of the source", () => {
    const { settings } = readSettings({ unsupportedEvents: "ignore" });
    const document = { bytes: Buffer.from('{"event":"Order Completed"}'), line: 1, column: 1 };
    expect(payloadCheck(settings, NOW)("file", document)).toMatchObject([{ kind: "ignored" }]);
  });
});

describe("track events", () => {
  const events = filesIn("examples", ".track.json");

  test.each(events)("%s is one", (path) => {
    expect(found(readText(path), trackCheck())).toEqual([]);
  });

  test.each([
    ["another event", '{"event":"Order Completed"}', "unsupported_event", 10],
    ["no object", "7", "unsupported_event", 1],
    [
      "a field that is wrong",
      readText(events[0] ?? "").replace(/"messageId": "[^"]*"/, '"messageId": "a b"'),
      "schema_violation",
      16,
    ],
  ])("%s is none", (_name, text, code, column) => {
    expect(found(text, trackCheck())).toMatchObject([{ code, column }]);
  });
});
