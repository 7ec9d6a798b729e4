// Two processes of one store, as each other's live view sees them.
import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import type { ObservedCall } from "../../transformer/core/observe.js";
import { DEFAULT_SETTINGS } from "../../transformer/core/settings.js";
import { Recent } from "../../transformer/server/recent/recent.js";
import { shareRecent } from "../../transformer/server/recent/sharing.js";
import type { Message } from "../../transformer/store/store.js";
import { NOW } from "../support/transform.js";

type Listener = (message: Message) => void;

let listeners: Listener[];
/** How many there were. */
let messages: number;
let one: Recent;
let other: Recent;
let stops: (() => void)[];

beforeEach(() => {
  jest.useFakeTimers();
  [listeners, messages] = [[], 0];
  [one, other] = [new Recent(() => NOW), new Recent(() => NOW)];
  stops = [one, other].map((recent) => shareRecent({ store: storeOf(), recent }));
});

afterEach(() => {
  for (const stop of stops) stop();
  jest.useRealTimers();
});

/** Delivers a message to all processes but its sender, as the store in PostgreSQL does. */
function storeOf() {
  let own: Listener | undefined;
  return {
    tell(message: Message) {
      messages += 1;
      for (const listener of listeners) if (listener !== own) listener(message);
      return Promise.resolve();
    },
    onTold(listener: Listener) {
      own = listener;
      listeners.push(listener);
      return () => void listeners.splice(listeners.indexOf(listener), 1);
    },
  };
}

function callOf(userId: string, properties = {}): ObservedCall {
  const text = JSON.stringify({
    event: "Email Opened",
    userId,
    messageId: `m-${userId}`,
    properties,
  });
  const messageIds = [`m-${userId}`];
  return {
    ...{ source: "news", text, size: text.length, messageIds },
    ...{ settings: DEFAULT_SETTINGS, now: NOW },
  };
}

function watch(): { told: string[]; stop: () => void } {
  const told: string[] = [];
  const stop = one.follow({
    onEvents: (events) => void told.push(...events.map(({ recipient }) => recipient ?? "")),
    onEnd: () => undefined,
  });
  return { told, stop };
}

describe("the last events of two processes", () => {
  test("are not shared while nobody looks", () => {
    other.called(callOf("u-1"));
    jest.advanceTimersByTime(60_000);
    expect([messages, one.list({}, 10)]).toEqual([0, []]);
  });

  test("are shared while somebody looks, with payloads, and not passed on again", () => {
    const { told } = watch();
    one.called(callOf("u-1"));
    other.called(callOf("u-2"));
    jest.advanceTimersByTime(250);
    expect(told.sort()).toEqual(["u-1", "u-2"]);
    const [event] = one.list({ recipient: "u-2" }, 10);
    expect(one.get(event?.id ?? "")).toEqual(other.get(event?.id ?? ""));
    expect(one.get(event?.id ?? "")).toMatchObject({ payload: { userId: "u-2" } });
    expect(one.list({}, 10)).toHaveLength(2);
  });

  test("are the last fifty of earlier ones, once", () => {
    for (let count = 1; count <= 60; count += 1) other.called(callOf(`u-${count}`));
    const { told, stop } = watch();
    expect(told).toEqual(Array.from({ length: 50 }, (_, index) => `u-${index + 11}`));
    other.called(callOf("u-61"));
    jest.advanceTimersByTime(250);
    stop();
    expect(watch().told).toEqual([]);
    expect(told.slice(50)).toEqual(["u-61"]);
    expect(one.list({}, 100)).toHaveLength(51);
  });

  test("have the answers that another process got", () => {
    watch();
    one.called(callOf("u-1"));
    const [event] = one.list({}, 1);
    const json = JSON.stringify(one.get(event?.id ?? "")?.event);
    const delivery = { destination: "news/host", now: NOW, events: [json] };
    other.delivered({ ...delivery, results: ["refused"], reason: "status 400" });
    expect(one.get(event?.id ?? "")?.deliveries).toEqual([
      { destination: "news/host", at: NOW, result: "refused", reason: "status 400" },
    ]);
  });

  test("are shared by the process that is followed, too: the page may ask the other", () => {
    one.called(callOf("u-1"));
    watch();
    one.called(callOf("u-2"));
    jest.advanceTimersByTime(250);
    expect(other.list({}, 10).map(({ recipient }) => recipient)).toEqual(["u-2", "u-1"]);
  });

  test("are told together, without a payload that is too long", () => {
    const { told } = watch();
    messages = 0;
    other.called(callOf("u-1", { text: "x".repeat(9_000) }));
    other.called(callOf("u-2", { text: "x".repeat(10_000) }));
    jest.advanceTimersByTime(250);
    expect([told, messages]).toEqual([["u-1", "u-2"], 1]);
    const [long, short] = one.list({}, 2).map(({ id }) => one.get(id));
    expect(short).toMatchObject({ recipient: "u-1", payload: { userId: "u-1" } });
    expect(long).toMatchObject({ recipient: "u-2" });
    expect(long).not.toHaveProperty("payload");
  });

  test("have the answers that another process got before, once", () => {
    const text = `{"messageId":"m-u-1"}`;
    const delivery = { destination: "news/host", now: NOW, events: [text] };
    other.called(callOf("u-1"));
    other.delivered({ ...delivery, results: ["delivered"] });
    watch().stop();
    watch();
    const [event] = one.list({}, 1);
    expect(one.get(event?.id ?? "")?.deliveries).toEqual([
      { destination: "news/host", at: NOW, result: "delivered" },
    ]);
  });

  test("stop being shared five seconds after the last follower left", () => {
    const { stop } = watch();
    stop();
    jest.advanceTimersByTime(7_000);
    messages = 0;
    other.called(callOf("u-1"));
    jest.advanceTimersByTime(250);
    expect(messages).toBe(0);
  });
});
