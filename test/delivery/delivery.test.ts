// The delivery between a real store and real hosts on the loopback.
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import type { ObservedDelivery } from "../../transformer/core/observe.js";
import { backoff, PACE, type Pace } from "../../transformer/delivery/backoff.js";
import {
  startDelivery,
  type Delivery,
  type DeliveryDeps,
} from "../../transformer/delivery/delivery.js";
import type { Client } from "../../transformer/delivery/destination.js";
import { connectDestination } from "../../transformer/hosts/destinations.js";
import { StoreError } from "../../transformer/store/errors.js";
import type { Entry } from "../../transformer/store/quarantine.js";
import type { Message, Store } from "../../transformer/store/store.js";
import { accept, Host, json, type Behaviour } from "../support/host.mjs";
import { eventually } from "../support/eventually.js";
import { DAY, newEvent, rememberingLog, temporaryStore, entriesIn } from "../support/stores.js";

const FAST: Pace = { base: 20, cap: 100, linger: 1, poll: 10, probe: 40 };
const ONE = "news/one";
const OTHER = "news/other";

let kept: Awaited<ReturnType<typeof temporaryStore>>;
let host: Host;
let delivery: Delivery;
let log: ReturnType<typeof rememberingLog>;
let counted: Record<string, number>;
let observed: ObservedDelivery[];
let clock: number;

beforeEach(async () => {
  kept = await temporaryStore(() => clock);
  host = await new Host().listen();
  log = rememberingLog();
  counted = {};
  observed = [];
  clock = Date.UTC(2026, 4, 1);
  delivery = start(kept.store);
});

afterEach(async () => {
  await delivery.stop(1_000);
  await host.close();
  await kept.close();
});

function start(store: Store, pace: Pace = FAST): Delivery {
  const add = (what: string, count: number): void => {
    counted[what] = (counted[what] ?? 0) + count;
  };
  const metrics: DeliveryDeps["metrics"] = {
    sent: (_, count) => {
      add("sent", count);
    },
    retried: (_, count) => {
      add("retried", count);
    },
    quarantined: (_, { code }, count) => {
      add(`quarantined ${code}`, count);
    },
    asked: () => undefined,
    misfits: () => undefined,
    paused: () => undefined,
  };
  const observer = { delivered: (one: ObservedDelivery) => void observed.push(one) };
  const deps = { store, retryHorizon: 7 * DAY, now: () => clock, log, metrics, observer };
  return startDelivery({ ...deps, pace, random: () => 1 });
}

function segment({ url }: Host): Client {
  return connectDestination({
    type: "segment",
    url: new URL(url),
    writeKey: "key",
    timeout: 60_000,
  });
}

async function accepted(ids: string[], destinations = [ONE], recipient?: string): Promise<void> {
  const events = ids.map((id) => newEvent(id, recipient ?? id));
  await kept.store.accept({ source: "news", destinations, events, refused: [] });
}

async function hasAll(at: Host, count: number): Promise<void> {
  expect(await at.until(() => at.taken.size === count, 120_000)).toBe(true);
}

async function untilEmpty(): Promise<void> {
  await eventually(async () => {
    expect(await kept.store.waiting()).toEqual([]);
  });
}

async function quarantined(): Promise<readonly Entry[]> {
  return entriesIn(kept.store);
}

function numbered(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `m-${index}`);
}

/** Answers in a way until told that it is enough. */
function failing(times: number, behaviour: Behaviour): void {
  host.behaviour = (call) => {
    if (times-- > 0) behaviour(call);
    else accept(call);
  };
}

test("queued events are delivered, and leave the store", async () => {
  await delivery.update(new Map([[ONE, segment(host)]]));
  await accepted(numbered(300));
  await hasAll(host, 300);
  await untilEmpty();
  expect(host.copies).toBe(0);
  expect(counted).toEqual({ sent: 300 });
});

test("events queued before the start are delivered", async () => {
  await accepted(["m"]);
  await delivery.update(new Map([[ONE, segment(host)]]));
  await hasAll(host, 1);
});

test("a destination that fails is tried again, with its events in order", async () => {
  failing(3, ({ response }) => {
    json(response, 500, {});
  });
  await delivery.update(new Map([[ONE, segment(host)]]));
  await accepted(numbered(50), [ONE], "ann");
  await hasAll(host, 50);
  await untilEmpty();
  expect([...host.taken.keys()]).toEqual(numbered(50));
  expect(host.copies).toBe(0);
  expect(counted).toMatchObject({ sent: 50, retried: 150 });
  expect(log.said).toEqual([
    {
      level: "warn",
      fields: { destination: ONE, reason: "status 500" },
      message: "delivery failed, will be retried",
    },
    { level: "info", fields: { destination: ONE }, message: "destination accepts events again" },
  ]);
});

