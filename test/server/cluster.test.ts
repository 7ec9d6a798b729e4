// Real workers, with a program that is smaller than the service.
import cluster, { type Address, type Worker } from "node:cluster";
import { once } from "node:events";
import { afterEach, describe, expect, jest, test } from "@jest/globals";
import type { Logger } from "pino";
import { startWorkers } from "../../transformer/server/cluster.js";
import { recordingLog } from "../support/app.js";

let stop: (() => Promise<boolean>) | undefined;
let log: ReturnType<typeof recordingLog>;
let cannotServe = 0;

function start(count: number, fate: string): void {
  become(fate);
  log = recordingLog();
  cannotServe = 0;
  stop = startWorkers(count, log as unknown as Logger, () => {
    cannotServe += 1;
  });
}

/** Decides what workers do that are started from now on. */
function become(fate: string): void {
  cluster.setupPrimary({ exec: "test/support/worker.mjs", args: [fate], silent: true });
}

const nextListening = async (): Promise<Worker> =>
  ((await once(cluster, "listening")) as [Worker, Address])[0];

const workers = (): Worker[] =>
  Object.values(cluster.workers ?? {}).flatMap((one) =>
    one === undefined || one.isDead() ? [] : [one],
  );

afterEach(async () => {
  await stop?.();
  stop = undefined;
  expect(workers()).toEqual([]);
});

describe("workers", () => {
  test("serve until they are stopped", async () => {
    start(2, "serves");
    await nextListening();
    await nextListening();
    expect(workers()).toHaveLength(2);
    expect(await stop?.()).toBe(true);
    expect([log.lines, cannotServe]).toEqual([[], 0]);
  });

  test("are replaced when they end, and the others stay", async () => {
    start(2, "serves");
    const [first, second] = [await nextListening(), await nextListening()];
    first.process.kill("SIGKILL");
    const replacement = await nextListening();
    expect(workers().map(({ id }) => id)).toEqual([second.id, replacement.id]);
    expect(log.lines).toEqual([
      {
        level: "error",
        fields: { worker: first.process.pid, code: null, signal: "SIGKILL", delay: 1_000 },
        message: "worker ended, starting another",
      },
    ]);
  });

  test("that end before they listen are started again after twice the delay, up to 30 s", async () => {
    jest.useFakeTimers({ doNotFake: ["setImmediate", "nextTick", "performance", "Date"] });
    try {
      start(2, "serves");
      const worker = await nextListening();
      const [other, { port }] = (await once(cluster, "listening")) as [Worker, Address];
      become("ends at once");
      worker.process.kill("SIGKILL");
      const delays: unknown[] = [];
      while (delays.length < 8) {
        await once(cluster, "exit");
        delays.push(log.lines.at(-1)?.fields.delay);
        jest.advanceTimersByTime(Number(delays.at(-1)));
      }
      expect(delays).toEqual([1_000, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
      expect(log.lines[1]).toMatchObject({
        fields: { code: 3, signal: null },
        message: "worker ended before it could listen, starting another",
      });
      // Meanwhile the other worker serves.
      const answer = await fetch(`http://127.0.0.1:${port}`);
      expect(await answer.text()).toBe(String(other.process.pid));
      become("serves");
      await once(cluster, "exit");
      jest.advanceTimersByTime(30_000);
      // After a worker that listens the delay is short again.
      (await nextListening()).process.kill("SIGKILL");
      await once(cluster, "exit");
      expect(log.lines.at(-1)).toMatchObject({ fields: { delay: 1_000 } });
    } finally {
      jest.useRealTimers();
    }
  });

  test("of which none can listen are all stopped", async () => {
    start(2, "ends at once");
    await once(cluster, "exit");
    await once(cluster, "exit");
    await new Promise(setImmediate);
    expect([log.lines, cannotServe]).toEqual([[], 1]);
  });

  test("that do not end well are told by stop", async () => {
    start(2, "fails to stop");
    await nextListening();
    await nextListening();
    expect(await stop?.()).toBe(false);
    stop = undefined;
  });

  test("that have ended while their channel is still open are not waited for", async () => {
    start(1, "leaves its channel open");
    await nextListening();
    expect(await stop?.()).toBe(true);
    expect(Object.values(cluster.workers ?? {})).toHaveLength(1);
    expect(await stop?.()).toBe(true);
    await once(cluster, "disconnect");
  });

  test("that do not listen yet may end in any way when stopped", async () => {
    start(1, "serves");
    expect(await stop?.()).toBe(true);
    expect(log.lines).toEqual([]);
  });
});
