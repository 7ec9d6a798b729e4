import { afterEach, beforeEach, expect, test } from "@jest/globals";
import request from "supertest";
import type { TrackEvent } from "../../transformer/core/collections.js";
import { DEFAULT_SETTINGS } from "../../transformer/core/settings.js";
import { transformBody } from "../../transformer/core/transform.js";
import type { JsonObject } from "../../transformer/core/values.js";
import { TallyKeeper } from "../../transformer/server/tallies.js";
import type { Counted } from "../../transformer/store/tallies.js";
import { createMetrics } from "../../transformer/server/metrics.js";
import { admin, post, receiving, type Receiving } from "../support/receiving.js";
import { NOW } from "../support/transform.js";

const OPENED = {
  event: "Email Opened",
  userId: "u-1",
  messageId: "m-1",
  properties: { campaign_id: "c-1" },
};

/** An event of a campaign without an id. */
function eventOf(name: string): TrackEvent {
  const payload = { ...OPENED, properties: { campaign_name: name } };
  const [outcome] = transformBody(payload, { settings: DEFAULT_SETTINGS, now: NOW });
  if (outcome?.kind !== "accepted") throw new Error("not accepted");
  return outcome.event;
}

let on: Receiving;

beforeEach(async () => {
  on = await receiving();
});

afterEach(async () => {
  await on[Symbol.asyncDispose]();
});

async function answerTo(path: string): Promise<unknown> {
  await on.tallies.flush();
  return (await admin(on.app, "get", path)).body;
}

test("payloads and new events are counted, copies not a second time", async () => {
  await post(on.app, [OPENED, OPENED, { ...OPENED, messageId: "m-2" }]).expect(200);
  await post(on.app, [OPENED, { event: "Shop", userId: "u" }]).expect(200);
  await post(on.app, { event: "Email Bounced", userId: "u-2" }).expect(200);
  on.metrics.sent("news/host", 3);
  for (const duration of [10, 10.1, 30_001]) on.metrics.asked("news/host", duration);
  const hour = new Date(NOW - (NOW % 3_600_000)).toISOString();
  expect(await answerTo("/tallies")).toEqual({
    tallies: [
      { hour, source: "news", what: "Email Bounced", count: 1 },
      { hour, source: "news", what: "Email Opened", count: 2 },
      { hour, source: "news", what: "duplicates", count: 2 },
      { hour, source: "news", what: "received", count: 6 },
      { hour, source: "news", what: "refused", count: 1 },
      { hour, source: "news/host", what: "answered_in_10", count: 1 },
      { hour, source: "news/host", what: "answered_in_25", count: 1 },
      { hour, source: "news/host", what: "answered_in_more", count: 1 },
      { hour, source: "news/host", what: "delivered", count: 3 },
    ],
  });
  const collection = "Email Opened";
  expect(await answerTo("/campaigns")).toEqual({
    campaigns: [{ source: "news", campaign: "c-1", collection, count: 2, first: hour, last: hour }],
  });
});

test("events of the source contract are counted, too", async () => {
  const item = { request: { body: JSON.stringify([OPENED, { event: "Shop", userId: "u" }]) } };
  await request(on.app).post("/v2/sources/nudgespot").send([item]).expect(200);
  const { tallies } = (await answerTo("/tallies")) as { tallies: JsonObject[] };
  expect(tallies.map(({ source, what, count }) => [source, what, count])).toEqual([
    ["rudderstack", "Email Opened", 1],
    ["rudderstack", "received", 1],
    ["rudderstack", "refused", 1],
  ]);
});

test("numbers that the store does not take wait for the next time", async () => {
  const keeper = new TallyKeeper();
  const metrics = keeper.watch(createMetrics(() => NOW));
  const taken: (readonly Counted[])[] = [];
  let isFailing = true;
  keeper.start({
    add(counted) {
      if (isFailing) return Promise.reject(new Error("the store fails"));
      taken.push(counted);
      return Promise.resolve();
    },
    byHour: () => Promise.resolve([]),
    byCampaign: () => Promise.resolve([]),
  });
  metrics.received("news", 2);
  await keeper.flush();
  isFailing = false;
  metrics.received("news", 3);
  await keeper.stop();
  await keeper.stop();
  expect(taken).toEqual([[{ source: "news", what: "received", campaign: "", count: 5 }]]);
});

test("of more than a thousand campaigns the others are counted without one", async () => {
  const keeper = new TallyKeeper();
  const metrics = keeper.watch(createMetrics(() => NOW));
  for (let number = 0; number <= 1_000; number += 1) {
    metrics.newEvent("news", eventOf(`c-${number}`));
  }
  metrics.newEvent("news", eventOf("c-999"));
  keeper.start(on.store.tallies);
  await keeper.stop();
  const counted = await on.store.tallies.byCampaign(0, 2_000);
  expect(counted).toHaveLength(1_000);
  expect(counted[0]).toMatchObject({ campaign: "c-999", count: 2 });
  expect(await on.store.tallies.byHour(0)).toMatchObject([{ what: "Email Opened", count: 1_002 }]);
});
