// The clients of the destinations, against a real host on the loopback.
import type { IncomingMessage } from "node:http";
import { describe, expect, test } from "@jest/globals";
import type { Client } from "../../transformer/delivery/destination.js";
import { readRetryAfter } from "../../transformer/delivery/post.js";
import { connectJitsu } from "../../transformer/hosts/jitsu/ingest.js";
import { connectRudderStack } from "../../transformer/hosts/rudderstack/client.js";
import { connectSegment } from "../../transformer/hosts/segment/client.js";
import { accept, acceptAsRudderStack, Host, json, type Behaviour } from "../support/host.mjs";

const CONNECT = {
  jitsu: connectJitsu,
  rudderstack: connectRudderStack,
  segment: connectSegment,
};

const ACCEPT = { jitsu: accept, rudderstack: acceptAsRudderStack, segment: accept };

type Type = keyof typeof CONNECT;

function eventOf(messageId: string, filler = ""): string {
  return JSON.stringify({ messageId, integrations: { Nudgespot: false }, filler });
}

async function hostWith(behaviour: Behaviour): Promise<Host> {
  const host = await new Host().listen();
  host.behaviour = behaviour;
  return host;
}

function connect(type: Type, host: { url: string }, timeout = 5_000): Client & AsyncDisposable {
  const client = CONNECT[type]({ url: new URL(host.url), writeKey: "id:secret", timeout });
  return { ...client, [Symbol.asyncDispose]: () => client.close() };
}

async function sendTo(type: Type, behaviour: Behaviour, events = [eventOf("a"), eventOf("b")]) {
  await using host = await hostWith(behaviour);
  await using client = connect(type, host, 300);
  return await client.send(events, new AbortController().signal);
}

const DELIVERED = { kind: "answered", events: [{ kind: "delivered" }, { kind: "delivered" }] };

describe.each(["jitsu", "rudderstack", "segment"] as const)("%s", (type) => {
  test("delivers a batch", async () => {
    expect(await sendTo(type, ACCEPT[type])).toEqual(DELIVERED);
  });

  // "<html>Welcome" is 13 bytes; other hosts' answers are not this host's answer, either.
  test.each([
    [200, "text/html; charset=utf-8", "<html>Welcome", "13 bytes of text/html"],
    [200, "application/json", '{"success":false}', "17 bytes of application/json"],
    [200, "application/json", '{"ok":false}', "12 bytes of application/json"],
    [200, "application/json", "null", "4 bytes of application/json"],
    [200, "application/json", "{}", "2 bytes of application/json"],
    [200, "a secret", "", "0 bytes of no type"],
    [202, "application/json", '{"success":true,"ok":true}', "26 bytes of application/json"],
    [204, "text/plain", "", "0 bytes of text/plain"],
  ])("status %i, %s, %j confirms nothing", async (status, contentType, body, described) => {
    const answer = await sendTo(type, ({ response }) => {
      response.writeHead(status, { "Content-Type": contentType }).end(body);
    });
    expect(answer).toEqual({
      kind: "failed",
      reason: `status ${status} with ${described}, which does not confirm delivery`,
    });
  });

  test.each([
    [400, "refused"],
    [413, "refused"],
    [422, "refused"],
    [401, "locked"],
    [403, "locked"],
    [404, "locked"],
    [302, "locked"],
    [308, "locked"],
    [402, "failed"],
    [408, "failed"],
    [500, "failed"],
    [502, "failed"],
  ])("status %i: %s", async (status, kind) => {
    const answer = await sendTo(type, ({ response }) => {
      json(response, status, {});
    });
    expect(answer).toEqual({ kind, reason: `status ${status}` });
  });

  test.each([429, 503])("status %i: failed, with the host's wish", async (status) => {
    const answer = await sendTo(type, ({ response }) => {
      json(response, status, {}, { "Retry-After": "7" });
    });
    expect(answer).toEqual({ kind: "failed", reason: `status ${status}`, retryAfter: 7_000 });
  });

  test("a redirect is not followed: the key stays here", async () => {
    await using elsewhere = await hostWith(accept);
    const answer = await sendTo(type, ({ response }) => {
      json(response, 307, {}, { Location: elsewhere.url });
    });
    expect(answer).toEqual({ kind: "locked", reason: "status 307" });
    expect(elsewhere.requests).toBe(0);
  });

  test("a host that says nothing", async () => {
    expect(await sendTo(type, () => undefined)).toEqual({ kind: "failed", reason: "AbortError" });
  });

  test("a host that never comes to an end", async () => {
    const answer = await sendTo(type, ({ response }) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write(" "), 20);
      response.once("close", () => {
        clearInterval(timer);
      });
    });
    expect(answer).toEqual({ kind: "failed", reason: "AbortError" });
  });

  test("a host that says too much", async () => {
    const answer = await sendTo(type, ({ response }) => response.end("x".repeat(2 ** 21)));
    expect(answer).toEqual({ kind: "failed", reason: "the answer is too long" });
  });

  test("a host that hangs up", async () => {
    const answer = await sendTo(type, ({ request }) => request.socket.destroy());
    expect(answer).toEqual({ kind: "failed", reason: "UND_ERR_SOCKET" });
  });

  test("a host that is not there", async () => {
    await using client = connect(type, { url: "http://127.0.0.1:9" });
    const answer = await client.send([eventOf("a")], new AbortController().signal);
    expect(answer).toEqual({ kind: "failed", reason: "ECONNREFUSED" });
  });

  test("a call that is ended from here, before and meanwhile", async () => {
    await using host = await hostWith(() => undefined);
    await using client = connect(type, host);
    const ended = { kind: "failed", reason: "AbortError" };
    expect(await client.send([eventOf("a")], AbortSignal.abort())).toEqual(ended);
    expect(await client.send([eventOf("a")], AbortSignal.timeout(50))).toEqual(ended);
  });
});

