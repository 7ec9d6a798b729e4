import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, test, jest } from "@jest/globals";
import { keepRefusedIn, startUpkeep } from "../../transformer/server/store-maintenance.js";
import { createMetrics } from "../../transformer/server/metrics.js";
import { StoreError } from "../../transformer/store/errors.js";
import type { Store } from "../../transformer/store/store.js";
import { eventually } from "../support/eventually.js";
import { AT, temporaryStore } from "../support/stores.js";

const REFUSED = { payload: "{}", code: "no_recipient", message: "no recipient" } as const;

let store: Store;
let close: () => Promise<void>;
let lines: { level: number; code?: string; count?: number; msg: string }[];

const log = pino(
  { level: "info" },
  { write: (line) => void lines.push(JSON.parse(line) as never) },
);

beforeEach(async () => {
  lines = [];
  ({ store, close } = await temporaryStore());
});

afterEach(() => close());

describe("refused payloads", () => {
  test("are kept", async () => {
    await keepRefusedIn(store, log)([{ source: "news", refused: [REFUSED] }]);
    expect((await store.quarantine.list({}, 10)).entries).toMatchObject([{ firstSeen: AT }]);
  });

  test.each([
    [new StoreError("store_full"), "store_full"],
    [new TypeError("ann@example.com"), "unknown"],
  ])("that cannot be kept are logged: %s", async (error, code) => {
    store.quarantine.add = () => Promise.reject(error);
    await keepRefusedIn(store, log)([{ source: "news", refused: [REFUSED] }]);
    expect(lines).toMatchObject([{ code, msg: "refused payloads could not be stored" }]);
    expect(JSON.stringify(lines)).not.toContain("ann@");
  });
});

describe("the upkeep", () => {
  beforeEach(() => {
    jest.useFakeTimers({
      doNotFake: ["setTimeout", "setImmediate", "nextTick", "performance", "queueMicrotask"],
    });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  test("counts removed entries, and says so once a minute", async () => {
    store.maintain = () => Promise.resolve(1);
    const metrics = createMetrics(() => AT);
    const stop = startUpkeep({ store, metrics, log });
    jest.advanceTimersByTime(10_000);
    await eventually(() => {
      expect(lines).toMatchObject([{ count: 1 }]);
    });
    expect(await metrics.text()).toContain("nudgespot_quarantine_removed_total 1");
    for (let call = 2; call <= 4; call += 1) {
      jest.advanceTimersByTime(10_000);
      await eventually(async () => {
        expect(await metrics.text()).toContain(`nudgespot_quarantine_removed_total ${call}`);
      });
    }
    expect(lines).toHaveLength(1);
    stop();
    expect(lines).toMatchObject([{ count: 1 }, { count: 3 }]);
  });

  test("that fails is said, and goes on", async () => {
    store.maintain = () => Promise.reject(new StoreError("store_failing"));
    const metrics = createMetrics(() => AT);
    const stop = startUpkeep({ store, metrics, log });
    jest.advanceTimersByTime(20_000);
    await eventually(() => {
      expect(lines).toHaveLength(2);
    });
    expect(lines[0]).toMatchObject({
      code: "store_failing",
      msg: "the store's maintenance failed",
    });
    stop();
  });
});
