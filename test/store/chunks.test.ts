import { describe, expect, test } from "@jest/globals";
import { chunksOf, entryId, eventsOf, seenKey, sourceOf } from "../../transformer/store/chunks.js";
import { LANES, type NewEvent } from "../../transformer/store/events.js";

const event = (json: string, recipient = "ann"): NewEvent => ({
  ...{ messageId: json, content: "", recipient, json },
});

const texts = (count: number, length: number): string[] =>
  Array.from({ length: count }, (_, index) => String(index).padStart(length, "0"));

describe("chunks", () => {
  test("have the events of one lane, in order, and as many as they say", () => {
    const recipients = ["ann", "bob", "cat", "dan", "eve", "ann"];
    const chunks = chunksOf(recipients.map((recipient, index) => event(`${index}`, recipient)));
    expect(new Set(chunks.map(({ lane }) => lane)).size).toBe(chunks.length);
    for (const { lane, events, body } of chunks) {
      expect([lane >= 0, lane < LANES]).toEqual([true, true]);
      expect(eventsOf(body)).toHaveLength(events);
      expect(eventsOf(body)).toEqual(eventsOf(body).sort());
    }
    expect(chunks.flatMap(({ body }) => eventsOf(body)).sort()).toEqual([
      "0",
      "1",
      "2",
      "3",
      "4",
      "5",
    ]);
    const anns = chunks.find(({ body }) => eventsOf(body).includes("0"));
    expect(eventsOf(anns?.body ?? "")).toContain("5");
  });

  test.each([
    ["no event", [], []],
    ["one event", texts(1, 3), [1]],
    ["500 events", texts(500, 3), [500]],
    ["501 events", texts(501, 3), [500, 1]],
    ["400,000 characters", texts(4, 100_000), [4]],
    ["one character more", [...texts(4, 100_000), "x"], [4, 1]],
    ["an event that is longer than a chunk", texts(1, 400_001), [1]],
    ["two of them", texts(2, 400_001), [1, 1]],
  ])("of %s are split where they are full", (_, jsons, sizes) => {
    const chunks = chunksOf(jsons.map((json) => event(json)));
    expect(chunks.map(({ events }) => events)).toEqual(sizes);
    expect(chunks.flatMap(({ body }) => eventsOf(body))).toEqual(jsons);
  });

  test("spread recipients over all lanes", () => {
    const events = Array.from({ length: 200 }, (_, index) => event(`${index}`, `user-${index}`));
    const sizes = chunksOf(events).map((chunk) => chunk.events);
    expect(sizes).toHaveLength(LANES);
    expect(Math.min(...sizes)).toBeGreaterThan(10);
  });
});

test("keys and ids are 32 hex digits, and differ with each part", () => {
  const ids = [
    ...[seenKey("a", "b"), seenKey("a", "c"), seenKey("b", "b"), seenKey("ab", "")],
    ...[entryId("a", "b", "c"), entryId("a", "b", "d"), entryId("a", "", "bc")],
  ];
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32}$/);
  expect(seenKey("a", "b")).toBe(seenKey("a", "b"));
});

test("a destination's source is before the slash", () => {
  expect([sourceOf("news/a"), sourceOf("news/a/b"), sourceOf("news")]).toEqual(
    Array(3).fill("news"),
  );
});