test.each([
  ["jitsu", "/below/api/s/s2s/batch", { "x-write-key": "id:secret" }],
  ["segment", "/below/v1/batch", { authorization: `Basic ${btoa("id:secret:")}` }],
] as const)("%s: the path and the key", async (type, path, headers) => {
  const seen: IncomingMessage[] = [];
  await using host = await hostWith((call) => {
    seen.push(call.request);
    accept(call);
  });
  await using client = connect(type, { url: `${host.url}/below/` });
  await client.send([eventOf("a")], new AbortController().signal);
  expect(seen).toMatchObject([
    { url: path, headers: { "content-type": "application/json", ...headers } },
  ]);
});

test("segment: the events go as they are, jitsu: without integrations", async () => {
  const got: object[] = [];
  const remember: Behaviour = (call) => {
    got.push(...call.batch);
    accept(call);
  };
  await sendTo("segment", remember, [eventOf("a")]);
  await sendTo("jitsu", remember, [eventOf("a")]);
  expect(got).toEqual([
    { messageId: "a", integrations: { Nudgespot: false }, filler: "" },
    { messageId: "a", filler: "" },
  ]);
});

test("jitsu: with the collections' tables an event is two, delivered if both are", async () => {
  const got: object[] = [];
  const event = {
    messageId: "a",
    event: "Email Opened",
    integrations: {},
    properties: { email_id: "e" },
  };
  await using host = await hostWith((call) => {
    got.push(...call.batch);
    accept(call);
  });
  const client = connectJitsu({
    url: new URL(host.url),
    writeKey: "id:secret",
    tables: "collections",
  });
  const answer = await client.send([JSON.stringify(event)], new AbortController().signal);
  await client.close();
  expect(answer).toEqual({ kind: "answered", events: [{ kind: "delivered" }] });
  expect(got).toEqual([
    { messageId: "a", event: "Email Opened", JITSU_TABLE_NAME: "tracks" },
    {
      messageId: "a",
      event: "Email Opened",
      properties: { email_id: "e" },
      JITSU_TABLE_NAME: "email_opened",
    },
  ]);
});

test.each([
  ["rudderstack", accept],
  ["segment", acceptAsRudderStack],
] as const)("%s: the answer of another type of host confirms nothing", async (type, behaviour) => {
  expect(await sendTo(type, behaviour)).toMatchObject({ kind: "failed" });
});

