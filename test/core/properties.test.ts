import { describe, expect, test } from "@jest/globals";
import { parseJson } from "../../transformer/core/json.js";
import { CREDENTIAL_NAMES, RESERVED_NAMES } from "../../transformer/core/property-names.js";
import type { JsonObject } from "../../transformer/core/values.js";
import { eventOf, refusalOf, trackPayload } from "../support/transform.js";

const propertiesOf = (properties: JsonObject, event = "Email Opened"): JsonObject =>
  eventOf(trackPayload({ event, properties })).properties;

/** Collection, incoming names from the most to the least preferred, outgoing name. */
const aliases: [collection: string, names: string[], output: string][] = [
  ["Email Opened", ["email_id", "message_uid", "mail_id", "message_id"], "email_id"],
  [
    "Email Delivered",
    ["email_subject", "subject_line", "subject", "template_subject"],
    "email_subject",
  ],
  ["Email Link Clicked", ["link_url", "url", "href"], "link_url"],
  ["Email Bounced", ["bounce_reason", "reason", "error"], "bounce_reason"],
  ["Email Bounced", ["bounce_status", "status"], "bounce_status"],
];

const pairs = aliases.flatMap(([collection, names, output]) =>
  names.map((name, index) => ({ collection, name, next: names[index + 1], output })),
);

describe("properties that are renamed", () => {
  test.each(pairs)("$collection: $name is $output", ({ collection, name, output }) => {
    expect(propertiesOf({ [name]: "value-1" }, collection)).toEqual({ [output]: "value-1" });
  });

  test.each(pairs.filter(({ next }) => next !== undefined))(
    "$collection: $name wins over $next, in either order",
    ({ collection, name, next, output }) => {
      const [first, second] = [{ [name]: "wins" }, { [String(next)]: "loses" }];
      expect(propertiesOf({ ...first, ...second }, collection)).toEqual({ [output]: "wins" });
      expect(propertiesOf({ ...second, ...first }, collection)).toEqual({ [output]: "wins" });
    },
  );

  test("a name that is null or blank leaves its place to the next", () => {
    const properties = { email_id: null, message_uid: "  ", mail_id: "m-1", subject: null };
    expect(propertiesOf(properties)).toEqual({ email_id: "m-1" });
  });

  test.each(["url", "href", "reason", "error", "status", "type", "unsubscribe_contact"])(
    "%s keeps its name in a collection that does not rename it",
    (name) => {
      expect(propertiesOf({ [name]: "value-1" })).toEqual({ [name]: "value-1" });
    },
  );

  test("type and unsubscribe_contact are renamed in message events alone", () => {
    const relayed = (event: string, fields: JsonObject): JsonObject =>
      eventOf({ event, mail_id: "m-1", uid: "u", ...fields }).properties;
    const bounced = relayed("bounce", { type: "blocked" });
    expect(bounced).toEqual({ email_id: "m-1", bounce_type: "blocked" });
    const preferred = relayed("bounce", { type: "blocked", bounce_type: "hard" });
    expect(preferred.bounce_type).toBe("hard");
    const unsubscribed = relayed("unsubscribed", { unsubscribe_contact: false });
    expect(unsubscribed).toEqual({ email_id: "m-1", unsubscribed_from_all: false });
    expect(propertiesOf({ type: "x" }, "Email Bounced")).toEqual({ type: "x" });
  });
});

describe("identifiers", () => {
  const IDENTIFIERS = ["email_id", "campaign_id", "template_id", "link_id", "list_id"];

  test.each(IDENTIFIERS)("%s is a string whatever it came as", (name) => {
    expect(propertiesOf({ [name]: 77 })).toEqual({ [name]: "77" });
    expect(propertiesOf({ [name]: "0077" })).toEqual({ [name]: "0077" });
    expect(propertiesOf({ [name]: " " })).toEqual({});
  });

  test.each(["9007199254740993", "-9007199254740993", "123456789012345678901234567890"])(
    "%s survives to the last digit",
    (digits) => {
      const text = `{"event":"Email Opened","userId":${digits},"properties":{"mail_id":${digits}}}`;
      const event = eventOf(parseJson(text));
      expect(event).toMatchObject({ userId: digits, properties: { email_id: digits } });
    },
  );

  test("a whole number beyond 2^53 leaves as its digits, however it was written", () => {
    const text = '{"event":"Email Opened","userId":"u","properties":{"mail_id":1e21,"n":1.5e22}}';
    const expected = { email_id: "1000000000000000000000", n: "15000000000000000000000" };
    expect(eventOf(parseJson(text)).properties).toEqual(expected);
    // As a number that has been parsed elsewhere.
    expect(eventOf(JSON.parse(text)).properties).toEqual(expected);
  });
});

