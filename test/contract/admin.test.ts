import request from "supertest";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { testApp } from "../support/app.js";
import {
  admin,
  post,
  receiving,
  sourceEntry,
  TOKEN,
  type Receiving,
} from "../support/receiving.js";
import { NOW } from "../support/transform.js";

const NOBODY = { event: "Email Opened", messageId: "m-2", timestamp: "2026-05-01T09:30:00Z" };
const OPENED = { event: "Email Opened", userId: "u-1", messageId: "m-4" };
const SHOP = { event: "Product Viewed", userId: "u-1", messageId: "m-3" };

let on: Receiving;

beforeEach(async () => {
  on = await receiving();
});

afterEach(async () => {
  await on[Symbol.asyncDispose]();
});

/** Refuses one payload without a recipient and one of another event. */
async function refuseTwo(): Promise<{ nobody: string; shop: string }> {
  await post(on.app, [NOBODY, SHOP]).expect(400);
  const entries = await on.quarantined();
  const idOf = (code: string): string => entries.find((entry) => entry.code === code)?.id ?? "";
  return { nobody: idOf("no_recipient"), shop: idOf("unsupported_event") };
}

describe("the admin API", () => {
  test.each([[undefined], ["Bearer wrong"], [`Basic ${TOKEN}`]])("refuses %s", async (given) => {
    const call = request(on.app).get("/admin/quarantine");
    if (given !== undefined) call.set("Authorization", given);
    const answer = await call;
    expect([answer.status, answer.headers["www-authenticate"]]).toEqual([401, "Bearer"]);
  });

  test("is not there without a token", async () => {
    await request(testApp()).get("/admin/quarantine").expect(404);
  });

  test("lists entries, filtered and in pages", async () => {
    const { nobody } = await refuseTwo();
    const filtered = await admin(on.app, "get", "/quarantine?code=no_recipient");
    const time = new Date(NOW).toISOString();
    expect(filtered.body).toEqual({
      entries: [
        {
          id: nobody,
          source: "news",
          code: "no_recipient",
          message: expect.stringContaining("no recipient"),
          bytes: JSON.stringify(NOBODY).length,
          firstSeen: time,
          lastSeen: time,
          count: 1,
        },
      ],
    });
    const first = (await admin(on.app, "get", "/quarantine?limit=1")).body as Page;
    const second = (await admin(on.app, "get", `/quarantine?limit=1&cursor=${first.next}`))
      .body as Page;
    const ids = [...first.entries, ...second.entries].map(({ id }) => id);
    expect(ids.sort()).toEqual((await on.quarantined()).map(({ id }) => id).sort());
    expect(second.next).toBeUndefined();
  });

  test.each(["0", "501", "x"])("refuses a limit of %s", async (limit) => {
    const answer = await admin(on.app, "get", `/quarantine?limit=${limit}`);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({
      code: "invalid_request",
      error: expect.stringContaining("/limit"),
    });
  });

  test("shows one entry, and counts", async () => {
    const { shop } = await refuseTwo();
    const shown = (await admin(on.app, "get", `/quarantine/${shop}`)).body as object;
    expect(shown).toMatchObject({ payload: SHOP });
    expect(shown).not.toHaveProperty("truncated");
    await admin(on.app, "get", "/quarantine/none").expect(404);
    const { counts } = (await admin(on.app, "get", "/quarantine/counts")).body as {
      counts: object[];
    };
    expect(counts).toHaveLength(2);
    expect(counts).toContainEqual({
      source: "news",
      code: "no_recipient",
      entries: 1,
      refusals: 1,
    });
  });

  test.each([
    [2 ** 20, false],
    [2 ** 20 + 1, true],
  ])("shows a payload of %i characters: truncated %s", async (length, isTruncated) => {
    const payload = JSON.stringify("x".repeat(length - 2));
    await on.store.quarantine.add("news", [{ payload, code: "no_recipient", message: "why" }]);
    const [entry] = ((await admin(on.app, "get", "/quarantine")).body as Page).entries;
    const shown = (await admin(on.app, "get", `/quarantine/${entry?.id ?? ""}`)).body as object;
    expect("truncated" in shown).toBe(isTruncated);
  });

  test("shows the beginning of a payload over 1 MB, and lists it without", async () => {
    const long = { event: "Product Viewed", userId: "u-1", text: "x".repeat(900_000), more: {} };
    for (const name of ["a", "b"]) Object.assign(long.more, { [name]: "y".repeat(100_000) });
    await on.store.quarantine.add("news", [
      { payload: JSON.stringify(long), code: "no_recipient", message: "why" },
    ]);
    const [entry] = ((await admin(on.app, "get", "/quarantine")).body as Page).entries;
    expect(entry).toMatchObject({ bytes: JSON.stringify(long).length });
    const shown = (await admin(on.app, "get", `/quarantine/${entry?.id ?? ""}`)).body as object;
    expect(shown).toMatchObject({
      truncated: true,
      payload: JSON.stringify(long).slice(0, 2 ** 20),
    });
  });

  test("discards by id, by filter, and all", async () => {
    const { nobody } = await refuseTwo();
    const one = await admin(on.app, "post", "/quarantine/discard").send({ ids: [nobody, "none"] });
    expect(one.body).toEqual({ discarded: 1 });
    const rest = await admin(on.app, "post", "/quarantine/discard").send({
      filter: { source: "news" },
    });
    expect(rest.body).toEqual({ discarded: 1 });
    expect(await on.quarantined()).toEqual([]);
    await refuseTwo();
    const all = await admin(on.app, "post", "/quarantine/discard").send({ all: true });
    expect(all.body).toEqual({ discarded: 2 });
  });

  const WRONG = [
    ...[{}, [], { ids: [1] }, { ids: "all" }, { ids: [] }, { filter: null }, { filter: {} }],
    ...[{ filter: { sorce: "x" } }, { filter: { code: ["a"] } }, { filter: { code: "" } }],
    ...[{ all: false }, { all: true, filter: { source: "news" } }, { code: "no_recipient" }],
  ];

  test.each(
    ["resend", "discard"].flatMap((verb) => WRONG.map((body) => [verb, JSON.stringify(body)])),
  )("%s refuses %s and changes nothing", async (verb, body) => {
    await refuseTwo();
    const before = await on.quarantined();
    const request = admin(on.app, "post", `/quarantine/${verb}`).set(
      "Content-Type",
      "application/json",
    );
    const answer = await request.send(body).expect(400);
    expect(answer.body).toMatchObject({ code: "invalid_request" });
    expect(await on.quarantined()).toEqual(before);
  });

  test("resends by filter all that there is, however many pages", async () => {
    const many = Array.from({ length: 1_100 }, (_, index) => ({
      ...SHOP,
      messageId: `s-${index}`,
    }));
    await post(on.app, many).expect(400);
    on.use(sourceEntry({ settings: { eventNames: { "Product Viewed": "Email Opened" } } }));
    const filter = { code: "unsupported_event" };
    // Four people press the button at once.
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => admin(on.app, "post", "/quarantine/resend").send({ filter })),
    );
    const counts = answers.map(({ body }) => (body as { counts: { resent?: number } }).counts);
    expect(counts.reduce((sum, { resent = 0 }) => sum + resent, 0)).toBe(1_100);
    expect(await on.events()).toHaveLength(1_100);
    expect(await on.quarantined()).toEqual([]);
  });
});

