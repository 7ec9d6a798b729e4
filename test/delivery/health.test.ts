import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { PACE } from "../../transformer/delivery/backoff.js";
import { DestinationHealth, type DestinationNews } from "../../transformer/delivery/health.js";

const NOW = Date.UTC(2026, 2, 1);

const FAILED = { kind: "failed", reason: "status 500" } as const;
const LOCKED = { kind: "locked", reason: "status 401" } as const;

beforeEach(() => {
  jest.useFakeTimers({ now: NOW });
});

afterEach(() => {
  jest.useRealTimers();
});

/** A destination whose backoff is always the longest possible. */
function destination() {
  const logged: string[] = [];
  const paused: boolean[] = [];
  const told: DestinationNews[] = [];
  const log =
    (level: string) =>
    (fields: object, message: string): void =>
      void logged.push(`${level}: ${message} ${JSON.stringify(fields)}`);
  const health = new DestinationHealth("news/host", {
    now: () => Date.now(),
    log: { info: log("info"), warn: log("warn"), error: log("error") },
    metrics: { paused: (_id, isPaused) => void paused.push(isPaused) },
    pace: PACE,
    random: () => 1,
    tell: (news) => void told.push(news),
  });
  const rest = (): number => health.restUntil - performance.now();
  return { health, logged, paused, told, rest };
}

const TROUBLED = '{"destination":"news/host","reason":"status 500"}';
const RECOVERED = 'info: destination accepts events again {"destination":"news/host"}';