test("Retry-After is obeyed", async () => {
  const times: number[] = [];
  let isFirst = true;
  host.behaviour = (call) => {
    times.push(performance.now());
    if (isFirst) json(call.response, 429, {}, { "Retry-After": "0.4" });
    else accept(call);
    isFirst = false;
  };
  await delivery.update(new Map([[ONE, segment(host)]]));
  await accepted(["m"]);
  await hasAll(host, 1);
  expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThan(390);
});

test("the answers about single events are shown to whoever observes", async () => {
  host.behaviour = ({ response }) => {
    json(response, 503, {});
    host.behaviour = (call) => {
      if (call.batch.length > 1 || call.batch[0]?.messageId === "m-1") json(call.response, 400, {});
      else accept(call);
    };
  };
  await delivery.update(new Map([[ONE, segment(host)]]));
  await accepted(numbered(2), [ONE], "ann");
  await hasAll(host, 1);
  await untilEmpty();
  const events = numbered(2).map((id) => newEvent(id, "ann").json);
  const shown = { destination: ONE, now: clock, events };
  expect(observed).toEqual([
    { ...shown, results: ["waiting", "waiting"], reason: "status 503" },
    { ...shown, results: ["delivered", "refused"], reason: "status 400" },
  ]);
});

test("one bad event among 500 is found and kept, and the others arrive", async () => {
  host.behaviour = (call) => {
    if (call.batch.some(({ messageId }) => messageId === "m-321")) json(call.response, 400, {});
    else accept(call);
  };
  await delivery.update(new Map([[ONE, segment(host)]]));
  await accepted(numbered(500), [ONE], "ann");
  await hasAll(host, 499);
  await untilEmpty();
  expect(await quarantined()).toMatchObject([
    { source: "news", destination: ONE, code: "destination_refused", count: 1 },
  ]);
  expect((await quarantined())[0]?.payload).toContain("m-321");
  expect(host.requests).toBeLessThan(25);
  expect(counted).toEqual({ sent: 499, "quarantined destination_refused": 1 });
});

test("batches that are too big are halved until they fit", async () => {
  host.behaviour = (call) => {
    if (call.batch.length > 10) json(call.response, 413, {});
    else accept(call);
  };
  await delivery.update(new Map([[ONE, segment(host)]]));
  await accepted(numbered(200), [ONE], "ann");
  await hasAll(host, 200);
  await untilEmpty();
  expect(await quarantined()).toEqual([]);
});

test("a failure in the middle of halving keeps the known verdicts and retries the rest", async () => {
  let calls = 0;
  host.behaviour = (call) => {
    calls += 1;
    if (calls === 1) json(call.response, 413, {});
    else if (calls === 3) json(call.response, 500, {});
    else accept(call);
  };
  await delivery.update(new Map([[ONE, segment(host)]]));
  await accepted(numbered(20), [ONE], "ann");
  await hasAll(host, 20);
  await untilEmpty();
  expect(host.copies).toBe(0);
});

test.each([401, 403])(
  "status %i pauses the destination, says so and drops nothing",
  async (status) => {
    failing(2, ({ response }) => {
      json(response, status, {});
    });
    await delivery.update(new Map([[ONE, segment(host)]]));
    await accepted(["m"]);
    clock += 30 * DAY; // it was never tried, so nothing is given up
    await eventually(() => {
      expect(delivery.states().get(ONE)?.state).toBe("paused");
    });
    await hasAll(host, 1);
    await eventually(() => {
      expect(delivery.states().get(ONE)).toEqual({ state: "delivering" });
    });
    expect(await quarantined()).toEqual([]);
    expect(log.said).toEqual([
      {
        level: "error",
        fields: { destination: ONE, reason: `status ${status}` },
        message: "destination paused",
      },
      { level: "info", fields: { destination: ONE }, message: "destination accepts events again" },
    ]);
  },
);

test("events retried until the horizon go to the quarantine", async () => {
  host.behaviour = ({ response }) => {
    json(response, 500, {});
  };
  await delivery.update(new Map([[ONE, segment(host)]]));
  await accepted(["m"]);
  await eventually(() => {
    expect(host.requests).toBeGreaterThan(1);
  });
  expect(await quarantined()).toEqual([]);
  clock += 8 * DAY;
  await untilEmpty();
  expect(await quarantined()).toMatchObject([{ code: "retry_horizon", destination: ONE }]);
});

