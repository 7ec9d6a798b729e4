import { afterEach, beforeEach, describe, expect, test, jest } from "@jest/globals";
import { createActivity, type Activity } from "../../transformer/server/activity.js";
import { rememberingLog } from "../support/stores.js";

const NOBODY = { code: "no_recipient", message: "no recipient" } as const;
const REFUSED = { code: "destination_refused", message: "status 400" } as const;
const MINUTE = 60_000;

let log: ReturnType<typeof rememberingLog>;
let activity: Activity;

beforeEach(() => {
  jest.useFakeTimers({ now: 0 });
  log = rememberingLog();
  activity = createActivity(log, Date.now);
});

afterEach(() => {
  activity.stop();
  jest.useRealTimers();
});

describe("the log", () => {
  test("has one line a minute of each kind, with a count", () => {
    activity.refused("news", NOBODY, 2);
    for (let call = 0; call < 10; call += 1) activity.refused("news", NOBODY, 3);
    const fields = { source: "news", code: "no_recipient" };
    const line = (count: number) => ({
      ...{ level: "warn", fields: { ...fields, count }, message: "payloads were refused" },
    });
    expect(log.said).toEqual([line(2)]);
    jest.advanceTimersByTime(MINUTE);
    expect(log.said).toEqual([line(2), line(30)]);
    jest.advanceTimersByTime(10 * MINUTE);
    expect(log.said).toHaveLength(2);
    activity.refused("news", NOBODY, 1);
    expect(log.said.at(-1)).toEqual(line(1));
  });

  test.each<[string, (on: Activity) => void, object]>([
    [
      "a destination refused events",
      (on) => {
        on.destinationRefused("news/a", REFUSED, 42);
      },
      { destination: "news/a", reason: "status 400", count: 42 },
    ],
    [
      "calls had an unknown write key",
      (on) => {
        on.wrongKey();
      },
      { count: 1 },
    ],
    [
      "calls were answered with 503",
      (on) => {
        on.unavailable("store_full");
      },
      { code: "store_full", count: 1 },
    ],
  ])("%s", (message, happen, fields) => {
    happen(activity);
    expect(log.said).toMatchObject([{ message, fields }]);
  });

  test("has the counts when the service stops", () => {
    activity.wrongKey();
    activity.wrongKey();
    activity.stop();
    expect(log.said.map(({ fields }) => fields)).toEqual([{ count: 1 }, { count: 1 }]);
  });
});

describe("refusals", () => {
  test("are those of the last hour, with the last reason", () => {
    activity.refused("news", NOBODY, 5);
    jest.advanceTimersByTime(59 * MINUTE);
    activity.refused("news", { code: "invalid_timestamp", message: "a time" }, 1);
    activity.destinationRefused("news/a", REFUSED, 42);
    const at = 59 * MINUTE;
    const lastRefusal = { code: "invalid_timestamp", reason: "a time", at };
    expect(activity.sources()).toEqual(new Map([["news", { refusedLastHour: 6, lastRefusal }]]));
    expect(activity.destinations().get("news/a")).toMatchObject({ refusedLastHour: 42 });
    jest.advanceTimersByTime(MINUTE);
    expect(activity.sources().get("news")?.refusedLastHour).toBe(1);
    jest.advanceTimersByTime(59 * MINUTE);
    expect(activity.sources().get("news")).toEqual({ refusedLastHour: 0, lastRefusal });
  });
});
