// Receiving over real HTTP, into a real store.
import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, request as httpRequest, type IncomingMessage } from "node:http";
import { connect } from "node:net";
import { gzipSync } from "node:zlib";
import { Analytics } from "@segment/analytics-node";
import request from "supertest";
import { afterEach, beforeEach, describe, expect, test, jest } from "@jest/globals";
import { StoreError } from "../../transformer/store/errors.js";
import { testApp } from "../support/app.js";
import { eventually } from "../support/eventually.js";
import { listening } from "../support/listening.js";
import { KEY, post, receiving, sourceEntry, TOKEN, type Receiving } from "../support/receiving.js";

const GOOD = { event: "Email Opened", userId: "u-1", messageId: "m-1" };
const NOBODY = { event: "Email Opened", messageId: "m-2" };

let on: Receiving;

beforeEach(async () => {
  on = await receiving();
});

afterEach(async () => {
  await on[Symbol.asyncDispose]();
});

test("GET and HEAD on the webhook answer with a line of help", async () => {
  const answer = await request(on.app).get("/v1/webhook").expect(200);
  expect(answer.text).toBe("POST Nudgespot's payloads to this address, with a write key.\n");
  await request(on.app).head("/v1/webhook").expect(200);
  await request(on.app).get("/v1/track").expect(405);
  await request(on.app).put("/v1/webhook").expect(405);
});

describe("a body without a write key outside of it", () => {
  const KEYED = { event: "Email Opened", userId: "u-1", writeKey: KEY };
  const webhook = () => request(on.app).post("/v1/webhook").set("Content-Type", "application/json");

  test("is read up to 512,000 bytes, with any limit", async () => {
    const text = JSON.stringify(KEYED);
    await webhook().send(text.padEnd(512_000)).expect(200);
    await webhook().send(text.padEnd(512_001)).expect(401);
    const compressed = webhook()
      .set("Content-Encoding", "gzip")
      .serialize((bytes) => bytes as string);
    await compressed.send(gzipSync(text.padEnd(512_001))).expect(401);
    expect(await on.events()).toHaveLength(1);
  });

  test("waits for others of its kind: 32 are read at once", async () => {
    await using service = await listening(createServer(on.app));
    const slow = Array.from({ length: 32 }, () => {
      const call = httpRequest({
        host: "127.0.0.1",
        port: service.port,
        path: "/v1/webhook",
        method: "POST",
      });
      call.on("error", () => undefined);
      call.write("[");
      return call;
    });
    const ask = (headers: Record<string, string>) =>
      fetch(`http://127.0.0.1:${service.port}/v1/webhook`, {
        ...{ method: "POST", body: JSON.stringify(KEYED), headers },
      });
    await eventually(async () => {
      const answer = await ask({});
      expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "5"]);
    });
    expect((await ask({ "X-Write-Key": KEY })).status).toBe(200);
    for (const call of slow) call.destroy();
    await eventually(async () => {
      expect((await ask({})).status).toBe(200);
    });
  });
});

describe("a message id that another event has", () => {
  const EVENT = { messageId: "m-1", userId: "u-1", timestamp: "2026-03-01T09:30:00Z" };
  const delivered = { ...EVENT, event: "Email Delivered" };
  const opened = { ...EVENT, event: "Email Opened" };
  const reused = { code: "message_id_reused", message: expect.any(String) as unknown };

  test("is refused, in one call and over several", async () => {
    const together = await post(on.app, [delivered, opened, delivered]).expect(200);
    expect(together.body).toEqual({ success: true, rejected: [{ index: 1, ...reused }] });
    const alone = await post(on.app, opened).expect(409);
    expect(alone.body).toMatchObject({ success: false, code: "message_id_reused" });
    expect(await on.events()).toMatchObject([{ event: "Email Delivered" }]);
    expect(await on.quarantined()).toMatchObject([{ code: "message_id_reused", count: 2 }]);
    const counted = await on.metrics.text();
    expect(counted).toContain('nudgespot_refused_total{source="news",code="message_id_reused"} 2');
    expect(counted).toContain('nudgespot_duplicates_total{source="news"} 1');
  });

  test.each([
    ["another recipient", { userId: "u-2" }],
    ["another time", { timestamp: "2026-03-02T09:30:00Z" }],
    ["another property", { properties: { email_id: "e" } }],
  ])("is refused for %s", async (_, change) => {
    await post(on.app, delivered).expect(200);
    await post(on.app, { ...delivered, ...change }).expect(409);
    expect(await on.events()).toHaveLength(1);
  });

  test.each([
    ["sentAt", { sentAt: "2026-03-01T09:31:00Z" }],
    ["context", { context: { ip: "203.0.113.9" } }],
  ])("is a copy though its %s differs", async (_, change) => {
    await post(on.app, delivered).expect(200);
    await post(on.app, { ...delivered, ...change }).expect(200);
    expect(await on.events()).toHaveLength(1);
    expect(await on.quarantined()).toEqual([]);
  });
});