describe("a known property of another scalar type", () => {
  const cases: [collection: string, given: JsonObject, written: JsonObject][] = [
    ["Email Delivered", { subject: 2026 }, { email_subject: "2026" }],
    [
      "Email Bounced",
      { status: 550, reason: false },
      { bounce_status: "550", bounce_reason: "false" },
    ],
    ["Email Opened", { campaign_id: true }, { campaign_id: "true" }],
    ["Email Unsubscribed", { unsubscribed_from_all: "true" }, { unsubscribed_from_all: true }],
    ["Email Unsubscribed", { unsubscribed_from_all: " FALSE " }, { unsubscribed_from_all: false }],
    ["Email Unsubscribed", { unsubscribed_from_all: 1 }, { unsubscribed_from_all: true }],
    ["Email Unsubscribed", { unsubscribed_from_all: "0" }, { unsubscribed_from_all: false }],
    ["Email Unsubscribed", { unsubscribed_from_all: "yes" }, {}],
    ["Email Unsubscribed", { unsubscribed_from_all: 2, list_name: 7 }, { list_name: "7" }],
  ];

  test.each(cases)("%s: %j is read as %j", (collection, given, written) => {
    expect(propertiesOf(given, collection)).toEqual(written);
  });

  test("of several names the first usable one counts", () => {
    const relayed = { event: "unsubscribe", mail_id: "m", uid: "u" };
    const given = { unsubscribed_from_all: "yes", unsubscribe_contact: 1 };
    expect(eventOf({ ...relayed, ...given }).properties).toEqual({
      email_id: "m",
      unsubscribed_from_all: true,
    });
    expect(propertiesOf({ email_subject: " ", subject: "Sale" })).toEqual({
      email_subject: "Sale",
    });
    expect(propertiesOf({ subject: "Sale", email_subject: " " })).toEqual({
      email_subject: "Sale",
    });
    expect(propertiesOf({ email_subject: "" })).toEqual({ email_subject: "" });
  });

  test("the first usable name counts, also after an unusable preferred one", () => {
    for (const unusable of [{}, [1], " ", null]) {
      expect(propertiesOf({ email_id: unusable, mail_id: "m" })).toEqual({ email_id: "m" });
      expect(propertiesOf({ email_id: "e", mail_id: unusable })).toEqual({ email_id: "e" });
    }
  });

  test.each<[string, JsonObject]>([
    ["/properties/subject", trackPayload({ properties: { subject: {} } })],
    ["/properties/mail_id", trackPayload({ properties: { email_id: " ", mail_id: [1] } })],
    [
      "/activity/properties/subject",
      { activity: { event: "email opened", properties: { subject: [] }, user: { uid: 1 } } },
    ],
    ["/status", { event: "bounce", mail_id: "m", uid: "u", status: {} }],
    ["/url", { event_type: "click", identity: { user_id: "u" }, url: [] }],
    [
      "/properties/url",
      { event_type: "click", identity: { user_id: "u" }, url: "x", properties: { url: {} } },
    ],
  ])("an object or array is refused at %s", (place, payload) => {
    const { code, message } = refusalOf(payload);
    expect(code).toBe("schema_violation");
    expect(message).toContain(`at ${place}: must be string, number or boolean`);
  });
});

describe("properties that are not renamed", () => {
  test("are kept as they are", () => {
    const properties = {
      journey: "win-back",
      steps: [1, { two: null }],
      ids: "x",
      userid: "y",
      Ip: 1,
    };
    expect(propertiesOf(properties)).toEqual(properties);
  });

  test.each([
    "token",
    "nudge_token",
    "apiKey",
    "writeKey",
    "api_key",
    "WRITE_KEY",
    "Token",
    "APIKey",
    "apikey",
    "NudgeToken",
    " token",
    "_token",
  ])("%s is a credential and is dropped", (name) => {
    expect(propertiesOf({ [name]: "secret" })).toEqual({});
  });

  test.each([
    ["id", "id"],
    ["ID", "id"],
    ["event", "event"],
    ["event_text", "event_text"],
    ["eventText", "event_text"],
    ["userId", "user_id"],
    ["userID", "user_id"],
    ["User ID", "user_id"],
    ["anonymousId", "anonymous_id"],
    ["timestamp", "timestamp"],
    ["sentAt", "sent_at"],
    ["received-at", "received_at"],
    ["originalTimestamp", "original_timestamp"],
    ["channel", "channel"],
    ["context_ip", "context_ip"],
    ["contextRequestIp", "context_request_ip"],
    ["context.passed.ip", "context_passed_ip"],
    ["recordId", "record_id"],
    ["uuidTs", "uuid_ts"],
    ["loaded_at", "loaded_at"],
    ["_id", "id"],
    ["$timestamp ", "timestamp"],
  ])("%s is reserved by warehouses and moves aside", (name, snakeCase) => {
    expect(propertiesOf({ [name]: "x" })).toEqual({ [`nudgespot_${snakeCase}`]: "x" });
  });

  test.each(RESERVED_NAMES)("%s moves aside as it is", (name) => {
    expect(propertiesOf({ [name]: "x" })).toEqual({ [`nudgespot_${name}`]: "x" });
  });

  test.each(CREDENTIAL_NAMES)("%s is dropped", (name) => {
    expect(propertiesOf({ [name]: "x" })).toEqual({});
  });

  test("two spellings of a reserved name are both kept, in any order", () => {
    const expected = { nudgespot_user_id: 0, nudgespot_user_id_2: 1, nudgespot_user_id_3: 2 };
    expect(propertiesOf({ nudgespot_user_id: 0, user_id: 2, userId: 1 })).toEqual(expected);
    expect(propertiesOf({ userId: 1, nudgespot_user_id: 0, user_id: 2 })).toEqual(expected);
  });

  test("integers beyond 2^53 become strings of their digits, wherever they stand", () => {
    const text = `{"event":"Email Opened","userId":"u","properties":{"n":[12345678901234567890]}}`;
    expect(eventOf(parseJson(text)).properties).toEqual({ n: ["12345678901234567890"] });
  });
});