describe("the health of a destination", () => {
  test("is well at first", () => {
    const { health } = destination();
    expect([health.isWell, health.state]).toEqual([true, { state: "delivering" }]);
  });

  test("backs off from failures in a row, up to ten minutes", () => {
    const { health, rest } = destination();
    const rests = Array.from({ length: 12 }, () => {
      health.note(FAILED);
      return rest();
    });
    expect(rests.slice(0, 4)).toEqual([500, 1_000, 2_000, 4_000]);
    expect(rests.at(-1)).toBe(600_000);
    expect(health.isWell).toBe(false);
    expect(health.state).toEqual({
      state: "failing",
      lastError: "status 500",
      nextTryAt: NOW + 600_000,
    });
  });

  test("counts batches that fail together as one failure", () => {
    const { health, rest } = destination();
    const together = performance.now();
    const failAll = (): void => {
      for (let lane = 0; lane < 8; lane += 1) {
        jest.advanceTimersByTime(1);
        health.note(FAILED, together);
      }
    };
    failAll();
    expect(rest()).toBe(500 - 7);
    jest.advanceTimersByTime(500);
    health.note(FAILED);
    expect(rest()).toBe(1_000);
    health.note(undefined);
    failAll();
    expect(health.state).toMatchObject({ state: "failing" });
    expect(rest()).toBe(1_000 - 8);
  });

  test("rests as long as the destination asks", () => {
    const { health, rest } = destination();
    health.note({ ...FAILED, retryAfter: 7_000 });
    expect(rest()).toBe(7_000);
  });

  test("has a time of the next try until then", () => {
    const { health } = destination();
    health.note({ ...FAILED, retryAfter: 7_000 });
    jest.advanceTimersByTime(6_999);
    expect(health.state).toMatchObject({ nextTryAt: NOW + 7_000 });
    jest.advanceTimersByTime(1);
    expect(health.state).toEqual({ state: "failing", lastError: "status 500" });
  });

  test("has what the destination answered, until it is well", () => {
    const { health, logged } = destination();
    health.note({ ...FAILED, quote: "ann@example.com is odd" });
    expect(health.state).toMatchObject({ lastAnswer: "ann@example.com is odd" });
    expect(logged.join()).not.toContain("ann@");
    health.note(undefined);
    expect(health.state).not.toHaveProperty("lastAnswer");
  });

  test("a success ends the failures", () => {
    const { health, rest } = destination();
    health.note(FAILED);
    health.note(FAILED);
    jest.advanceTimersByTime(1_000);
    health.note(undefined);
    expect(health.state).toEqual({ state: "delivering" });
    health.note(FAILED);
    expect(rest()).toBe(500);
  });

  test("logs the first of several failures, once a minute", () => {
    const { health, logged } = destination();
    health.note(FAILED);
    health.note(FAILED);
    health.note(undefined);
    health.note(FAILED);
    health.note(undefined);
    const failed = `warn: delivery failed, will be retried ${TROUBLED}`;
    expect(logged).toEqual([failed, RECOVERED]);
    jest.advanceTimersByTime(60_000);
    health.note(FAILED);
    health.note(undefined);
    expect(logged.slice(2)).toEqual([failed, RECOVERED]);
  });

  test("a locked destination is paused, and tried again once a minute", () => {
    const { health, paused, logged, rest } = destination();
    health.note(LOCKED);
    health.note(LOCKED);
    expect(rest()).toBe(60_000);
    expect(health.state).toMatchObject({ state: "paused", lastError: "status 401" });
    expect(paused).toEqual([true]);
    expect(logged).toEqual([
      'error: destination paused {"destination":"news/host","reason":"status 401"}',
    ]);
  });

  test("a failure in between leaves it paused, a success does not", () => {
    const { health, paused, logged } = destination();
    health.note(LOCKED);
    health.note(FAILED);
    expect(health.state).toMatchObject({ state: "paused", lastError: "status 500" });
    health.note(undefined);
    expect([health.isWell, paused, logged.at(-1)]).toEqual([true, [true, false], RECOVERED]);
  });

  test("resuming ends the rest, and nothing else", () => {
    const { health } = destination();
    health.note(LOCKED);
    health.hear({ kind: "resume", destination: "news/host" });
    expect(health.restUntil).toBe(0);
    expect(health.state).toEqual({ state: "paused", lastError: "status 401" });
  });

  test("tells the other processes when it is paused, and when it is not any more", () => {
    const { health, told } = destination();
    for (const trouble of [FAILED, LOCKED, LOCKED, FAILED, undefined, undefined]) {
      health.note(trouble);
    }
    expect(told).toEqual([
      { kind: "paused", destination: "news/host", reason: "status 401" },
      { kind: "recovered", destination: "news/host" },
    ]);
  });

  test("is paused as long as another process says, and tells nobody of it", () => {
    const { health, told, paused, rest } = destination();
    health.note({ ...FAILED, quote: "an older answer" });
    health.hear({ kind: "paused", destination: "news/host", reason: "status 401" });
    const nextTryAt = NOW + 60_000;
    expect(health.state).toEqual({ state: "paused", lastError: "status 401", nextTryAt });
    expect(rest()).toBe(60_000);
    health.hear({ kind: "recovered", destination: "news/host" });
    expect([health.isWell, health.restUntil, paused, told]).toEqual([true, 0, [true, false], []]);
  });

  test("an error of the store is not the destination's", () => {
    const { health, logged, rest } = destination();
    health.noteStoreError(Object.assign(new Error("no"), { code: "store_full" }));
    health.noteStoreError(new Error("disk gone"));
    expect(health.isWell).toBe(true);
    expect(rest()).toBe(500);
    expect(logged).toEqual([
      'error: the store cannot be used for delivery {"destination":"news/host","code":"store_full"}',
    ]);
  });

  test("an error of the store without a message is named", () => {
    const { health, logged } = destination();
    health.noteStoreError(new TypeError());
    expect(logged).toEqual([
      'error: the store cannot be used for delivery {"destination":"news/host","code":"TypeError"}',
    ]);
  });

  test("an error of the store does not shorten a rest", () => {
    const { health, rest } = destination();
    health.note(LOCKED);
    health.noteStoreError("gone");
    expect(rest()).toBe(60_000);
  });
});