describe("a call that is taken", () => {
  test.each(["/v1/webhook", "/v1/webhook/", "/v1/track", "/v1/import", "/v1/batch"])(
    "comes to %s, and is on disk when it is answered",
    async (path) => {
      const answer = await post(on.app, GOOD, path);
      expect(answer.status).toBe(200);
      expect(answer.body).toEqual({ success: true });
      expect(await on.events()).toMatchObject([
        { type: "track", event: "Email Opened", userId: "u-1", messageId: "m-1" },
      ]);
    },
  );

  test("may be compressed", async () => {
    const body = gzipSync(JSON.stringify(GOOD));
    await post(on.app, body).set("Content-Encoding", "gzip").expect(200);
    expect(await on.events()).toHaveLength(1);
  });

  test("wakes each destination, and each gets all of it", async () => {
    const destination = (id: string) => ({
      ...{ id, type: "segment", url: "http://127.0.0.1:9", writeKey: "k" },
    });
    on.use(sourceEntry({ destinations: [destination("one"), destination("two")] }));
    await post(on.app, [GOOD, { ...GOOD, messageId: "m-3" }]).expect(200);
    expect(on.woken).toEqual(["news/one", "news/two"]);
    expect(await on.events("news/one")).toHaveLength(2);
    expect(await on.events("news/two")).toHaveLength(2);
  });

  test("that is sent again is kept once", async () => {
    await post(on.app, GOOD).expect(200);
    await post(on.app, GOOD).expect(200);
    expect(await on.events()).toHaveLength(1);
    expect(await on.metrics.text()).toContain('nudgespot_duplicates_total{source="news"} 1');
  });

  test("with nothing in it that the settings want needs nothing kept", async () => {
    on.use(sourceEntry({ settings: { unsupportedEvents: "ignore" } }));
    const answer = await post(on.app, { ...GOOD, event: "Product Viewed" });
    expect([answer.status, answer.body]).toEqual([200, { success: true }]);
    expect(on.woken).toEqual([]);
  });
});

test("the real client of Segment, pointed here", async () => {
  await using server = await listening(createServer(on.app));
  const host = `http://127.0.0.1:${server.port}`;
  const analytics = new Analytics({ writeKey: KEY, host, flushAt: 3 });
  const failed = jest.fn();
  analytics.on("error", failed);
  for (const event of ["Email Delivered", "Email Opened", "Email Link Clicked"]) {
    const timestamp = "2026-05-01T09:30:00Z";
    analytics.track({ event, userId: "u-9", timestamp, properties: { campaign_id: "c-1" } });
  }
  await analytics.closeAndFlush();
  expect(failed).not.toHaveBeenCalled();
  const events = await on.events();
  expect(events.map(({ event }) => event).sort()).toEqual([
    "Email Delivered",
    "Email Link Clicked",
    "Email Opened",
  ]);
  expect(events[0]).toMatchObject({ userId: "u-9", properties: { campaign_id: "c-1" } });
});

