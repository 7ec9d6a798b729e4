import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import {
  LANES,
  LEASE_TERM,
  type Call,
  type Lease,
  type NewEvent,
} from "../../transformer/store/events.js";
import type { Store } from "../../transformer/store/store.js";
import { eventually } from "../support/eventually.js";
import {
  all,
  AT,
  DAY,
  drain,
  entriesIn,
  idsOf,
  LIMITS,
  newEvent,
  SHARE,
} from "../support/stores.js";

/** Opens the same store each time, until `clear`. */
export interface Opener {
  open(): Promise<Store>;
  /** Sets the store's clock, in milliseconds since the epoch. With NaN nothing can be written. */
  setTime(time: number): Promise<void>;
  clear(): Promise<void>;
}

const A = "news/a";
const B = "news/b";

function call(ids: readonly string[], changes: Partial<Call> = {}): Call {
  const events = ids.map((id) => newEvent(id));
  return { source: "news", destinations: [A], events, refused: [], ...changes };
}

function refused(name: string, code: "no_recipient" | "unsupported_event" = "no_recipient") {
  return { payload: JSON.stringify({ name }), code, message: "why" };
}

async function leased(store: Store, destination = A): Promise<Lease> {
  const [lease] = await store.lease(destination, LIMITS, 1);
  if (lease === undefined) throw new Error("nothing to lease");
  return lease;
}

