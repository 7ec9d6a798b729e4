import { describe, expect, test } from "@jest/globals";
import type { Request } from "../../../transformer/store/embedded/operations.js";
import { Queue } from "../../../transformer/store/embedded/queue.js";
import { AT, newEvent } from "../../support/stores.js";

describe("the writer's queue", () => {
  test.each<{ name: string; waiting: Request[]; taken: number[][] }>([
    { name: "nothing", waiting: [], taken: [[]] },
    {
      name: "operations in the order in which they came",
      waiting: [accept(1, 1), request(2, "counts"), accept(3, 1), request(4, "close")],
      taken: [[1, 2, 3, 4], []],
    },
    {
      name: "the delivery's before all others",
      waiting: [accept(1, 1), request(2, "lease"), request(3, "counts"), request(4, "settle")],
      taken: [[2, 4, 1, 3], []],
    },
    {
      name: "calls up to 320 events and no further",
      waiting: [accept(1, 319), accept(2, 1), accept(3, 1)],
      taken: [[1, 2], [3], []],
    },
    {
      name: "a call with more than that",
      waiting: [accept(1, 319), accept(2, 1_000), accept(3, 1)],
      taken: [[1, 2], [3], []],
    },
    {
      name: "the delivery's though a call fills the transaction",
      waiting: [accept(1, 1_000), accept(2, 1_000), request(3, "lease")],
      taken: [[3, 1], [2], []],
    },
    {
      name: "64 operations and no more",
      waiting: [...numbers(1, 65).map((number) => accept(number, 1)), request(66, "settle")],
      taken: [[66, ...numbers(1, 63)], [64, 65], []],
    },
    {
      name: "16 of the delivery's and no more",
      waiting: [accept(1, 1), ...numbers(2, 18).map((number) => request(number, "settle"))],
      taken: [[...numbers(2, 17), 1], [18], []],
    },
  ])("gives $name", ({ waiting, taken }) => {
    const queue = new Queue();
    for (const one of waiting) queue.add(one);
    for (const group of taken) {
      expect(queue.isEmpty).toBe(group.length === 0);
      expect(queue.take().map(({ number }) => number)).toEqual(group);
    }
  });
});

function accept(number: number, count: number): Request {
  const events = Array.from({ length: count }, (_, index) => newEvent(`m${index}`));
  const given = {
    source: "nudgespot",
    destinations: ["nudgespot/cdp"],
    events,
    refused: [],
  };
  return { number, name: "accept", given: { call: given, now: AT } };
}

function request(number: number, name: "lease" | "settle" | "counts" | "close"): Request {
  return { number, name, given: undefined };
}

/** From the first to the last. */
function numbers(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