describe("the write key", () => {
  const body = JSON.stringify(GOOD);
  const send = (path: string) => request(on.app).post(path).type("json");

  test("as the user of Basic authentication", async () => {
    await send("/v1/webhook").auth(KEY, "").send(body).expect(200);
  });

  test.each(["writeKey", "writekey"])("as ?%s=", async (name) => {
    await send(`/v1/webhook?${name}=${KEY}`).send(body).expect(200);
  });

  test("as X-Write-Key", async () => {
    await send("/v1/webhook").set("X-Write-Key", KEY).send(body).expect(200);
  });

  test("in the body, and not in what goes out", async () => {
    await send("/v1/webhook")
      .send({ ...GOOD, writeKey: KEY })
      .expect(200);
    expect(JSON.stringify(await on.events())).not.toContain(KEY);
  });

  test("in the first of several bodies", async () => {
    await send("/v1/webhook")
      .send([{ ...GOOD, writeKey: KEY }])
      .expect(200);
  });

  test("old and new at once while keys rotate, plain or as a digest", async () => {
    const digest = createHash("sha256").update("new-key").digest("hex");
    on.use(sourceEntry({ writeKeys: [KEY, `sha256:${digest}`] }));
    await send("/v1/webhook?writeKey=new-key").send(body).expect(200);
    await send(`/v1/webhook?writeKey=${KEY}`).send(body).expect(200);
    await send(`/v1/webhook?writeKey=sha256:${digest}`).send(body).expect(401);
  });

  test("tells the source", async () => {
    on.use(sourceEntry(), sourceEntry({ name: "Other", writeKeys: ["other"] }));
    await send("/v1/webhook?writeKey=other").send(body).expect(200);
    expect(await on.events("news/host")).toEqual([]);
    expect(await on.events("other/host")).toHaveLength(1);
  });

  test.each([
    ["none", "/v1/webhook", {}],
    ["a wrong one", "/v1/webhook?writeKey=wrong", {}],
    ["a wrong one, no JSON", "/v1/webhook?writeKey=wrong", "{"],
    ["a wrong one in the body", "/v1/webhook", { writeKey: "wrong" }],
    ["an empty one", "/v1/webhook?writeKey=", {}],
  ])("%s: the same 401", async (_, path, given) => {
    const answer = await send(path).send(given);
    expect(answer.status).toBe(401);
    expect(answer.body).toEqual({ error: "no source has this write key", code: "unauthorized" });
    expect(answer.headers["www-authenticate"]).toBe('Basic realm="write key"');
    expect(await on.quarantined()).toEqual([]);
  });

  test("a wrong one is answered before the body is read", async () => {
    const long = "x".repeat(2 ** 21);
    const answer = await send("/v1/webhook?writeKey=wrong").send(long);
    expect([answer.status, answer.headers.connection]).toEqual([401, "close"]);
  });
});

