// The store of a service that was given none.
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { openMemoryStore } from "../../transformer/store/memory/open.js";
import type { Store } from "../../transformer/store/store.js";
import { AT } from "../support/stores.js";

describe("a store in memory", () => {
  let store: Store;

  beforeEach(() => {
    store = openMemoryStore({
      quarantine: { received: 0, contract: 2 ** 30 },
      quarantineRetention: 1_000,
      now: () => AT,
    });
  });

  afterEach(() => store.close());

  const add = (index: number, length: number): Promise<void> =>
    store.quarantine.add("rudderstack:news", [
      {
        payload: JSON.stringify(`${index}`.padEnd(length - 2, "x")),
        code: "invalid_payload",
        message: "it is wrong",
      },
    ]);

  test("keeps at most 16 MB of payloads, the last ones", async () => {
    const mebibyte = 2 ** 20;
    for (let index = 0; index < 20; index += 1) await add(index, mebibyte);
    expect(await store.quarantine.counts()).toMatchObject([{ entries: 16 }]);
    const { entries } = await store.quarantine.list({}, 100, undefined);
    expect(entries.map(({ bytes }) => bytes)).toEqual(Array.from({ length: 16 }, () => mebibyte));
  });

  test("says that it is in memory, and how much room there is", async () => {
    const { free = 0, ...health } = await store.health();
    expect(health).toEqual({ state: "ok", isInMemory: true, reserve: 0, setAside: [] });
    await add(1, 2 ** 20);
    const { free: less = 0 } = await store.health();
    expect(free - less).toBeGreaterThanOrEqual(2 ** 20);
    expect(free - less).toBeLessThan(1.1 * 2 ** 20);
  });

  test("takes no more than 64 MB, and goes on", async () => {
    await add(1, 100);
    const counted = Array.from({ length: 80 }, (_, index) => ({
      ...{ source: "rudderstack", what: "received", count: 1 },
      campaign: `${index}`.padEnd(2 ** 20, "x"),
    }));
    await expect(store.tallies.add(counted)).rejects.toMatchObject({ code: "store_full" });
    expect(await store.tallies.byHour(0)).toEqual([]);
    await add(2, 100);
    expect(await store.quarantine.counts()).toMatchObject([{ entries: 2 }]);
  });
});