/** What every engine of the store does alike. */
export function storeSuite(
  name: string,
  canReopen: boolean,
  makeOpener: () => Promise<Opener>,
): void {
  const testReopening = canReopen ? test : test.skip;
  describe(name, () => {
    let opener: Opener;
    let store: Store;

    beforeEach(async () => {
      opener = await makeOpener();
      store = await opener.open();
    });

    afterEach(async () => {
      await store.close();
      await opener.clear();
    });

    async function reopen(): Promise<void> {
      await store.close();
      store = await opener.open();
    }

    test("keeps the events of a recipient in order, over many calls", async () => {
      for (const id of ["1", "2", "3"]) await store.accept(call([`${id}a`, `${id}b`]));
      expect(await drain(store, A)).toEqual(["1a", "1b", "2a", "2b", "3a", "3b"]);
      expect(await drain(store, A)).toEqual([]);
    });

    test("says that a call could be stored", async () => {
      expect(await store.health()).toMatchObject({ state: "ok", setAside: [] });
    });

    test("counts the calls of a second for each key", async () => {
      const over = async (key: string): Promise<boolean> =>
        (await store.overLimit(key, 2)) !== undefined;
      expect([await over("a"), await over("a"), await over("a")]).toEqual([false, false, true]);
      const left = (await store.overLimit("a", 2)) ?? 0;
      expect(left).toBeGreaterThan(0);
      expect(left).toBeLessThanOrEqual(1_000);
      expect(await over("b")).toBe(false);
    });

    testReopening("keeps everything when it is opened again", async () => {
      await store.accept(call(["1", "2"], { refused: [refused("x")] }));
      await reopen();
      expect(await store.waiting()).toEqual([{ destination: A, events: 2, oldestAt: AT }]);
      expect(await store.accept(call(["2", "3"]))).toEqual({ duplicates: [0], reused: [] });
      expect(await drain(store, A)).toEqual(["1", "2", "3"]);
      expect((await store.quarantine.list({}, 10)).entries).toHaveLength(1);
    });

    test("gives each destination all events, independent of the others", async () => {
      await store.accept(call(["1", "2"], { destinations: [A, B] }));
      const lease = await leased(store, A);
      expect(await drain(store, B)).toEqual(["1", "2"]);
      await store.settle(lease, all(lease, { kind: "waiting" }));
      expect(await store.waiting()).toEqual([{ destination: A, events: 2, oldestAt: AT }]);
      expect(await drain(store, A)).toEqual(["1", "2"]);
    });

    testReopening("leases nothing of a suspended destination, until it is resumed", async () => {
      await store.accept(call(["1"], { destinations: [A, B] }));
      const lease = await leased(store);
      await store.suspend(A, true);
      await store.suspend(A, true);
      expect(await store.settle(lease, all(lease, { kind: "waiting" }))).toBe(true);
      expect(await drain(store, A)).toEqual([]);
      expect(await drain(store, B)).toEqual(["1"]);
      await reopen();
      expect(await store.suspended()).toEqual([A]);
      expect(await drain(store, A)).toEqual([]);
      await store.suspend(A, false);
      expect(await store.suspended()).toEqual([]);
      expect(await drain(store, A)).toEqual(["1"]);
    });

    test("queues the new events of a call that has known ones, too, in their order", async () => {
      const events = Array.from({ length: 120 }, (_, index) =>
        newEvent(`${index}`, `who-${index % 12}`),
      );
      const known = events.flatMap((_, index) => (index % 7 < 3 || index > 100 ? [index] : []));
      await store.accept(call([], { events: known.flatMap((index) => events[index] ?? []) }));
      await drain(store, A);
      expect(await store.accept(call([], { events, destinations: [A, B] }))).toEqual({
        ...{ duplicates: known, reused: [] },
      });
      const added = events.filter((_, index) => !known.includes(index));
      for (const destination of [A, B]) {
        const drained = await drain(store, destination);
        for (let who = 0; who < 12; who += 1) {
          const own = ({ recipient }: NewEvent): boolean => recipient === `who-${who}`;
          const ids = added.filter(own).map(({ messageId }) => messageId);
          expect(drained.filter((id) => Number(id) % 12 === who)).toEqual(ids);
        }
        expect(drained).toHaveLength(added.length);
      }
    });

    testReopening("tells copies of an event from other events with its message id", async () => {
      const [first, other] = [newEvent("1", "ann"), newEvent("1", "bob")];
      expect(await store.accept(call([], { events: [first, first, other] }))).toEqual({
        ...{ duplicates: [1], reused: [2] },
      });
      expect(await store.accept(call([], { events: [other, first] }))).toEqual({
        ...{ duplicates: [1], reused: [0] },
      });
      await reopen();
      expect(await store.accept(call([], { events: [other] }))).toEqual({
        ...{ duplicates: [], reused: [0] },
      });
      await opener.setTime(AT + 7 * DAY);
      expect(await store.accept(call([], { events: [other] }))).toEqual({
        duplicates: [],
        reused: [],
      });
      const { entries } = await store.quarantine.list({}, 10);
      expect(entries).toMatchObject([{ code: "message_id_reused", count: 3 }]);
      expect(await entriesIn(store)).toMatchObject([{ payload: other.json }]);
      expect(await drain(store, A)).toHaveLength(2);
    });

    test("gives the events of a destination to another, or drops them", async () => {
      await store.accept(call(["1", "2"]));
      await store.accept(call(["3"], { destinations: [A, B] }));
      expect(await store.queued(A, 2)).toMatchObject([{ receivedAt: AT }, { receivedAt: AT }]);
      const lease = await leased(store, A);
      expect(await store.move(A, B)).toBeUndefined();
      await store.settle(lease, all(lease, { kind: "waiting" }));
      expect(await store.move(A, B)).toBe(3);
      expect(await store.waiting()).toEqual([{ destination: B, events: 3, oldestAt: AT }]);
      const held = await leased(store, B);
      expect(await store.drop(B)).toBeUndefined();
      await store.settle(held, all(held, { kind: "waiting" }));
      expect(await store.drop(B)).toBe(3);
      expect(await store.waiting()).toEqual([]);
    });

    test("tells whoever listens of destinations that get events", async () => {
      const told: string[] = [];
      const stop = store.onWork((destination) => told.push(destination));
      await store.accept(call(["1"], { destinations: [A, B] }));
      await eventually(() => {
        expect(told).toEqual([A, B]);
      });
      await store.move(A, "news/c");
      await eventually(() => {
        expect(told).toEqual([A, B, "news/c"]);
      });
      await store.accept(call(["1"], { destinations: [A, B] })); // a duplicate
      stop();
      await store.accept(call(["2"]));
      expect(told).toHaveLength(3);
    });

    test("a lane is held by one at a time", async () => {
      await store.accept(call(["1"]));
      const lease = await leased(store);
      await store.accept(call(["2"]));
      expect(await store.lease(A, LIMITS, 1)).toEqual([]);
      await store.settle(lease, all(lease, { kind: "delivered" }));
      expect(await drain(store, A)).toEqual(["2"]);
    });

    test("a lease that is not extended expires, and its lane is free", async () => {
      await store.accept(call(["1", "2"]));
      const lease = await leased(store);
      await opener.setTime(AT + LEASE_TERM - 1);
      expect(await store.lease(A, LIMITS, 1)).toEqual([]);
      await opener.setTime(AT + LEASE_TERM);
      const next = await leased(store);
      expect(idsOf(next)).toEqual(["1", "2"]);
      expect(next.id).not.toBe(lease.id);
      expect(await store.extend(lease)).toBe(false);
      expect(await store.settle(lease, all(lease, { kind: "delivered" }))).toBe(false);
      expect(await store.waiting()).toMatchObject([{ events: 2 }]);
      expect(await store.settle(next, all(next, { kind: "delivered" }))).toBe(true);
      expect(await store.waiting()).toEqual([]);
    });

    test("a lease that expired cannot be settled, even if nobody else has its lane", async () => {
      await store.accept(call(["1"]));
      const lease = await leased(store);
      await opener.setTime(AT + LEASE_TERM);
      expect(await store.settle(lease, all(lease, { kind: "delivered" }))).toBe(false);
      expect(await drain(store, A)).toEqual(["1"]);
    });

    test("a lease that is extended is valid for another term", async () => {
      await store.accept(call(["1"]));
      const lease = await leased(store);
      await opener.setTime(AT + LEASE_TERM - 1);
      expect(await store.extend(lease)).toBe(true);
      await opener.setTime(AT + 2 * LEASE_TERM - 2);
      expect(await store.lease(A, LIMITS, 1)).toEqual([]);
      expect(await store.settle(lease, all(lease, { kind: "delivered" }))).toBe(true);
      expect(await store.waiting()).toEqual([]);
    });

    test("a lease is settled once", async () => {
      await store.accept(call(["1"]));
      const lease = await leased(store);
      expect(await store.settle(lease, all(lease, { kind: "waiting" }))).toBe(true);
      expect(await store.settle(lease, all(lease, { kind: "delivered" }))).toBe(false);
      expect(await drain(store, A)).toEqual(["1"]);
    });

    test("the delivery does not wait until no calls are left to be kept", async () => {
      await store.accept(call(["first"]));
      let isLeased = false;
      let count = 0;
      const lease = leased(store).then(() => (isLeased = true));
      // One of sixteen is always waiting: whoever lets all calls go first never leases.
      const callAgain = async (): Promise<void> => {
        while (!isLeased) await store.accept(call([`${count++}`]));
      };
      await Promise.all([lease, ...Array.from({ length: 16 }, callAgain)]);
      expect(count).toBeGreaterThanOrEqual(16);
    });

    testReopening(
      "whatever was given back before it is closed is kept, however many lanes",
      async () => {
        const destinations = [A, B, "news/c", "news/d", "news/e"];
        const events = Array.from({ length: 64 }, (_, index) =>
          newEvent(`${index}`, `who-${index}`),
        );
        await store.accept(call([], { events, destinations }));
        const leases = await Promise.all(destinations.map((id) => store.lease(id, LIMITS, 8)));
        // Meanwhile all that is given back has to wait.
        const many = Array.from({ length: 10_000 }, (_, index) => newEvent(`many-${index}`));
        const kept = store.accept(call([], { events: many, destinations: [] }));
        const settled = leases
          .flat()
          .map((lease) => store.settle(lease, all(lease, { kind: "delivered" })));
        expect(settled).toHaveLength(40);
        await Promise.all([kept, ...settled, reopen()]);
        expect(await store.waiting()).toEqual([]);
      },
    );

    test("lanes of different recipients are leased side by side", async () => {
      const events = Array.from({ length: 64 }, (_, index) => newEvent(`${index}`, `who-${index}`));
      await store.accept(call([], { events }));
      const leases = [];
      for (let lane = 0; lane < 8; lane += 1) leases.push(await leased(store));
      expect(new Set(leases.map(({ lane }) => lane)).size).toBe(8);
      expect(leases.flatMap(idsOf).sort()).toEqual(events.map((one) => one.messageId).sort());
      expect(await store.lease(A, LIMITS, 1)).toEqual([]);
    });

    test("waiting events keep their place before those that came later", async () => {
      await store.accept(call(["1", "2", "3", "4"]));
      const lease = await leased(store);
      await store.accept(call(["5"]));
      const [delivered, waiting] = [{ kind: "delivered" }, { kind: "waiting" }] as const;
      await store.settle(lease, [delivered, waiting, delivered, waiting]);
      expect(await store.waiting()).toMatchObject([{ events: 3 }]);
      expect(await drain(store, A)).toEqual(["2", "4", "5"]);
    });

    test("an event put aside comes back at its time, with one attempt more", async () => {
      await store.accept(call(["1", "2"]));
      const first = await leased(store);
      await store.settle(first, [{ kind: "later", delay: 1_000 }, { kind: "delivered" }]);
      await opener.setTime(AT + 999);
      expect(await store.lease(A, LIMITS, 1)).toEqual([]);
      expect(await store.waiting()).toEqual([{ destination: A, events: 1, oldestAt: AT }]);
      await opener.setTime(AT + 1_000);
      const second = await leased(store);
      expect(second.events).toMatchObject([{ attempts: 1, age: 1_000 }]);
      await store.settle(second, [{ kind: "later", delay: 2_000 }]);
      await opener.setTime(AT + 3_000);
      const third = await leased(store);
      expect(third.events).toMatchObject([{ attempts: 2 }]);
    });

    test("a refused event goes to the quarantine of its destination", async () => {
      await store.accept(call(["1", "2"], { destinations: [A, B] }));
      const lease = await leased(store, B);
      const verdict = {
        kind: "refused",
        code: "destination_refused",
        message: "status 400",
      } as const;
      await opener.setTime(AT + 5);
      await store.settle(lease, [{ kind: "delivered" }, verdict]);
      const { entries } = await store.quarantine.list({ destination: B }, 10);
      expect(entries).toMatchObject([
        {
          source: "news",
          destination: B,
          code: "destination_refused",
          firstSeen: AT + 5,
          count: 1,
        },
      ]);
      expect(JSON.parse((await entriesIn(store))[0]?.payload ?? "")).toMatchObject({
        messageId: "2",
      });
      expect(await drain(store, B)).toEqual([]);
      expect(await drain(store, A)).toEqual(["1", "2"]);
    });

    test.each([
      [{ events: 2, bytes: 1_000_000 }, 2],
      [{ events: 100, bytes: 250 }, 2],
      [{ events: 100, bytes: 1 }, 1],
    ])("a lease holds at most %o, and one event at least", async (limits, count) => {
      const ids = ["1", "2", "3", "4", "5"];
      await store.accept(
        call([], { events: ids.map((id) => newEvent(id, "ann", "x".repeat(70))) }),
      );
      const seen: string[] = [];
      for (;;) {
        const [lease] = await store.lease(A, limits, 1);
        if (lease === undefined) break;
        expect(lease.events.length).toBeLessThanOrEqual(count);
        seen.push(...idsOf(lease));
        await store.settle(lease, all(lease, { kind: "delivered" }));
      }
      expect(seen).toEqual(ids);
    });

    test.each<[string, time: number, Partial<Call>, duplicates: number[]]>([
      ["within the window", AT + 7 * DAY - 1, {}, [0]],
      ["when the window is over", AT + 7 * DAY, {}, []],
      ["of another source", AT, { source: "shop" }, []],
    ])("a message id %s", async (_when, time, changes, duplicates) => {
      await store.accept(call(["1"]));
      await opener.setTime(time);
      expect(await store.accept(call(["1"], changes))).toEqual({ duplicates, reused: [] });
      expect(await drain(store, A)).toHaveLength(2 - duplicates.length);
    });

    test("the same call many times at once is kept once", async () => {
      const kept = await Promise.all(
        Array.from({ length: 50 }, () => store.accept(call(["1", "2", "1"]))),
      );
      expect(kept.reduce((sum, { duplicates }) => sum + duplicates.length, 0)).toBe(50 * 3 - 2);
      expect(await drain(store, A)).toEqual(["1", "2"]);
    });

    test("the ids of a failed call are not remembered", async () => {
      await opener.setTime(NaN);
      await expect(store.accept(call(["1"]))).rejects.toThrow("store_failing");
      await opener.setTime(AT);
      expect(await store.accept(call(["1"]))).toEqual({ duplicates: [], reused: [] });
      expect(await drain(store, A)).toEqual(["1"]);
    });

    test("gives some lanes at once, none twice", async () => {
      await store.accept(
        call(
          Array.from({ length: 200 }, (_, index) => `id-${index}`),
          {
            events: Array.from({ length: 200 }, (_, index) =>
              newEvent(`id-${index}`, `who-${index}`),
            ),
          },
        ),
      );
      const some = await store.lease(A, LIMITS, 3);
      const others = await store.lease(A, LIMITS, LANES);
      expect(some).toHaveLength(3);
      expect(others).toHaveLength(LANES - 3);
      const lanes = [...some, ...others].map(({ lane }) => lane);
      expect(new Set(lanes).size).toBe(LANES);
      expect([...some, ...others].flatMap(idsOf)).toHaveLength(200);
    });

    test("delivered events are sent again, by the time of their delivery", async () => {
      const told: string[] = [];
      for (const [index, id] of ["1", "2", "3"].entries()) {
        await opener.setTime(AT + index);
        await store.accept(call([id, `${id}b`], { destinations: [A, B] }));
        expect(await drain(store, A)).toEqual([id, `${id}b`]);
      }
      await drain(store, B);
      store.onWork((destination) => told.push(destination));
      await opener.setTime(AT + 10);
      expect(await store.resend(A, AT + 1, AT + 1)).toBe(2);
      expect(told).toContain(A);
      expect(await store.waiting()).toEqual([{ destination: A, events: 2, oldestAt: AT + 10 }]);
      expect(await drain(store, A)).toEqual(["2", "2b"]);
      // What was sent again just now counts as delivered just now.
      expect(await store.resend(A, AT, AT + 9)).toBe(4);
      expect(await drain(store, A)).toEqual(["1", "1b", "3", "3b"]);
      expect(await store.resend(A, AT, Infinity)).toBe(6);
      expect(await store.resend(B, AT + 3, Infinity)).toBe(0);
      expect(await store.resend("news/none", 0, Infinity)).toBe(0);
    });

    test("only delivered events are sent again, and not those delivered too long ago", async () => {
      await store.accept(call(["1", "2", "3", "4"]));
      const lease = await leased(store);
      const refusal = { code: "destination_refused", message: "status 400" } as const;
      await store.settle(lease, [
        { kind: "delivered" },
        { kind: "refused", ...refusal },
        { kind: "later", delay: 1_000 },
        { kind: "waiting" },
      ]);
      await opener.setTime(AT + DAY - 1);
      await store.maintain();
      await store.drop(A);
      expect(await store.resend(A, AT, AT)).toBe(1);
      expect(await drain(store, A)).toEqual(["1"]);
      await opener.setTime(AT + 2 * DAY - 1);
      await store.maintain();
      expect(await store.resend(A, AT, Infinity)).toBe(0);
    });

    test("many delivered events are sent again", async () => {
      const ids = Array.from({ length: 1_200 }, (_, index) => `id-${index}`);
      for (const id of ids) void store.accept(call([id], { source: id }));
      await store.accept(call(["last"]));
      const first = (await drain(store, A, { events: 1, bytes: 1 })).sort();
      expect(first).toEqual([...ids, "last"].sort());
      expect(await store.resend(A, AT, AT)).toBe(1_201);
      expect((await drain(store, A)).sort()).toEqual(first);
    });

    test("forgets message ids that left the window, and no others", async () => {
      await store.accept(call(["old"]));
      await opener.setTime(AT + DAY);
      await store.accept(call(["young"]));
      await opener.setTime(AT + 7 * DAY);
      for (let part = 0; part < 256; part += 1) await store.maintain();
      await opener.setTime(AT + DAY);
      expect(await store.accept(call(["young"]))).toEqual({
        duplicates: [0],
        reused: [],
      });
      expect(await store.accept(call(["old"]))).toEqual({ duplicates: [], reused: [] });
    });

    test("adds numbers to the tallies of the hour", async () => {
      const opened = { source: "news", what: "Email Opened" };
      const received = { source: "news", what: "received", campaign: "", count: 3 };
      await store.tallies.add([{ ...opened, campaign: "c-1", count: 2 }, received]);
      await store.tallies.add([{ ...opened, campaign: "c-2", count: 5 }]);
      const later = AT + 3_600_000;
      await opener.setTime(later);
      await store.tallies.add([{ ...opened, campaign: "c-1", count: 1 }]);
      await store.tallies.add([{ ...opened, campaign: "c-1", count: 1 }, received]);
      expect(await store.tallies.byHour(AT)).toEqual([
        { hour: AT, ...opened, count: 7 },
        { hour: AT, source: "news", what: "received", count: 3 },
        { hour: later, ...opened, count: 2 },
        { hour: later, source: "news", what: "received", count: 3 },
      ]);
      expect(await store.tallies.byHour(later)).toHaveLength(2);
      const campaigns = [
        { ...opened, campaign: "c-2", count: 5, first: AT, last: AT },
        { ...opened, campaign: "c-1", count: 4, first: AT, last: later },
      ];
      expect(await store.tallies.byCampaign(AT, 10)).toEqual(campaigns);
      expect(await store.tallies.byCampaign(AT, 1)).toEqual(campaigns.slice(0, 1));
    });

    test("forgets tallies after thirty days", async () => {
      await store.tallies.add([{ source: "news", what: "received", campaign: "", count: 1 }]);
      await opener.setTime(AT + 30 * DAY - 1);
      await store.maintain();
      expect(await store.tallies.byHour(0)).toHaveLength(1);
      await opener.setTime(AT + 30 * DAY);
      await store.maintain();
      expect(await store.tallies.byHour(0)).toEqual([]);
    });

    describe("the quarantine", () => {
      test("says where something is wrong, as far as that is known", async () => {
        await store.quarantine.add("news", [{ ...refused("x"), pointer: "/event" }]);
        await opener.setTime(AT + 1);
        await store.quarantine.add("news", [refused("y")]);
        const { entries } = await store.quarantine.list({}, 10);
        expect(entries.map((entry) => entry.pointer)).toEqual([undefined, "/event"]);
      });

      test("counts the same payload up, with the latest reason", async () => {
        await store.quarantine.add("news", [refused("x")]);
        await opener.setTime(AT + 9);
        await store.accept(call([], { refused: [refused("x", "unsupported_event")] }));
        const { entries } = await store.quarantine.list({}, 10);
        expect(entries).toMatchObject([
          { code: "unsupported_event", count: 2, firstSeen: AT, lastSeen: AT + 9 },
        ]);
        expect(await store.quarantine.get(entries[0]?.id ?? "")).toMatchObject(entries[0] ?? {});
      });

      test("is listed page by page, the last seen first, and by source and code", async () => {
        for (let index = 0; index < 5; index += 1) {
          const source = index % 2 === 0 ? "news" : "shop";
          await opener.setTime(AT + Math.floor(index / 2));
          await store.quarantine.add(source, [refused(`${index}`)]);
        }
        const seen: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await store.quarantine.list({}, 2, cursor);
          seen.push(...page.entries.map(({ id }) => id));
          cursor = page.next;
        } while (cursor !== undefined);
        expect(new Set(seen).size).toBe(5);
        const last = await store.quarantine.get(seen[0] ?? "");
        expect(last?.payload).toBe('{"name":"4"}');
        expect((await store.quarantine.list({ source: "shop" }, 10)).entries).toHaveLength(2);
        expect((await store.quarantine.list({ code: "schema_violation" }, 10)).entries).toEqual([]);
        expect(await store.quarantine.counts()).toEqual([
          { source: "news", code: "no_recipient", entries: 3, refusals: 3 },
          { source: "shop", code: "no_recipient", entries: 2, refusals: 2 },
        ]);
      });

      test("removes entries that are discarded, or sent again in the same transaction", async () => {
        await store.quarantine.add("news", [refused("x"), refused("y"), refused("z")]);
        const { entries } = await store.quarantine.list({}, 10);
        const [x = "", y = ""] = entries.map(({ id }) => id);
        expect(await store.quarantine.discard([x, "nobody"])).toBe(1);
        await store.accept(call(["again"], { resends: y }));
        expect((await store.quarantine.list({}, 10)).entries).toHaveLength(1);
        expect(await store.quarantine.get(y)).toBeUndefined();
        expect(await drain(store, A)).toEqual(["again"]);
      });

      test("every event of an entry that is sent again goes out, whatever its message id", async () => {
        await store.accept(call(["1"])); // known
        await store.quarantine.add("news", [refused("x")]);
        const [{ id } = { id: "" }] = (await store.quarantine.list({}, 10)).entries;
        const events = [newEvent("1"), newEvent("2", "ann", "a"), newEvent("2", "ann", "b")];
        expect(await store.accept(call([], { events, resends: id }))).toEqual({
          ...{ duplicates: [], reused: [] },
        });
        expect(await drain(store, A)).toEqual(["1", "1", "2", "2"]);
      });

      test("an entry that is sent again by many at once is sent once", async () => {
        await store.accept(call(["again"])); // its message id is known
        await store.quarantine.add("news", [refused("x")]);
        const [{ id } = { id: "" }] = (await store.quarantine.list({}, 10)).entries;
        const results = await Promise.all(
          Array.from({ length: 10 }, () => store.accept(call(["again"], { resends: id }))),
        );
        expect(results.filter(({ isGone }) => isGone !== true)).toHaveLength(1);
        expect(await drain(store, A)).toEqual(["again", "again"]);
      });

      test("when a share of it is full, its entries not seen for longest are removed", async () => {
        const payload = JSON.stringify("x".repeat(SHARE / 10 - 2));
        const add = async (source: string, index: number): Promise<void> => {
          await opener.setTime(AT + index);
          await store.quarantine.add(source, [refused(`${payload}${index}`)]);
        };
        for (let index = 0; index < 3; index += 1) await add("news", index);
        // Entries of a host's contract cannot push out those of a write key.
        for (let index = 0; index < 20; index += 1) await add("rudderstack:news", 10 + index);
        const { entries } = await store.quarantine.list({}, 100);
        const seenOf = (name: string): number[] =>
          entries.filter(({ source }) => source === name).map(({ lastSeen }) => lastSeen - AT);
        expect(seenOf("news")).toEqual([2, 1, 0]);
        expect(seenOf("rudderstack:news")).toEqual([29, 28, 27, 26, 25, 24, 23, 22, 21]);
        expect(await store.maintain()).toBe(11);
        expect(await store.maintain()).toBe(0);
      });

      test("one wrong date removes nothing", async () => {
        await store.quarantine.add("news", [refused("x")]);
        for (const days of [0, 31, 0]) {
          await opener.setTime(AT + days * DAY);
          await store.maintain();
        }
        expect((await store.quarantine.list({}, 10)).entries).toHaveLength(1);
      });

      test("of a payload larger than a quarter of a share the beginning is kept", async () => {
        const bytes = SHARE / 4;
        await store.quarantine.add("news", [{ ...refused("x"), payload: "a".repeat(bytes) }]);
        await opener.setTime(AT + 1);
        await store.quarantine.add("news", [{ ...refused("x"), payload: "b".repeat(bytes + 1) }]);
        const [second, first] = await entriesIn(store);
        expect(first).toMatchObject({ bytes, payload: "a".repeat(bytes) });
        expect(first?.truncated).toBeUndefined();
        expect(second).toMatchObject({ truncated: true, payload: `"${"b".repeat(SHARE / 16)}"` });
      });
    });
  });
}