describe("a call that is refused", () => {
  test("in part: 200, with the rejected payloads, which are kept", async () => {
    const answer = await post(on.app, [GOOD, NOBODY]);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      success: true,
      rejected: [{ index: 1, code: "no_recipient" }],
    });
    expect(await on.events()).toHaveLength(1);
    expect(await on.quarantined()).toMatchObject([{ source: "news", code: "no_recipient" }]);
  });

  test("as a whole: 400", async () => {
    const one = await post(on.app, NOBODY);
    const { message } = { message: expect.stringContaining("no recipient") };
    expect([one.status, one.body]).toEqual([
      400,
      { success: false, error: message, code: "no_recipient" },
    ]);
    const two = await post(on.app, [NOBODY, NOBODY]);
    expect(two.status).toBe(400);
    expect(two.body).toMatchObject({ success: false, rejected: [{ index: 0 }, { index: 1 }] });
    expect(await on.quarantined()).toMatchObject([{ count: 3 }]);
  });

  test.each([
    ["no JSON", '{"event": "Email Opened", "token": "secret"'],
    ["no UTF-8", Buffer.from([0x7b, 0xff, 0xfe])],
    ["nothing", ""],
  ])("%s: 400, and kept", async (_, body) => {
    const answer = await post(on.app, body);
    expect([answer.status, (answer.body as { code: string }).code]).toEqual([400, "invalid_json"]);
    const [entry] = await on.quarantined();
    expect(entry).toMatchObject({ code: "invalid_json", count: 1 });
    expect(entry?.payload).not.toContain("secret");
  });

  test("too large: 413, and kept whole, so that it can be sent again", async () => {
    const large = { ...GOOD, properties: { x: "x".repeat(2 ** 20) } };
    const answer = await post(on.app, large);
    expect(answer.status).toBe(413);
    expect(answer.body).toEqual({
      success: false,
      error: "the body is over the limit",
      code: "body_too_large",
    });
    const [entry] = await on.quarantined();
    expect(entry).toMatchObject({ code: "body_too_large", source: "news" });
    expect(JSON.parse(JSON.parse(entry?.payload ?? "") as string)).toEqual(large);
    await request(on.app)
      .post("/admin/quarantine/resend")
      .auth(TOKEN, { type: "bearer" })
      .send({ ids: [entry?.id] })
      .expect(200);
    expect(await on.events()).toMatchObject([{ messageId: "m-1" }]);
  });

  test("past twice the limit: 413 before its end, and only that it came is kept", async () => {
    const answer = await post(on.app, JSON.stringify({ ...GOOD, x: "x".repeat(2 ** 21) }));
    expect([answer.status, answer.headers.connection]).toEqual([413, "close"]);
    const [entry] = await on.quarantined();
    expect(entry).toMatchObject({ code: "body_too_large", count: 1 });
    expect(entry?.payload).toHaveLength(JSON.stringify('{"base64":""}').length);
  });

  test.each([
    ["compressed and isn't", "gzip"],
    ["in an encoding that is not known", "rot13"],
  ])("a body that says it is %s: 400, and kept as it came", async (_, encoding) => {
    const answer = await post(on.app, "{}").set("Content-Encoding", encoding);
    expect([answer.status, (answer.body as { code: string }).code]).toEqual([
      400,
      "unreadable_body",
    ]);
    const [entry] = await on.quarantined();
    const base64 = Buffer.from("{}").toString("base64");
    expect(JSON.parse(entry?.payload ?? "")).toBe(JSON.stringify({ base64 }));
  });

  test("unreadable, with nothing that tells whose it is: nothing is kept", async () => {
    await request(on.app)
      .post("/v1/webhook")
      .set("Content-Encoding", "gzip")
      .send("{}")
      .expect(400);
    expect(await on.quarantined()).toEqual([]);
  });

  test("by its sender's breaking off: nothing is kept, the sender has it", async () => {
    const server = createServer(on.app);
    await using serving = await listening(server);
    const heard = once(server, "request") as Promise<[IncomingMessage]>;
    const socket = connect(serving.port, "127.0.0.1");
    socket.write(
      `POST /v1/webhook?writeKey=${KEY} HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n{`,
    );
    const [call] = await heard;
    const closed = new Promise((resolve) => call.once("close", resolve));
    socket.destroy();
    await closed;
    await post(on.app, GOOD).expect(200);
    expect(await on.quarantined()).toEqual([]);
    expect(on.log.lines).toEqual([]);
  });

  test("with another method: 405", async () => {
    const answer = await request(on.app).put("/v1/webhook");
    expect([answer.status, answer.headers.allow]).toEqual([405, "POST"]);
  });

  test("too many of a key: 429, and how long to wait; another key has its own", async () => {
    on.use(sourceEntry({ writeKeys: [KEY, "other"], rateLimit: { callsPerSecond: 2 } }));
    const codes = [];
    for (let count = 0; count < 3; count += 1) codes.push((await post(on.app, GOOD)).status);
    expect(codes).toEqual([200, 200, 429]);
    const answer = await post(on.app, GOOD);
    expect(answer.headers["retry-after"]).toBe("1");
    expect(answer.body).toMatchObject({ success: false, code: "rate_limited" });
    expect(await on.quarantined()).toMatchObject([{ code: "rate_limited", count: 2 }]);
    await post(on.app, GOOD).set("X-Write-Key", "other").expect(200);
  });

  test("does not matter to a call without anything to store", async () => {
    on.use(sourceEntry({ settings: { unsupportedEvents: "ignore" } }));
    on.store.accept = () => Promise.reject(new StoreError("store_failing"));
    await post(on.app, { event: "Shop", userId: "u-1" }).expect(200);
  });

  test.each(["store_full", "store_failing"] as const)("%s: 503, never 2xx", async (code) => {
    on.store.accept = () => Promise.reject(new StoreError(code));
    const answer = await post(on.app, GOOD);
    expect([answer.status, answer.headers["retry-after"]]).toEqual([503, "5"]);
    expect(answer.body).toMatchObject({ code });
  });

  test("by a defect here: 500 without details", async () => {
    on.store.accept = () => Promise.reject(new TypeError("u-1 went wrong"));
    const answer = await post(on.app, GOOD);
    expect(answer.status).toBe(500);
    expect(JSON.stringify([answer.body, on.log.lines])).not.toContain("u-1");
    expect(on.log.lines).toMatchObject([{ level: "error", fields: { error: "TypeError" } }]);
  });
});

test("metrics have counts and labels, but no recipients", async () => {
  await post(on.app, [{ ...GOOD, context: { traits: { email: "ann@example.com" } } }, NOBODY]);
  const text = await on.metrics.text();
  expect(text).toContain('nudgespot_received_total{source="news"} 2');
  expect(text).toContain('nudgespot_transformed_total{source="news",collection="Email Opened"} 1');
  expect(text).toContain('nudgespot_refused_total{source="news",code="no_recipient"} 1');
  expect(text).toContain('nudgespot_waiting_events{destination="news/host"} 1');
  expect(text).not.toMatch(/u-1|m-1|ann|a-write-key/);
  await request(on.app)
    .get("/metrics")
    .expect(200)
    .expect("Content-Type", /^text\/plain/);
});

test("where nothing is received for, there are no such paths", async () => {
  await post(testApp(), GOOD).expect(404);
});
