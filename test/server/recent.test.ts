import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import type { ObservedCall } from "../../transformer/core/observe.js";
import { DEFAULT_SETTINGS } from "../../transformer/core/settings.js";
import { Recent } from "../../transformer/server/recent/recent.js";
import { NOW } from "../support/transform.js";

/** A call with the given payloads, and the size that it claims to have. */
function callOf(users: readonly string[], size?: number, now = NOW): ObservedCall {
  const text = JSON.stringify(users.map((userId) => ({ event: "Email Opened", userId })));
  const messageIds = users.map((user) => `m-${user}`);
  const call = { source: "news", text, messageIds, settings: DEFAULT_SETTINGS, now };
  return { ...call, size: size ?? text.length };
}

const numbered = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `u-${index}`);

let recent: Recent;

beforeEach(() => {
  recent = new Recent(() => NOW);
});

/** Recipients of the remembered events, the newest first. */
function recipients(): (string | undefined)[] {
  return recent.list({}, 2_000).map(({ recipient }) => recipient);
}

describe("the memory of recent events", () => {
  test("is the last thousand payloads", () => {
    numbered(1_001).forEach((user, number) => {
      recent.called(callOf([user], undefined, NOW + number));
    });
    expect(recipients()).toEqual(numbered(1_001).slice(1).reverse());
  });

  test("is a whole call, however many payloads it has", () => {
    recent.called(callOf(["first"], undefined, NOW - 1_000));
    recent.called(callOf(numbered(1_500)));
    expect(recipients()).toEqual(numbered(1_500).reverse());
  });

  test("is a thousand payloads of one second, and every call with a refused one", () => {
    for (const user of numbered(1_000)) recent.called(callOf([user]));
    recent.called(callOf(["too-much"]));
    recent.called({ ...callOf(["refused"]), messageIds: [undefined] });
    expect(recipients()).toEqual(["refused", ...numbered(1_000).slice(1).reverse()]);
    recent.called(callOf(["later"], undefined, NOW + 1_000));
    expect(recipients()[0]).toBe("later");
  });

  test("skips a call that has no place in its second, and remembers none of it", () => {
    expect(recent.skips(1_500, NOW)).toBe(false);
    recent.called(callOf(numbered(999)));
    expect([recent.skips(1, NOW), recent.skips(2, NOW)]).toEqual([false, true]);
    expect(recent.skips(2, NOW + 1_000)).toBe(false);
    expect(recipients()).toHaveLength(999);
  });

  test("is ten calls of one second with a wrong key", () => {
    for (let count = 0; count < 12; count += 1) recent.wrongKey();
    expect(recent.list({ outcome: "unauthorized" }, 100)).toHaveLength(10);
  });

  test("is a thousand answers of one second, and a batch of more as a whole", () => {
    recent.called(callOf(["u-1", "u-2"]));
    const texts = recent.list({}, 2).map(({ id }) => JSON.stringify(recent.get(id)?.event));
    const answer = { destination: "news/host", now: NOW, results: ["delivered"] as const };
    const many = Array.from({ length: 1_500 }, () => texts[0] ?? "");
    recent.delivered({ ...answer, events: many });
    recent.delivered({ ...answer, events: [texts[1] ?? ""] });
    const counts = recent.list({}, 2).map(({ id }) => recent.get(id)?.deliveries.length);
    expect(counts).toEqual([1, 0]);
  });

  test("is sixteen million characters, and of a call with more than a million its outcome", () => {
    recent.called(callOf(["first"]));
    for (const user of numbered(16)) recent.called(callOf([user], 1_000_000));
    expect(recipients()).toEqual(numbered(16).reverse());
    recent.called(callOf(["long"], 1_000_001));
    expect(recent.list({}, 1)).toEqual([expect.objectContaining({ outcome: "accepted" })]);
    expect(recipients()).toEqual([undefined, ...numbered(16).reverse()]);
  });

  test("is the last four thousand answers of destinations", () => {
    recent.called(callOf(["u-1"]));
    const [event] = recent.list({}, 1);
    const id = event?.id ?? "";
    const json = JSON.stringify(recent.get(id)?.event);
    const answer = { destination: "news/host", now: NOW, results: ["delivered"] as const };
    recent.delivered({ ...answer, events: [json] });
    for (let count = 0; count < 3_999; count += 1) {
      recent.delivered({ ...answer, now: NOW + 1 + count, events: ["{}"] });
    }
    expect(recent.get(id)?.deliveries).toHaveLength(1);
    recent.delivered({ ...answer, now: NOW + 4_000, events: ["{}"] });
    expect(recent.get(id)?.deliveries).toEqual([]);
  });
});

describe("followers", () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  test("are told of fifty events in a turn, and how many were left out", () => {
    const told: [string[], number][] = [];
    recent.called(callOf(["before"]));
    const stop = recent.follow({
      onEvents: (events, skipped) => {
        told.push([events.map(({ recipient }) => recipient ?? ""), skipped]);
      },
      onEnd: () => undefined,
    });
    recent.called(callOf(["u-1", "u-2"]));
    jest.advanceTimersByTime(250);
    jest.advanceTimersByTime(250);
    expect(told.splice(0)).toEqual([[["u-1", "u-2"], 0]]);
    for (const user of numbered(30)) recent.called(callOf([user, `${user}-b`]));
    jest.advanceTimersByTime(250);
    const all = numbered(30).flatMap((user) => [user, `${user}-b`]);
    expect(told).toEqual([[all.slice(-50), 10]]);
    stop();
    recent.called(callOf(["after"]));
    jest.advanceTimersByTime(250);
    expect([told.length, jest.getTimerCount()]).toEqual([1, 0]);
  });
});
