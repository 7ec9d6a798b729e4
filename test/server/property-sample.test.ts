import { expect, test } from "@jest/globals";
import { DEFAULT_SETTINGS } from "../../transformer/core/settings.js";
import { PropertySample } from "../../transformer/server/property-sample.js";
import { Recent } from "../../transformer/server/recent/recent.js";
import { NOW } from "../support/transform.js";

const recent = new Recent(() => NOW);
const sample = new PropertySample(recent);

function send(all: readonly object[], now = NOW): void {
  const text = JSON.stringify(
    all.map((properties) => ({ event: "Email Opened", userId: "u-1", properties })),
  );
  const messageIds = all.map((_, index) => `m-${index}`);
  recent.called({
    ...{ source: "news", text, size: text.length, messageIds, settings: DEFAULT_SETTINGS, now },
  });
}

function opened() {
  const found = sample.collections().find(({ collection }) => collection === "Email Opened");
  const seen = found?.properties.filter(({ lastSeen }) => lastSeen !== undefined) ?? [];
  return { events: found?.events, seen };
}

test("counts each event once, with its properties and their types", () => {
  send([{ email_subject: "Hi", coupon: 5 }]);
  sample.take();
  sample.take();
  send([{ coupon: "ten" }, { coupon: [1], extra: null }], NOW + 1_000);
  sample.take();
  const types = [
    { type: "number", count: 1 },
    { type: "string", count: 1 },
    { type: "array", count: 1 },
  ];
  const later = { share: 1 / 3, lastSeen: NOW + 1_000 };
  expect(opened()).toEqual({
    events: 3,
    seen: [
      {
        ...{ name: "email_subject", description: expect.any(String), share: 1 / 3 },
        ...{ types: [{ type: "string", count: 1 }], lastSeen: NOW },
      },
      { ...later, name: "coupon", share: 1, types },
      { ...later, name: "extra", types: [{ type: "null", count: 1 }] },
    ],
  });
});

test("takes fifty events at once, the newest", () => {
  const before = opened().events ?? 0;
  send(Array.from({ length: 60 }, (_, number) => ({ [`number_${number}`]: 1 })));
  sample.take();
  const { events = 0, seen } = opened();
  expect(events - before).toBe(50);
  const names = seen.map(({ name }) => name).filter((name) => name.startsWith("number_"));
  expect(names).toHaveLength(50);
  expect(names).not.toContain("number_9");
});

test("has every documented property of every collection", () => {
  const collections = sample.collections();
  expect(collections).toHaveLength(6);
  const delivered = collections.find(({ collection }) => collection === "Email Delivered");
  expect(delivered?.events).toBe(0);
  expect(delivered?.properties.map(({ name }) => name)).toContain("email_id");
});
