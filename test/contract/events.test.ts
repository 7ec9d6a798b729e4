// The live view's routes: the last events, those that come, and trying a payload out.
import { createServer } from "node:http";
import request from "supertest";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import type { JsonObject } from "../../transformer/core/values.js";
import { listening } from "../support/listening.js";
import {
  admin,
  KEY,
  post,
  receiving,
  sourceEntry,
  TOKEN,
  type Receiving,
} from "../support/receiving.js";
import { NOW } from "../support/transform.js";

const OPENED = { event: "Email Opened", userId: "u-1", messageId: "m-1" };
const NOBODY = { event: "Email Opened", messageId: "m-2" };
const AT = new Date(NOW).toISOString();

let on: Receiving;

beforeEach(async () => {
  on = await receiving();
});

afterEach(async () => {
  await on[Symbol.asyncDispose]();
});

async function listed(query = ""): Promise<JsonObject[]> {
  const answer = await admin(on.app, "get", `/events${query}`).expect(200);
  return (answer.body as { events: JsonObject[] }).events;
}

async function detail(event: JsonObject | undefined): Promise<JsonObject> {
  const answer = await admin(on.app, "get", `/events/${String(event?.id)}`).expect(200);
  return answer.body as JsonObject;
}

describe("the last events", () => {
  test("are those of all payloads, the newest first", async () => {
    await post(on.app, [OPENED, NOBODY]).expect(200);
    await post(on.app, [OPENED, { event: "Email Bounced", userId: "u-3" }]).expect(200);
    await post(on.app, { ...OPENED, userId: "u-2" }).expect(409);
    await post(on.app, "{").expect(400);
    await request(on.app).post("/v1/webhook").set("X-Write-Key", "wrong").send({}).expect(401);
    const outcomes = (await listed()).map(({ outcome, code, recipient }) => [
      outcome,
      code ?? recipient,
    ]);
    expect(outcomes).toEqual([
      ["unauthorized", "unauthorized"],
      ["refused", "invalid_json"],
      ["refused", "message_id_reused"],
      ["accepted", "u-3"],
      ["duplicate", "u-1"],
      ["refused", "no_recipient"],
      ["accepted", "u-1"],
    ]);
  });

  test.each([
    ["?outcome=refused", ["refused"]],
    ["?recipient=U-", ["accepted"]],
    ["?recipient=u-2", []],
    ["?collection=Email%20Opened&source=news", ["accepted"]],
    ["?source=shop", []],
    ["?limit=1", ["refused"]],
  ])("with %s are %j", async (query, outcomes) => {
    await post(on.app, [OPENED, NOBODY]).expect(200);
    expect((await listed(query)).map(({ outcome }) => outcome)).toEqual(outcomes);
  });

  test("have a payload without credentials, a track event and the destinations' answers", async () => {
    await post(on.app, { ...OPENED, writeKey: KEY }).expect(200);
    const [event] = await listed();
    const { messageId } = OPENED;
    const texts = await on.events();
    const delivery = {
      destination: "news/host",
      now: NOW,
      events: texts.map((one) => JSON.stringify(one)),
    };
    on.recent.delivered({ ...delivery, results: ["waiting"], reason: "status 503" });
    on.recent.delivered({ ...delivery, results: ["delivered"] });
    expect(await detail(event)).toEqual({
      ...event,
      payload: OPENED,
      event: expect.objectContaining({ messageId, userId: "u-1", type: "track" }),
      deliveries: [
        { destination: "news/host", at: AT, result: "delivered" },
        { destination: "news/host", at: AT, result: "waiting", reason: "status 503" },
      ],
    });
  });

  test("have no write key, even if the call was refused as a whole", async () => {
    const key = "a-secret-key";
    await post(on.app, `{"event": "Email Opened", "writeKey": "${key}", `).expect(400);
    on.use(sourceEntry({ rateLimit: { callsPerSecond: 1 } }));
    await post(on.app, { ...OPENED, writeKey: key });
    await post(on.app, { ...OPENED, writeKey: key }).expect(429);
    const events = await Promise.all((await listed()).map(detail));
    expect(events.map(({ code }) => code)).toEqual(["rate_limited", undefined, "invalid_json"]);
    expect(JSON.stringify(events)).not.toContain(key);
    expect(events[0]).toMatchObject({ payload: expect.stringContaining("m-1") });
  });

  test("have the place that is wrong", async () => {
    await post(on.app, { ...OPENED, timestamp: "soon" }).expect(400);
    const [event] = await listed();
    expect(event).toMatchObject({ outcome: "refused", pointer: "/timestamp" });
    expect(await detail(event)).toMatchObject({ payload: { timestamp: "soon" }, deliveries: [] });
  });

  test("have those of the source contract, with its source", async () => {
    const source = { Name: "My Source" };
    const item = (body: string): object => ({ request: { body }, source });
    await request(on.app)
      .post("/v2/sources/nudgespot")
      .send([item(JSON.stringify(OPENED)), item("{"), { source }])
      .expect(200);
    const shown = (await listed()).map(({ outcome, code, source: name }) => [outcome, code, name]);
    expect(shown).toEqual([
      ["refused", "invalid_payload", "rudderstack:nudgespot"],
      ["refused", "invalid_json", "rudderstack:my_source"],
      ["accepted", undefined, "rudderstack:my_source"],
    ]);
  });
});