describe("destinations", () => {
  test("are listed with their state, what waits and the oldest of it", async () => {
    await post(on.app, { ...NOBODY, userId: "u-1" }).expect(200);
    on.states.set("news/other", {
      state: "paused",
      lastError: "status 401",
      nextTryAt: NOW + 5_000,
    });
    on.states.delete("news/host");
    const answer = await admin(on.app, "get", "/destinations").expect(200);
    expect(answer.body).toEqual({
      destinations: [
        {
          id: "news/host",
          state: "removed",
          waiting: 1,
          oldest: new Date(NOW).toISOString(),
          refusedLastHour: 0,
        },
        {
          id: "news/other",
          state: "paused",
          waiting: 0,
          lastError: "status 401",
          nextTry: new Date(NOW + 5_000).toISOString(),
          refusedLastHour: 0,
        },
      ],
    });
  });

  test("events of a removed destination are listed, moved to another, or discarded", async () => {
    await post(on.app, { ...NOBODY, userId: "u-1" }).expect(200);
    const listed = await admin(on.app, "get", "/destinations/news/host/events").expect(200);
    const receivedAt = new Date(NOW).toISOString();
    expect(listed.body).toMatchObject({ events: [{ receivedAt, event: { messageId: "m-2" } }] });
    const move = (to: string) => admin(on.app, "post", "/destinations/news/host/move").send({ to });
    on.states.set("news/other", { state: "delivering" });
    expect((await move("news/other")).body).toMatchObject({ code: "destination_in_use" });
    await admin(on.app, "post", "/destinations/news/host/discard").expect(409);
    on.states.delete("news/host");
    expect((await move("news/nowhere")).body).toMatchObject({ code: "invalid_request" });
    expect((await move("news/other").expect(200)).body).toEqual({ moved: 1 });
    expect(on.woken).toContain("news/other");
    on.states.delete("news/other");
    const discarded = await admin(on.app, "post", "/destinations/news%2Fother/discard").expect(200);
    expect(discarded.body).toEqual({ discarded: 1 });
    expect(await on.store.waiting()).toEqual([]);
  });

  test("delivered events of a time are queued again", async () => {
    const at = (milliseconds: number) => new Date(NOW + milliseconds).toISOString();
    const resend = (span: object) =>
      admin(on.app, "post", "/destinations/news%2Fhost/resend").send(span).expect(200);
    await post(on.app, [OPENED, { ...OPENED, messageId: "m-5" }]).expect(200);
    expect(await on.events()).toHaveLength(2);
    expect((await resend({ since: at(1) })).body).toEqual({ resent: 0 });
    expect((await resend({ since: at(-1), until: at(-1) })).body).toEqual({ resent: 0 });
    expect((await resend({ since: at(0), until: at(0) })).body).toEqual({ resent: 2 });
    expect((await on.events()).map(({ messageId }) => messageId)).toEqual(["m-4", "m-5"]);
  });

  test.each([
    [{ since: "2026-13-01T10:00Z" }, "/since"],
    [{ since: "2026-05-01T10:00Z", until: "2026-05-32T10:00Z" }, "/until"],
    [{ until: "2026-05-01T10:00Z" }, "since"],
  ])("no events are queued again for %j", async (span, place) => {
    const answer = await admin(on.app, "post", "/destinations/news/host/resend")
      .send(span)
      .expect(400);
    expect(answer.body).toMatchObject({ code: "invalid_request" });
    expect((answer.body as { error: string }).error).toContain(place);
  });

  test.each(["news/host", "news%2Fhost"])("%s is tried again at once", async (id) => {
    const answer = await admin(on.app, "post", `/destinations/${id}/resume`).expect(200);
    expect(answer.body).toEqual({ resumed: "news/host" });
  });

  test("a source's write keys are shown where they are known", async () => {
    const digest = `sha256:${"a".repeat(64)}`;
    on.use(sourceEntry({ writeKeys: ["plain-key", digest] }));
    const listed = await admin(on.app, "get", "/sources").expect(200);
    expect(listed.body).toEqual({
      sources: [{ source: "news", refusedLastHour: 0, writeKeys: 2 }],
    });
    const answer = await admin(on.app, "get", "/sources/news/write-keys").expect(200);
    expect(answer.body).toEqual({ keys: ["plain-key"] });
  });

  test("one that is suspended gets nothing until it is resumed", async () => {
    await post(on.app, OPENED).expect(200);
    const answer = await admin(on.app, "post", "/destinations/news/host/suspend").expect(200);
    expect(answer.body).toEqual({ suspended: "news/host" });
    expect(await on.events()).toEqual([]);
    const shown = await admin(on.app, "get", "/destinations").expect(200);
    expect(shown.body).toMatchObject({ destinations: [{ state: "suspended", waiting: 1 }] });
    await admin(on.app, "post", "/destinations/news/host/resume").expect(200);
    expect(await on.events()).toMatchObject([OPENED]);
  });

  test("one that there is not is not found", async () => {
    await admin(on.app, "post", "/destinations/news/none/suspend").expect(404);
    await admin(on.app, "post", "/destinations/news/none/resume").expect(404);
    await admin(on.app, "post", "/destinations/news/none/test").expect(404);
  });

  test("one is tried with an event, of which nothing is kept", async () => {
    on.use(sourceEntry({ settings: { eventNames: { mailed: "Email Opened" } } }));
    on.answers.push({ kind: "locked", reason: "status 401" });
    const payload = { event: "mailed", userId: "u-1" };
    const answer = await admin(on.app, "post", "/destinations/news/host/test")
      .send(payload)
      .expect(200);
    expect(answer.body).toEqual({ result: "locked", reason: "status 401" });
    expect(on.tried).toMatchObject([{ type: "track", event: "Email Opened", userId: "u-1" }]);
    expect(await on.events()).toEqual([]);
  });

  test.each([
    ["no_recipient", NOBODY],
    ["invalid_payload", [NOBODY, NOBODY].map((one) => ({ ...one, userId: "u-1" }))],
  ])("none is tried with what is no event: %s", async (code, payload) => {
    const answer = await admin(on.app, "post", "/destinations/news/host/test").send(payload);
    expect([answer.status, (answer.body as { code: string }).code]).toEqual([400, code]);
    expect(on.tried).toEqual([]);
  });
});