test("only the messages that Jitsu names are sent again", async () => {
  let isFirst = true;
  host.behaviour = (call) => {
    const { batch, take, response } = call;
    if (!isFirst) {
      accept(call);
      return;
    }
    isFirst = false;
    take(batch.filter(({ messageId }) => messageId !== "m-3"));
    json(response, 200, { ok: false, errors: ["Message ID: m-3: not now"] });
  };
  const url = new URL(host.url);
  await delivery.update(
    new Map([[ONE, connectDestination({ type: "jitsu", url, writeKey: "id:secret" })]]),
  );
  await accepted(numbered(10), [ONE], "ann");
  await eventually(() => {
    expect(counted.retried).toBe(1);
  });
  clock += 1_000; // its own time to wait is over
  await hasAll(host, 10);
  await untilEmpty();
  expect(host.copies).toBe(0);
});

test("a destination that hangs does not slow another", async () => {
  await using other = await new Host().listen();
  host.behaviour = () => undefined;
  await delivery.update(
    new Map([
      // It hangs for longer than this test may take.
      [
        ONE,
        connectDestination({
          type: "segment",
          url: new URL(host.url),
          writeKey: "key",
          timeout: 60_000,
        }),
      ],
      [OTHER, segment(other)],
    ]),
  );
  await accepted(numbered(1_000), [ONE, OTHER]);
  await hasAll(other, 1_000);
  expect(host.taken.size).toBe(0);
});

test("batches in flight may finish when the delivery stops, and other events stay queued", async () => {
  let isAsked = false;
  host.behaviour = (call) => {
    isAsked = true;
    setTimeout(() => {
      accept(call);
    }, 100);
  };
  await delivery.update(new Map([[ONE, segment(host)]]));
  await accepted(["m"]);
  await eventually(() => {
    expect(isAsked).toBe(true);
  });
  expect(await delivery.stop(2_000)).toBe(true);
  expect(host.taken.size).toBe(1);
  expect(await kept.store.waiting()).toEqual([]);
  await accepted(["n"]);
  expect(await kept.store.waiting()).toMatchObject([{ events: 1 }]);
});

test("a lane that cannot be given back while its courier is replaced is given back later", async () => {
  const settle = (...of: Parameters<Store["settle"]>) => kept.store.settle(...of);
  let failures = 3;
  const store = {
    ...kept.store,
    settle: (...of: Parameters<Store["settle"]>) =>
      failures-- > 0 ? Promise.reject(new StoreError("store_failing")) : settle(...of),
  };
  await delivery.stop(0);
  delivery = start(store);
  let answer: (() => void) | undefined;
  host.behaviour = (call) => {
    host.behaviour = accept;
    answer = () => {
      accept(call);
    };
  };
  await delivery.update(new Map([[ONE, segment(host)]]));
  await accepted(["m"]);
  await eventually(() => {
    expect(answer).toBeDefined();
  });
  const replaced = delivery.update(new Map([[ONE, segment(host)]]));
  answer?.();
  await replaced;
  await untilEmpty();
  expect(failures).toBe(-1);
  expect(host.copies).toBe(0);
});

test("an error of the store does not shorten a Retry-After", async () => {
  const settle = (...of: Parameters<Store["settle"]>) => kept.store.settle(...of);
  let failures = 1;
  const store = {
    ...kept.store,
    settle: (...of: Parameters<Store["settle"]>) =>
      failures-- > 0 ? Promise.reject(new StoreError("store_failing")) : settle(...of),
  };
  await delivery.stop(0);
  delivery = start(store);
  host.behaviour = ({ response }) => {
    json(response, 429, {}, { "Retry-After": "3600" });
  };
  await delivery.update(new Map([[ONE, segment(host)]]));
  await accepted(["m"]);
  await eventually(() => {
    expect(failures).toBe(-1);
  });
  expect(delivery.states().get(ONE)?.nextTryAt).toBeGreaterThan(clock + 3_500_000);
  expect(host.requests).toBe(1);
});

test("a batch that outlasts the stop is aborted, and its events stay queued", async () => {
  host.behaviour = () => undefined;
  await delivery.update(new Map([[ONE, segment(host)]]));
  await accepted(["m"]);
  await eventually(() => {
    expect(host.requests).toBe(1);
  });
  expect(await delivery.stop(50)).toBe(false);
  expect(await kept.store.waiting()).toMatchObject([{ destination: ONE, events: 1 }]);
});