describe("the stream of events", () => {
  test("has events that match as they come, and ends with the process", async () => {
    await using server = await listening(createServer(on.app));
    const response = await fetch(
      `http://127.0.0.1:${server.port}/admin/events/stream?outcome=accepted`,
      {
        headers: { Authorization: `Bearer ${TOKEN}` },
      },
    );
    expect(response.headers.get("content-type")).toBe("text/event-stream");
    await post(on.app, [NOBODY, OPENED]).expect(200);
    let text = "";
    for await (const chunk of response.body ?? []) {
      text += Buffer.from(chunk as Uint8Array).toString();
      if (text.includes("data:")) on.recent.end();
    }
    const [data = ""] = /(?<=data: ).*/.exec(text) ?? [];
    const [event] = await listed("?outcome=accepted");
    expect(JSON.parse(data)).toEqual({ events: [event], skipped: 0 });
  });
});

describe("trying a payload out", () => {
  test("gives its track event, and stores nothing", async () => {
    const text = JSON.stringify([
      OPENED,
      { ...OPENED, timestamp: "soon" },
      { event: "Shop", userId: "u" },
    ]);
    const settings = { unsupportedEvents: "ignore" };
    const answer = await admin(on.app, "post", "/transform").send({ text, settings }).expect(200);
    expect(answer.body).toEqual({
      results: [
        { outcome: "accepted", event: expect.objectContaining({ messageId: "m-1" }) },
        expect.objectContaining({ outcome: "refused", pointer: "/timestamp" }),
        { outcome: "ignored" },
      ],
    });
    expect([await on.events(), await on.quarantined(), await listed()]).toEqual([[], [], []]);
  });

  test("uses a source's settings, unless there are others", async () => {
    on.use(sourceEntry({ settings: { unsupportedEvents: "ignore" } }));
    const shop = { text: JSON.stringify({ event: "Shop", userId: "u" }), source: "news" };
    const outcomes = await Promise.all(
      [shop, { ...shop, settings: {} }, { ...shop, source: "other" }].map(async (body) => {
        const answer = await admin(on.app, "post", "/transform").send(body).expect(200);
        return (answer.body as { results: JsonObject[] }).results.map(({ outcome }) => outcome);
      }),
    );
    expect(outcomes).toEqual([["ignored"], ["refused"], ["refused"]]);
  });

  test.each([
    ["{", {}, "invalid_json"],
    ["{}", { pseudonymize: 1 }, "invalid_settings"],
  ])("names the error of %s with settings %j", async (text, settings, code) => {
    const answer = await admin(on.app, "post", "/transform").send({ text, settings }).expect(200);
    expect(answer.body).toMatchObject({ results: [{ outcome: "refused", code }] });
  });
});
