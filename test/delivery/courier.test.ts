// A courier's verdicts, with a clock that stands still and a store that records them.
import { describe, expect, jest, test } from "@jest/globals";
import { PACE } from "../../transformer/delivery/backoff.js";
import { Courier } from "../../transformer/delivery/courier.js";
import type { BatchAnswer, Client } from "../../transformer/delivery/destination.js";
import { StoreError } from "../../transformer/store/errors.js";
import { LANES, LEASE_TERM, type Lease, type Verdict } from "../../transformer/store/events.js";
import type { Store } from "../../transformer/store/store.js";
import { eventually } from "../support/eventually.js";
import { AT, DAY, rememberingLog, temporaryStore } from "../support/stores.js";

const HORIZON = 7 * DAY;

interface Given {
  readonly attempts?: number;
  /** Milliseconds between the event's arrival and now. */
  readonly age?: number;
}

/** A courier with short pauses, on a store of which some operations are replaced. */
function courierOf(
  store: Store,
  {
    send,
    sent = () => undefined,
    poll = 5,
    ...operations
  }: Pick<Client, "send"> &
    Partial<Store> & { sent?: (id: string, count: number) => void; poll?: number },
): Courier {
  return new Courier(
    "news/host",
    { limits: { events: 1, bytes: 1_000 }, send, close: () => Promise.resolve() },
    {
      store: { ...store, ...operations },
      retryHorizon: HORIZON,
      now: () => AT,
      log: rememberingLog(),
      metrics: {
        sent,
        retried: () => undefined,
        quarantined: () => undefined,
        asked: () => undefined,
        misfits: () => undefined,
        paused: () => undefined,
      },
      pace: { base: 5, cap: 5, linger: 0, poll, probe: 5 },
      random: () => 1,
    },
  );
}

/** The verdict for one event, and the numbers that were counted. */
async function verdictFor(answer: BatchAnswer, { attempts = 0, age = 0 }: Given = {}) {
  const kept = await temporaryStore();
  const counted: Record<string, number> = {};
  const asked: string[] = [];
  const count = (name: string) => (_id: string, number: number) => {
    counted[name] = number;
  };
  const event = { json: "{}", attempts, age };
  const leases: Lease[] = [{ id: "lease", destination: "news/host", lane: 0, events: [event] }];
  let settle: (verdicts: Verdict[]) => void = () => undefined;
  const settled = new Promise<Verdict[]>((resolve) => {
    settle = resolve;
  });
  const courier = new Courier(
    "news/host",
    {
      limits: { events: 1, bytes: 1_000 },
      send: () => Promise.resolve(answer),
      close: () => Promise.resolve(),
    },
    {
      store: {
        ...kept.store,
        lease: () => Promise.resolve(leases.splice(0)),
        settle: (_lease, verdicts) => {
          settle([...verdicts]);
          return Promise.resolve(true);
        },
      },
      retryHorizon: HORIZON,
      now: () => AT,
      log: rememberingLog(),
      metrics: {
        sent: count("sent"),
        retried: count("retried"),
        quarantined: (_id, { code }, number) => (counted[code] = number),
        asked: (id) => void asked.push(id),
        misfits: () => undefined,
        paused: () => undefined,
      },
      pace: { ...PACE, linger: 0 },
      random: () => 1,
    },
  );
  courier.wake();
  const [verdict] = await settled;
  await courier.stop(1_000, true);
  await kept.close();
  return { verdict, counted, asked };
}

const answered = (kind: "delivered" | "later"): BatchAnswer => ({
  kind: "answered",
  events: [{ kind }],
});

const FAILED = { kind: "failed", reason: "status 500" } as const;
const LOCKED = { kind: "locked", reason: "status 401" } as const;

const EXPIRED = {
  kind: "refused",
  code: "retry_horizon",
  message: "the destination did not accept the event within RETRY_HORIZON",
};