test("a destination that is replaced gets what waited for it at its new address", async () => {
  host.behaviour = ({ response }) => {
    json(response, 500, {});
  };
  await using other = await new Host().listen();
  await delivery.update(new Map([[ONE, segment(host)]]));
  await accepted(["m"]);
  await eventually(() => {
    expect(host.requests).toBeGreaterThan(0);
  });
  await delivery.update(new Map([[ONE, segment(other)]]));
  await hasAll(other, 1);
});

test("a store that fails for a while causes no duplicates", async () => {
  await delivery.stop(0);
  let failures = 3;
  const store: Store = {
    ...kept.store,
    settle: (...given) =>
      failures-- > 0
        ? Promise.reject(new StoreError("store_failing"))
        : kept.store.settle(...given),
  };
  delivery = start(store);
  await delivery.update(new Map([[ONE, segment(host)]]));
  await accepted(["m"]);
  await untilEmpty();
  expect(host.copies).toBe(0);
  expect(log.said).toContainEqual({
    level: "error",
    fields: { destination: ONE, code: "store_failing" },
    message: "the store cannot be used for delivery",
  });
});

test("the time between tries doubles up to ten minutes, with full jitter", () => {
  expect([1, 2, 3].map((attempts) => backoff(attempts, PACE, 1))).toEqual([500, 1_000, 2_000]);
  expect(backoff(100, PACE, 1)).toBe(600_000);
  expect(backoff(3, PACE, 0.25)).toBe(500);
  expect(backoff(3, PACE, 0)).toBe(0);
});

test("a paused destination is tried again at once when a person says so", async () => {
  await delivery.stop(0);
  delivery = start(kept.store, { ...FAST, probe: 60_000 });
  failing(1, ({ response }) => {
    json(response, 401, {});
  });
  await delivery.update(new Map([[ONE, segment(host)]]));
  await accepted(["m"]);
  await eventually(() => {
    expect(delivery.states().get(ONE)).toMatchObject({ state: "paused", lastError: "status 401" });
  });
  expect(delivery.states().get(ONE)?.nextTryAt).toBeGreaterThan(clock + 50_000);
  expect(await delivery.resume("news/none")).toBe(false);
  expect(await delivery.resume(ONE)).toBe(true);
  await hasAll(host, 1);
  await eventually(() => {
    expect(delivery.states().get(ONE)).toEqual({ state: "delivering" });
  });
});

test("a pause holds in all processes, and ends in all", async () => {
  await delivery.stop(0);
  // Two deliveries, of which one has the events: as two processes of a store in PostgreSQL.
  const heard: ((message: Message) => void)[] = [];
  const storeOf = (index: number, store: Store): Store => ({
    ...store,
    tell: (message) => Promise.resolve(heard[1 - index]?.(message)),
    onTold(listener) {
      heard[index] = listener;
      return () => undefined;
    },
  });
  const slow = { ...FAST, probe: 60_000 };
  delivery = start(storeOf(0, kept.store), slow);
  const idle = await temporaryStore(() => clock);
  const other = start(storeOf(1, idle.store), slow);
  failing(1, ({ response }) => {
    json(response, 401, {});
  });
  const destinations = new Map([[ONE, segment(host)]]);
  await Promise.all([delivery, other].map((each) => each.update(destinations)));
  await accepted(["m"]);
  const states = (): unknown[] => [delivery, other].map((each) => each.states().get(ONE)?.state);
  await eventually(() => {
    expect(states()).toEqual(["paused", "paused"]);
  });
  expect(other.states().get(ONE)).toMatchObject({ lastError: "status 401" });
  expect(await other.resume(ONE)).toBe(true);
  await hasAll(host, 1);
  await eventually(() => {
    expect(states()).toEqual(["delivering", "delivering"]);
  });
  await other.stop(0);
  await idle.close();
});

test("the end of the process does not wait for a store that fails", async () => {
  let settlements = 0;
  await delivery.stop(1_000);
  delivery = start({
    ...kept.store,
    settle: () => {
      settlements += 1;
      return Promise.reject(new StoreError("store_failing"));
    },
  });
  await delivery.update(new Map([[ONE, segment(host)]]));
  await accepted(["m-1"]);
  await eventually(() => {
    expect(settlements).toBeGreaterThan(0);
  });
  expect(await delivery.stop(1_000)).toBe(true);
});
