import request from "supertest";
import { describe, expect, test } from "@jest/globals";
import { COLLECTIONS } from "../../transformer/core/collections.js";
import { parseJson } from "../../transformer/core/json.js";
import { SHAPES } from "../../transformer/core/shapes/recognise.js";
import { CONTRACT_VERSIONS } from "../../transformer/hosts/rudderstack/items.js";
import { itemOf, postItems, recordingLog, testApp } from "../support/app.js";
import { readJson, readText } from "../support/files.js";
import { NOW, trackPayload } from "../support/transform.js";

const app = testApp();
const good = trackPayload();
const bad = { event: "Email Opened" };

describe.each(CONTRACT_VERSIONS)("the source contract, %s", (version) => {
  test("answers 200 with one result for each item, in the same order", async () => {
    const bodies = [good, bad, { ...good, userId: "second" }, 42];
    const answer = await postItems(
      app,
      version,
      bodies.map((body) => itemOf(version, body)),
    );
    expect(answer.status).toBe(200);
    expect(answer.headers["content-type"]).toBe("application/json; charset=utf-8");
    expect(answer.body).toMatchObject([
      { output: { batch: [{ userId: "u-9", event: "Email Opened" }] }, statusCode: 200 },
      { statusCode: 400, code: "no_recipient" },
      { output: { batch: [{ userId: "second" }] }, statusCode: 200 },
      { statusCode: 400, code: "invalid_payload" },
    ]);
  });

  test("gives every example's track event exactly", async () => {
    const names = COLLECTIONS.flatMap(({ table }) =>
      SHAPES.map(({ name }) => `examples/${table.replaceAll("_", "-")}/${name}`),
    );
    const texts = names.map((name) => readText(`${name}.payload.json`));
    const items =
      version === "v2"
        ? JSON.stringify(texts.map((text) => itemOf(version, text)))
        : `[${texts.map((text) => (version === "v0" ? text : `{"event":${text}}`)).join()}]`;
    const { body } = await postItems(app, version, items);
    const expected = names.map((name) => readJson(`${name}.track.json`));
    expect(body.map(({ output }) => output?.batch[0])).toEqual(expected);
  });

  test("a body of several payloads gives several events in one batch", async () => {
    const item = itemOf(version, { batch: [good, { ...good, userId: "second" }] });
    const { body } = await postItems(app, version, [item]);
    expect(body).toHaveLength(1);
    expect(body[0]?.output?.batch.map(({ userId }) => userId)).toEqual(["u-9", "second"]);
    expect(body[0]).not.toHaveProperty("rejected");
  });

  test("the good payloads of a body go out, and the refused are named beside them", async () => {
    const { body } = await postItems(app, version, [itemOf(version, [bad, good, 7])]);
    expect(body).toMatchObject([
      {
        output: { batch: [{ userId: "u-9" }] },
        statusCode: 200,
        rejected: [
          { index: 0, code: "no_recipient" },
          { index: 2, code: "invalid_payload" },
        ],
      },
    ]);
    expect(body[0]).not.toHaveProperty("error");
    expect(body[0]).not.toHaveProperty("code");
  });

  test("a body with no good payload is a refused item", async () => {
    const { body } = await postItems(app, version, [itemOf(version, [bad, 7])]);
    expect(body[0]).toMatchObject({ statusCode: 400, code: "no_recipient" });
    expect(body[0]?.rejected?.map(({ index }) => index)).toEqual([0, 1]);
    expect(body[0]).not.toHaveProperty("output");
  });

  test("ids beyond 2^53 survive", async () => {
    const text = '{"event":"Email Opened","userId":9007199254740993}';
    const item =
      version === "v2"
        ? JSON.stringify(itemOf(version, text))
        : version === "v1"
          ? `{"event":${text}}`
          : text;
    const { body } = await postItems(app, version, `[${item}]`);
    expect(body[0]?.output?.batch[0]?.userId).toBe("9007199254740993");
  });

  test("no items, no results", async () => {
    const answer = await postItems(app, version, []);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual([]);
  });

  test.each(["{}", '"text"', "null", "", "[{]", "[1,", "not JSON"])(
    "%j is no JSON array and has one refused result",
    async (text) => {
      const answer = await postItems(app, version, text);
      expect(answer.status).toBe(200);
      expect(answer.body).toMatchObject([{ statusCode: 400, code: "invalid_json" }]);
      expect(answer.body[0]?.error).toContain("not JSON that can be read");
    },
  );

  test.each(["Nudgespot", "NUDGESPOT", "nudgespot/"])(
    "the source's name is %s, too",
    async (name) => {
      const answer = await request(app).post(`/${version}/sources/${name}`).send("[]");
      expect(answer.status).toBe(200);
    },
  );

  test.each(["get", "put", "delete", "patch", "head"] as const)(
    "%s is not allowed",
    async (method) => {
      const answer = await request(app)[method](`/${version}/sources/nudgespot`);
      expect(answer.status).toBe(405);
      expect(answer.headers.allow).toBe("POST");
    },
  );

  test("an exception is that item's error alone, logged without the payload", async () => {
    let calls = 0;
    const log = recordingLog();
    const now = (): number => {
      calls += 1;
      if (calls === 2) throw new TypeError("cannot read ann@example.com");
      return NOW;
    };
    const items = [good, good, good].map((body) => itemOf(version, body));
    const { body } = await postItems(testApp({ now, log }), version, items);
    expect(body.map(({ statusCode }) => statusCode)).toEqual([200, 500, 200]);
    expect(body[1]).toMatchObject({ code: "internal_error" });
    const [line] = log.lines.filter(({ level }) => level === "error");
    expect(line?.fields.error).toBe("TypeError");
    expect(body[1]?.error).toContain(String(line?.fields.reference));
    expect(JSON.stringify(line)).not.toContain("ann@example.com");
    expect(JSON.stringify(line?.fields.stack)).toContain("at ");
  });
});