test("sources are listed with their refusals within the last hour", async () => {
  await refuseTwo();
  const answer = await admin(on.app, "get", "/sources").expect(200);
  const at = new Date(NOW).toISOString();
  const reason = expect.stringContaining("not an event of this source's collections") as unknown;
  expect(answer.body).toEqual({
    sources: [
      {
        ...{ source: "news", refusedLastHour: 2, writeKeys: 1 },
        lastRefusal: { code: "unsupported_event", reason, at },
      },
    ],
  });
});

describe("the store", () => {
  test("says that it can be written, and how much room there is", async () => {
    const answer = await admin(on.app, "get", "/store").expect(200);
    expect(answer.body).toEqual({
      ...{ state: "ok", free: expect.any(Number) as unknown, reserve: 0, setAside: [] },
    });
  });

  test("names the problem, and the damaged files that are set aside", async () => {
    const aside = { file: "store.db.damaged-2026", isUnreadable: true };
    on.store.health = () => Promise.resolve({ state: "failing", setAside: [aside] });
    const answer = await admin(on.app, "get", "/store").expect(200);
    expect(answer.body).toEqual({ state: "failing", setAside: [aside] });
  });
});

describe("a call with more payloads than are allowed", () => {
  const opened = (index: number) => ({
    ...{ event: "Email Opened", messageId: `o-${index}` },
    ...(index !== 7 && { userId: "u-1" }),
  });

  test.each([
    ["an array", (list: object[]) => list, 2],
    ["a batch", (list: object[]) => ({ batch: list, context: { ip: "203.0.113.9" } }), 2],
    [
      "batches and payloads in an array",
      (list: object[]) => [
        { batch: list.slice(0, 9_000) },
        list[9_000],
        { batch: list.slice(9_001) },
      ],
      3,
    ],
  ])("is kept as entries that can be resent: %s", async (_, bodyOf, entries) => {
    const list = Array.from({ length: 12_001 }, (_each, index) => opened(index));
    await post(on.app, bodyOf(list)).expect(400);
    const before = await on.quarantined();
    expect(before).toHaveLength(entries);
    const answer = await admin(on.app, "post", "/quarantine/resend")
      .send({ all: true })
      .expect(200);
    expect(answer.body).toEqual({ counts: { resent: entries }, failed: [] });
    const ids = (await on.events()).map(({ messageId }) => messageId);
    expect(new Set(ids).size).toBe(12_000);
    expect(ids).toHaveLength(12_000);
    // One of them has no recipient.
    expect(await on.quarantined()).toMatchObject([{ code: "no_recipient" }]);
  });
});

