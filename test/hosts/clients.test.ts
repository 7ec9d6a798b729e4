// The clients of the destinations, against a real host on the loopback.
import type { IncomingMessage } from "node:http";
import { describe, expect, test } from "@jest/globals";
import type { DestinationName } from "../../transformer/delivery/destination.js";
import { readRetryAfter } from "../../transformer/delivery/post.js";
import { DESTINATION_TYPES } from "../../transformer/hosts/destinations.js";
import { signatureOf } from "../../transformer/hosts/webhook/signature.js";
import {
  clientSuite,
  connect,
  eventOf,
  hostWith,
  sendTo,
  type Conformance,
} from "../support/client-suite.js";
import { accept, acceptAsRudderStack, json, type Behaviour } from "../support/host.mjs";

/** The types that send over HTTP. For PostgreSQL see postgres.test.ts. */
const CONFORMANCE: Readonly<Record<Exclude<DestinationName, "postgres">, Conformance>> = {
  jitsu: { accepts: accept, confirmsByStatus: false },
  rudderstack: { accepts: acceptAsRudderStack, confirmsByStatus: false },
  segment: { accepts: accept, confirmsByStatus: false },
  webhook: { accepts: accept, confirmsByStatus: true, options: { batchSize: 2 } },
};

for (const type of DESTINATION_TYPES) {
  if (type !== "postgres") clientSuite(type, CONFORMANCE[type]);
}

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
  const client = connect("jitsu", host, 5_000, { tables: "collections" });
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
    const quote = JSON.stringify(body);
    expect(await sendTo("jitsu", answering(body))).toEqual({ kind: "failed", reason, quote });
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

test.each<[DestinationName, object, string]>([
  ["segment", { tables: "layout" }, "at / of the destination's options: must NOT have"],
  ["jitsu", { tables: "all" }, "at /tables of the destination's options: must be one of"],
  ["webhook", { batchSize: 0 }, "at /batchSize of the destination's options: must be >= 1"],
  ["webhook", { batchSize: 1_001 }, "at /batchSize of the destination's options: must be <= 1000"],
])("%s: wrong options are refused with their place", (type, options, message) => {
  expect(() => connect(type, { url: "http://127.0.0.1:9" }, 1_000, options)).toThrow(message);
});

describe("webhook", () => {
  const { signal } = new AbortController();

  test("signs as Standard Webhooks' own example has it", () => {
    const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    const id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    expect(signatureOf(secret, id, 1_614_265_330, '{"test": 2432232314}')).toBe(
      "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    );
  });

  /** Sends, and gives the calls that came. */
  async function calls(events: readonly string[], options: object, path = "/hook") {
    const seen: { url: string | undefined; id: unknown; body: unknown; isSigned: boolean }[] = [];
    await using host = await hostWith(({ request, response, text }) => {
      const { "webhook-id": id, "webhook-timestamp": time, ...headers } = request.headers;
      const wanted = signatureOf("id:secret", String(id), Number(time), text);
      const isSigned = headers["webhook-signature"] === wanted;
      seen.push({ url: request.url, id, body: JSON.parse(text), isSigned });
      response.writeHead(204).end();
    });
    await using client = connect("webhook", { url: `${host.url}${path}` }, 5_000, options);
    await client.send(events, signal);
    await client.send(events, signal);
    return seen;
  }

  test.each(["/hook", "/hook/", "/"])("sends an event as the body, to %s", async (path) => {
    const call = { url: path, id: "a", body: JSON.parse(eventOf("a")) as unknown, isSigned: true };
    expect(await calls([eventOf("a")], {}, path)).toEqual([call, call]);
  });

  test("sends batches, each with an id that a repeated call has, too", async () => {
    const [first, second] = await calls([eventOf("a"), eventOf("b")], { batchSize: 10 });
    expect(first).toMatchObject({
      id: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown,
      body: { batch: [{ messageId: "a" }, { messageId: "b" }] },
      isSigned: true,
    });
    expect(second).toEqual(first);
    expect(await calls([eventOf("a")], { batchSize: 10 })).toMatchObject([
      { id: "a", body: { batch: [{ messageId: "a" }] } },
      { id: "a" },
    ]);
  });

  test("asks for one event at a time unless told otherwise", async () => {
    await using single = connect("webhook", { url: "http://127.0.0.1:9" });
    await using batches = connect("webhook", { url: "http://127.0.0.1:9" }, 1, { batchSize: 7 });
    expect([single.limits.events, batches.limits.events]).toEqual([1, 7]);
  });

  test("410 pauses it: the endpoint wants no more calls", async () => {
    const gone: Behaviour = ({ response }) => {
      json(response, 410, {});
    };
    const answer = await sendTo("webhook", gone, [eventOf("a")]);
    expect(answer).toEqual({ kind: "locked", reason: "status 410" });
  });
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