describe("v1 and v2 items", () => {
  test.each([
    ["v1", null],
    ["v1", "text"],
    ["v1", {}],
    ["v2", 42],
    ["v2", {}],
    ["v2", { request: {} }],
    ["v2", { request: { body: { event: "Email Opened" } } }],
  ])("%s: %j is no item", async (version, item) => {
    const { body } = await postItems(app, version, [item, itemOf(version, good)]);
    expect(body).toMatchObject([{ statusCode: 400, code: "invalid_payload" }, { statusCode: 200 }]);
  });

  test.each(["", "{", "a=b", "[1,"])(
    "a sender's body that is not JSON is refused: %j",
    async (text) => {
      const { body } = await postItems(app, "v2", [itemOf("v2", text), itemOf("v2", good)]);
      expect(body).toMatchObject([{ statusCode: 400, code: "invalid_json" }, { statusCode: 200 }]);
    },
  );

  test("an empty body, which arrives as {}, is refused", async () => {
    const { body } = await postItems(app, "v2", [itemOf("v2", {})]);
    expect(body).toMatchObject([{ statusCode: 400, code: "invalid_payload" }]);
  });
});

describe.each(["v1", "v2"])("the settings of a source, %s", (version) => {
  const item = (config: unknown, body: unknown = good, id = "src-1"): unknown =>
    itemOf(version, body, { ID: id, Name: "Nudgespot", Config: config });

  test("ignored events are acknowledged and not enqueued", async () => {
    const config = { unsupportedEvents: "ignore" };
    const { body } = await postItems(app, version, [item(config, { event: "signup" })]);
    expect(body).toHaveLength(1);
    expect(Object.keys(body[0] ?? {}).sort()).toEqual(["outputToSource", "statusCode"]);
    expect(body[0]).toMatchObject({
      statusCode: 200,
      outputToSource: { contentType: "application/json" },
    });
    const text = Buffer.from(body[0]?.outputToSource?.body ?? "", "base64").toString();
    expect(parseJson(text)).toEqual({ success: true });
  });

  test("a refused payload beside ignored events is an error", async () => {
    const config = { unsupportedEvents: "ignore" };
    const { body } = await postItems(app, version, [item(config, [{ event: "signup" }, bad])]);
    expect(body).toMatchObject([{ code: "no_recipient", rejected: [{ index: 1 }] }]);
  });

  test("an invalid value fails the items of that source and no others", async () => {
    const wrong = item({ pseudonymize: "yes" }, good, "src-2");
    const { body } = await postItems(app, version, [wrong, item({}), wrong]);
    expect(body).toMatchObject([
      { statusCode: 400, code: "invalid_settings" },
      { statusCode: 200 },
      { statusCode: 400, code: "invalid_settings" },
    ]);
    expect(body[0]?.error).toContain("at /pseudonymize: must be boolean");
  });

  test("lower-case spellings are read, too", async () => {
    const lower = itemOf(
      version,
      { event: "read", userId: 1 },
      {
        id: "src-1",
        config: { eventNames: { Read: "Email Opened" } },
      },
    );
    const { body } = await postItems(app, version, [lower]);
    expect(body[0]?.output?.batch[0]?.event).toBe("Email Opened");
  });

  test("unknown keys are ignored with one warning for each source that names them", async () => {
    const log = recordingLog();
    const warned = testApp({ log });
    const config = { hostsOwn: 1, other: 2 };
    const { body } = await postItems(warned, version, [
      item(config),
      item(config),
      item(config, good, "src-2"),
    ]);
    await postItems(warned, version, [item(config)]);
    expect(body.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
    expect(log.lines).toEqual([
      {
        level: "warn",
        fields: { source: "src-1", keys: ["hostsOwn", "other"] },
        message: "unknown settings are ignored",
      },
      {
        level: "warn",
        fields: { source: "src-2", keys: ["hostsOwn", "other"] },
        message: "unknown settings are ignored",
      },
    ]);
  });
});

describe("the message of a refused payload", () => {
  const canary = "canary-7f1c@example.com";

  test("no error and no log line holds a value of a payload or a write key", async () => {
    const log = recordingLog();
    const source = { ID: "src-1", WriteKey: canary, Config: {} };
    const bodies = [
      canary,
      { event: canary, userId: canary },
      { event: "Email Opened", [canary]: canary },
      { event: "Email Opened", userId: canary, timestamp: canary },
      { event: "Email Opened", userId: canary, sentAt: canary },
      { event: "Email Opened", userId: canary, properties: canary },
      { event: "Email Opened", userId: canary, properties: { email_subject: [canary] } },
      { event: "Email Opened", userId: canary, context: { ip: { [canary]: canary } } },
      { type: canary, event: "Email Opened", userId: canary },
      { event_type: "open", properties: { channel: canary } },
    ];
    const items = bodies.map((body) => itemOf("v1", body, source));
    const broken = itemOf("v2", `{"event":"${canary}`, source);
    const answers = [
      await postItems(testApp({ log }), "v1", items),
      await postItems(testApp({ log }), "v2", [broken]),
      await postItems(testApp({ log }), "v2", `[{"request":"${canary}`),
    ];
    const results = answers.flatMap(({ body }) => body);
    expect(results).toHaveLength(bodies.length + 2);
    expect(results.every(({ error }) => error !== undefined)).toBe(true);
    expect(JSON.stringify([results, log.lines])).not.toContain(canary);
  });
});
