import { expect, test } from "@jest/globals";
import { createMetrics } from "../../transformer/server/metrics.js";
import { AT, LIMITS, temporaryStore } from "../support/stores.js";

test("the duration of a store operation is counted in buckets from 1 ms to 5 s", async () => {
  const { store, close } = await temporaryStore();
  const metrics = createMetrics(() => AT);
  await metrics.watch(store).lease("news/a", LIMITS, 1);
  const text = await metrics.text();
  const buckets = [...text.matchAll(/_bucket\{le="([^"]+)",operation="lease"\} (\d)/g)];
  expect(buckets.map(([, limit]) => limit)).toEqual([
    ...["0.001", "0.0025", "0.005", "0.01", "0.025", "0.05", "0.1", "0.25", "1", "5", "+Inf"],
  ]);
  expect(buckets.at(-1)?.[2]).toBe("1");
  await close();
});
