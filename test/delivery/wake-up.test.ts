import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { WakeUp } from "../../transformer/delivery/wake-up.js";

const PACE = { linger: 20, poll: 250 };

beforeEach(() => {
  jest.useFakeTimers();
});

afterEach(() => {
  jest.useRealTimers();
});

/** A job that notes when it starts, and that ends when it is told to. */
function job(restUntil = () => 0) {
  const began = performance.now();
  const starts: number[] = [];
  let end: () => void = () => undefined;
  const wakeUp = new WakeUp({
    restUntil,
    pace: PACE,
    run: () => {
      starts.push(performance.now() - began);
      return new Promise<void>((resolve) => {
        end = resolve;
      });
    },
  });
  return { wakeUp, starts, end: finish };

  async function finish(): Promise<void> {
    end();
    await Promise.resolve();
  }
}

describe("waking up", () => {
  test("runs after the delay, once however often it is asked", async () => {
    const { wakeUp, starts } = job();
    wakeUp.in(20);
    wakeUp.in(20);
    wakeUp.in(100);
    await jest.advanceTimersByTimeAsync(19);
    expect(starts).toEqual([]);
    await jest.advanceTimersByTimeAsync(200);
    expect(starts).toEqual([20]);
  });

  test("sets no timer to a time before now", () => {
    const { wakeUp } = job();
    const now = performance.now();
    let calls = 0;
    const clock = jest.spyOn(performance, "now").mockImplementation(() => now + calls++);
    const timer = jest.spyOn(globalThis, "setTimeout");
    wakeUp.in(0);
    expect(timer.mock.calls.map(([, delay]) => delay)).toEqual([0]);
    clock.mockRestore();
    timer.mockRestore();
  });

  test("an earlier time replaces a later one", async () => {
    const { wakeUp, starts } = job();
    wakeUp.in(100);
    wakeUp.in(5);
    await jest.advanceTimersByTimeAsync(150);
    expect(starts).toEqual([5]);
  });

  test("runs again after the poll interval", async () => {
    const { wakeUp, starts, end } = job();
    wakeUp.in(0);
    await jest.advanceTimersByTimeAsync(10);
    await end();
    await jest.advanceTimersByTimeAsync(250);
    expect(starts).toEqual([0, 260]);
  });

  test("runs soon after a run during which it was asked, and never twice at once", async () => {
    const { wakeUp, starts, end } = job();
    wakeUp.in(0);
    await jest.advanceTimersByTimeAsync(10);
    wakeUp.in(0);
    await jest.advanceTimersByTimeAsync(30);
    expect(starts).toEqual([0]);
    await end();
    await jest.advanceTimersByTimeAsync(20);
    expect(starts).toEqual([0, 60]);
  });

  test("waits until the end of a rest", async () => {
    const began = performance.now();
    const { wakeUp, starts } = job(() => began + 500);
    wakeUp.in(0);
    await jest.advanceTimersByTimeAsync(499);
    expect(starts).toEqual([]);
    await jest.advanceTimersByTimeAsync(1);
    expect(starts).toEqual([500]);
  });

  test("stopped, it waits for the run, and starts no other", async () => {
    const { wakeUp, starts, end } = job();
    wakeUp.in(0);
    await jest.advanceTimersByTimeAsync(10);
    let isStopped = false;
    const stopping = wakeUp.stop().then(() => (isStopped = true));
    await jest.advanceTimersByTimeAsync(1_000);
    expect(isStopped).toBe(false);
    await end();
    await stopping;
    wakeUp.in(0);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(starts).toEqual([0]);
  });
});
