// What the processes of a store know of each other, with reports that a test writes.
import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import type { DestinationState } from "../../transformer/delivery/health.js";
import { createActivity } from "../../transformer/server/activity.js";
import { Fleet } from "../../transformer/server/fleet.js";
import { StoreError } from "../../transformer/store/errors.js";
import type { Store } from "../../transformer/store/store.js";
import { recordingLog } from "../support/app.js";
import { AT, temporaryStore } from "../support/stores.js";

const REFUSED = { code: "no_recipient", message: "no recipient" } as const;

let kept: Awaited<ReturnType<typeof temporaryStore>>;
let store: Store;
let states: Map<string, DestinationState>;
let now: number;

beforeEach(async () => {
  kept = await temporaryStore();
  store = { ...kept.store };
  states = new Map([["news/a", { state: "delivering" }]]);
  now = AT;
});

afterEach(() => kept.close());

function fleetOf(on = store): Fleet {
  const activity = createActivity(recordingLog(), () => now);
  activity.refused("news", REFUSED, 2);
  activity.stop();
  return new Fleet({ store: on, delivery: { states: () => states }, activity });
}

const REFUSAL = { code: "no_recipient", reason: "no recipient" };

describe("the fleet", () => {
  test("of one process reports what that one knows", async () => {
    expect(await fleetOf().report()).toEqual({
      states: { "news/a": { state: "delivering" } },
      destinations: {},
      sources: { news: { refusedLastHour: 2, lastRefusal: { ...REFUSAL, at: AT } } },
    });
  });

  test("does not report what a destination answered: reports are written to the store", async () => {
    const lastAnswer = "ann@example.com is odd";
    states.set("news/a", { state: "failing", lastError: "status 500", lastAnswer });
    const { states: reported } = await fleetOf().report();
    expect(reported).toEqual({ "news/a": { state: "failing", lastError: "status 500" } });
  });

  test("has the worst state of a destination, and the sum of refusals", async () => {
    const paused = { state: "paused", lastError: "status 401", nextTryAt: AT + 1 };
    const others = [
      {
        states: { "news/a": paused, "news/b": { state: "failing", lastError: "status 500" } },
        destinations: { "news/a": { refusedLastHour: 1 } },
        sources: { news: { refusedLastHour: 3, lastRefusal: { ...REFUSAL, at: AT + 1 } } },
      },
      {
        states: { "news/a": { state: "failing", lastError: "status 503" } },
        destinations: { "news/a": { refusedLastHour: 4 } },
        sources: { news: { refusedLastHour: 5, lastRefusal: { ...REFUSAL, at: AT - 1 } } },
      },
    ];
    store.reports = () => Promise.resolve(others.map((report) => JSON.stringify(report)));
    expect(await fleetOf().report()).toEqual({
      states: { "news/a": paused, "news/b": { state: "failing", lastError: "status 500" } },
      destinations: { "news/a": { refusedLastHour: 5 } },
      sources: { news: { refusedLastHour: 10, lastRefusal: { ...REFUSAL, at: AT + 1 } } },
    });
  });

  test("reports every five seconds, and logs that it cannot", async () => {
    jest.useFakeTimers();
    const reports: string[] = [];
    store.report = (report) => {
      reports.push(report);
      return reports.length > 1
        ? Promise.reject(new StoreError("store_failing"))
        : Promise.resolve();
    };
    const log = recordingLog();
    const fleet = fleetOf();
    const stop = fleet.start(log);
    await jest.advanceTimersByTimeAsync(10_000);
    stop();
    await jest.advanceTimersByTimeAsync(10_000);
    jest.useRealTimers();
    expect(reports.map((report) => JSON.parse(report) as unknown)).toEqual([
      await fleet.report(),
      await fleet.report(),
    ]);
    expect(log.lines).toMatchObject([{ level: "error", fields: { code: "store_failing" } }]);
  });
});