describe("a courier", () => {
  test("asks for a lane's next events when the lane is settled, too", async () => {
    const kept = await temporaryStore();
    const [waiting, sent]: [string[], (readonly string[])[]] = [["1", "2", "3"], []];
    let isHeld = false;
    const courier = courierOf(kept.store, {
      poll: 60_000,
      send(events) {
        sent.push(events);
        return Promise.resolve(answered("delivered"));
      },
      // Like PostgreSQL, it gives no events of a lane that is being settled.
      lease() {
        const json = isHeld ? undefined : waiting.shift();
        if (json === undefined) return Promise.resolve([]);
        isHeld = true;
        const events = [{ json, attempts: 0, age: 0 }];
        return Promise.resolve([{ id: json, destination: "news/host", lane: 0, events }]);
      },
      async settle() {
        await new Promise((resolve) => setTimeout(resolve, 20));
        isHeld = false;
        return true;
      },
    });
    courier.wake();
    await eventually(() => {
      expect(sent).toEqual([["1"], ["2"], ["3"]]);
    });
    await courier.stop(1_000, true);
    await kept.close();
  });

  test("settles a delivered event, and counts it", async () => {
    expect(await verdictFor(answered("delivered"))).toEqual({
      verdict: { kind: "delivered" },
      counted: { sent: 1 },
      asked: ["news/host"],
    });
  });

  test.each([
    [0, 500],
    [1, 1_000],
    [3, 4_000],
  ])("retries an event alone after attempt %i in %i ms", async (attempts, delay) => {
    expect(await verdictFor(answered("later"), { attempts })).toEqual({
      verdict: { kind: "later", delay },
      counted: { retried: 1 },
      asked: ["news/host"],
    });
  });

  test("gives a rejected event to the quarantine, with the reason", async () => {
    const answer: BatchAnswer = {
      kind: "answered",
      events: [{ kind: "refused", reason: "too large" }],
    };
    expect(await verdictFor(answer)).toEqual({
      verdict: {
        kind: "refused",
        code: "destination_refused",
        message: "the destination refused the event: too large",
      },
      counted: { destination_refused: 1 },
      asked: ["news/host"],
    });
  });

  test.each<[string, BatchAnswer, number, unknown]>([
    ["at the horizon a failed batch waits", FAILED, HORIZON, { kind: "waiting" }],
    ["past it the event is given up", FAILED, HORIZON + 1, EXPIRED],
    ["past it an event that is retried alone, too", answered("later"), HORIZON + 1, EXPIRED],
    ["a locked destination gives nothing up", LOCKED, HORIZON + 1, { kind: "waiting" }],
  ])("%s", async (_name, answer, age, verdict) => {
    expect((await verdictFor(answer, { age })).verdict).toEqual(verdict);
  });

  test("asks for one lane after a failure, and for all again after a success", async () => {
    const kept = await temporaryStore();
    const lanes: number[] = [];
    const answers = [FAILED, answered("delivered"), answered("delivered")];
    const courier = courierOf(kept.store, {
      send: () => Promise.resolve(answers.shift() ?? FAILED),
      lease: (_id, _limits, free) => {
        lanes.push(free);
        const event = { json: "{}", attempts: 0, age: 0 };
        const lease = {
          id: "lease",
          destination: "news/host",
          lane: lanes.length,
          events: [event],
        };
        return Promise.resolve(lanes.length > 3 ? [] : [lease]);
      },
      settle: () => Promise.resolve(true),
    });
    courier.wake();
    await eventually(() => {
      expect(lanes.slice(0, 4)).toEqual([LANES, 1, LANES, LANES]);
    });
    await courier.stop(1_000, true);
    await kept.close();
  });

  test("that stops gives leases back unsent, and the destination stays as it was", async () => {
    const kept = await temporaryStore();
    const event = { json: "{}", attempts: 0, age: 0 };
    const lease: Lease = { id: "lease", destination: "news/host", lane: 0, events: [event] };
    const asked: ((leases: readonly Lease[]) => void)[] = [];
    const settled: Verdict[] = [];
    let sent = 0;
    const courier = courierOf(kept.store, {
      send: () => {
        sent += 1;
        return Promise.resolve(FAILED);
      },
      // The first lease comes at once, the second during the stop.
      lease: () =>
        new Promise((resolve) => {
          if (asked.push(resolve) === 1) resolve([lease]);
        }),
      settle: (_lease, verdicts) => Promise.resolve(settled.push(...verdicts) > 0),
    });
    courier.wake();
    await eventually(() => {
      expect(asked).toHaveLength(2);
    });
    const stopped = courier.stop(1_000, true);
    asked[1]?.([lease]);
    expect(await stopped).toBe(true);
    expect([sent, settled]).toEqual([1, [{ kind: "waiting" }, { kind: "waiting" }]]);
    expect(courier.state).toMatchObject({ state: "failing", lastError: "status 500" });
    await kept.close();
  });

  test("extends the lease of events that are being sent, and counts none that had expired", async () => {
    jest.useFakeTimers({ doNotFake: ["setImmediate", "nextTick", "queueMicrotask"] });
    const kept = await temporaryStore();
    const event = { json: "{}", attempts: 0, age: 0 };
    const leases: Lease[] = [{ id: "lease", destination: "news/host", lane: 0, events: [event] }];
    const extended: string[] = [];
    const counted: number[] = [];
    let answer: ((answer: BatchAnswer) => void) | undefined;
    let settled = 0;
    const courier = courierOf(kept.store, {
      send: () => new Promise((resolve) => (answer = resolve)),
      lease: () => Promise.resolve(leases.splice(0)),
      extend: ({ id }) => {
        extended.push(id);
        // The store fails once: the next heartbeat comes all the same.
        if (extended.length === 1) return Promise.reject(new StoreError("store_failing"));
        return Promise.resolve(false);
      },
      settle: () => {
        settled += 1;
        return Promise.resolve(false);
      },
      sent: (_id, count) => counted.push(count),
    });
    courier.wake();
    await jest.advanceTimersByTimeAsync(5);
    expect(answer).toBeDefined();
    await jest.advanceTimersByTimeAsync(2 * LEASE_TERM);
    expect(extended).toHaveLength(6);
    answer?.(answered("delivered"));
    await jest.advanceTimersByTimeAsync(2 * LEASE_TERM);
    expect([extended.length, settled, counted]).toEqual([6, 1, []]);
    jest.useRealTimers();
    await courier.stop(1_000, true);
    await kept.close();
  });

  test.each([
    [true, 1],
    [false, 3],
  ])(
    "that stops (process ends: %s) settles %i times where the store fails",
    async (ends, times) => {
      const kept = await temporaryStore();
      let settled = 0;
      const event = { json: "{}", attempts: 0, age: 0 };
      const leases = [{ id: "lease", destination: "news/host", lane: 0, events: [event] }];
      let stopping: Promise<boolean> | undefined;
      const courier = courierOf(kept.store, {
        send: () => Promise.resolve(answered("delivered")),
        lease: () => Promise.resolve(leases.splice(0)),
        settle: () => {
          settled += 1;
          stopping ??= courier.stop(1_000, ends);
          return settled < 3
            ? Promise.reject(new StoreError("store_failing"))
            : Promise.resolve(true);
        },
      });
      courier.wake();
      await eventually(() => {
        expect(stopping).toBeDefined();
      });
      expect(await stopping).toBe(true);
      expect(settled).toBe(times);
      await kept.close();
    },
  );
});