describe("jitsu's 200", () => {
  const answering =
    (body: object): Behaviour =>
    ({ response }) => {
      json(response, 200, body);
    };

  test.each([true, false])("with ok: %s and errors names the events to retry", async (ok) => {
    const errors = ["Message ID: b: some trouble"];
    expect(await sendTo("jitsu", answering({ ok, errors }))).toEqual({
      kind: "answered",
      events: [{ kind: "delivered" }, { kind: "later" }],
    });
  });

  // In the words of ingest (February 2026).
  test.each([
    ["event error: type property of event is required", { kind: "refused", reason: "no type" }],
    [
      "event error: 'event' property is required for 'track' event",
      { kind: "refused", reason: "no event name" },
    ],
    ["event error: Unknown event type: x", { kind: "refused", reason: "an unknown type" }],
    [
      "event error: message size 1000438 is too big. max allowed: 1000000",
      { kind: "refused", reason: "too large" },
    ],
    ["error# 1f: producer error", { kind: "later" }],
    ["quota exceeded: x", { kind: "later" }],
  ])("%s", async (why, verdict) => {
    const answer = await sendTo(
      "jitsu",
      answering({ ok: false, errors: [`Message ID: a: ${why}`] }),
    );
    expect(answer).toEqual({ kind: "answered", events: [verdict, { kind: "delivered" }] });
  });

  test.each([
    ["names nobody", { ok: false, errors: ["some trouble"] }],
    ["names a stranger", { ok: false, errors: ["Message ID: z: some trouble"] }],
    ["names somebody and nobody", { ok: false, errors: ["Message ID: b: x", "some trouble"] }],
    ["has no errors", { ok: false }],
    ["has ok: true and errors that name nobody", { ok: true, errors: ["some trouble"] }],
    ["has ok: true and errors that are not a list", { ok: true, errors: "some trouble" }],
  ])("that %s confirms nothing", async (_, body) => {
    const bytes = JSON.stringify(body).length;
    const reason = `status 200 with ${bytes} bytes of application/json, which does not confirm delivery`;
    expect(await sendTo("jitsu", answering(body))).toEqual({ kind: "failed", reason });
  });

  test("where the stream has no destination needs a person", async () => {
    const errors = ["Message ID: a: no destinations found for stream"];
    const answer = await sendTo("jitsu", answering({ ok: false, errors }));
    expect(answer).toEqual({ kind: "locked", reason: "no destinations found for stream" });
  });
});

test("jitsu: a body that was read too slowly is sent again", async () => {
  const slow: Behaviour = ({ response }) => {
    json(response, 400, { error: "read tcp 127.0.0.1: i/o timeout" });
  };
  expect(await sendTo("jitsu", slow)).toMatchObject({ kind: "failed" });
});

test("jitsu: from 1 KB on a body is compressed", async () => {
  const encodings: (string | undefined)[] = [];
  const remember: Behaviour = (call) => {
    encodings.push(call.request.headers["content-encoding"]);
    accept(call);
  };
  await sendTo("jitsu", remember, [eventOf("a")]);
  await sendTo("jitsu", remember, [eventOf("a", "x".repeat(1_024))]);
  expect(encodings).toEqual([undefined, "gzip"]);
});

test.each([
  ["over 990000 bytes", eventOf("a", "x".repeat(990_000))],
  ["of a name over 128 bytes", JSON.stringify({ messageId: "a", event: "é".repeat(65) })],
])("jitsu: an event %s is refused without being sent, and only that one", async (reason, long) => {
  await using host = await hostWith(accept);
  await using client = connect("jitsu", host);
  const { signal } = new AbortController();
  expect(await client.send([long, eventOf("b")], signal)).toMatchObject({ kind: "refused" });
  expect(await client.send([long], signal)).toEqual({
    kind: "answered",
    events: [{ kind: "refused", reason }],
  });
  expect(host.requests).toBe(0);
});

describe("Retry-After", () => {
  const now = Date.UTC(2026, 4, 1);
  test.each([
    ["7", 7_000],
    ["0.5", 500],
    ["Fri, 01 May 2026 00:02:00 GMT", 120_000],
    ["Thu, 30 Apr 2026 00:00:00 GMT", 0],
    ["31536000000", 3_600_000],
    ["soon", undefined],
    [undefined, undefined],
  ])("%s", (header, wait) => {
    expect(readRetryAfter(header, now)).toBe(wait);
  });
});