describe("resending", () => {
  const resend = async (ids: string[]): Promise<object[]> => {
    const answer = await admin(on.app, "post", "/quarantine/resend").send({ ids }).expect(200);
    const { counts, failed } = answer.body as { counts: object; failed: object[] };
    return [counts, ...failed];
  };

  test("uses today's settings: entries that they fix are sent and leave the quarantine", async () => {
    const { shop } = await refuseTwo();
    on.use(sourceEntry({ settings: { eventNames: { "Product Viewed": "Email Opened" } } }));
    expect(await resend([shop])).toEqual([{ resent: 1 }]);
    expect(await on.events()).toMatchObject([{ event: "Email Opened", messageId: "m-3" }]);
    expect(await on.quarantined()).toHaveLength(1);
    expect(on.woken).toEqual(["news/host"]);
  });

  test("counts entries that are refused again, ignored, without a destination, or missing", async () => {
    const { nobody, shop } = await refuseTwo();
    on.use(sourceEntry({ settings: { unsupportedEvents: "ignore" } }));
    expect(await resend([nobody, shop, "none"])).toMatchObject([
      { refused: 1, ignored: 1, not_found: 1 },
      { id: nobody, result: "refused", code: "no_recipient" },
      { id: "none", result: "not_found" },
    ]);
    on.use(sourceEntry({ name: "Other" }));
    expect(await resend([nobody])).toEqual([
      { no_destination: 1 },
      { id: nobody, result: "no_destination" },
    ]);
    expect(await on.quarantined()).toMatchObject([{ id: nobody, count: 2 }]);
  });

  test("of a body that is not JSON is refused again", async () => {
    await post(on.app, "not JSON").expect(400);
    const [entry] = await on.quarantined();
    const [, result] = await resend([entry?.id ?? ""]);
    expect(result).toMatchObject({ result: "refused" });
  });

  test("delivers an event whose message id is another's under a derived id", async () => {
    const opened = { event: "Email Opened", messageId: "m-1", userId: "u-1" };
    await post(on.app, opened).expect(200);
    const clicked = { ...opened, event: "Email Link Clicked" };
    await post(on.app, clicked).expect(409);
    const [{ id } = { id: "" }] = await on.quarantined();
    expect(await resend([id])).toEqual([{ resent: 1 }]);
    const [first, second] = await on.events();
    expect(first).toMatchObject({ event: "Email Opened", messageId: "m-1" });
    expect(second).toMatchObject({ event: "Email Link Clicked" });
    expect(second?.messageId).toMatch(/^[0-9a-f]{64}$/);
    expect(await on.quarantined()).toEqual([]);
  });

  test("of an event that one destination refused goes to that one alone, unchanged", async () => {
    const settings = { pseudonymize: true };
    const destination = (id: string) => ({
      ...{ id, type: "segment", url: "http://127.0.0.1:9", writeKey: "k" },
    });
    on.use(sourceEntry({ settings, destinations: [destination("one"), destination("two")] }));
    await post(on.app, { ...SHOP, event: "Email Opened" }).expect(200);
    const [lease] = await on.store.lease("news/one", { events: 1, bytes: 10_000 }, 1);
    if (lease === undefined) throw new Error("nothing waits");
    const refused = { kind: "refused", code: "destination_refused", message: "no" } as const;
    await on.store.settle(lease, [refused]);
    const [entry] = await on.quarantined();
    expect(await resend([entry?.id ?? ""])).toEqual([{ resent: 1 }]);
    const events = await on.events("news/two");
    expect(events).toHaveLength(1);
    expect(await on.events("news/one")).toEqual(events);
  });
});

interface Page {
  entries: { id: string }[];
  next?: string;
}
