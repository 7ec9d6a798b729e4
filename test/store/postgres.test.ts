// The store in a real PostgreSQL server.
import { existsSync } from "node:fs";
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  jest,
  test,
} from "@jest/globals";
import { Client } from "pg";
import { CannotOpen, StoreError } from "../../transformer/store/errors.js";
import type { Call } from "../../transformer/store/events.js";
import { migrate } from "../../transformer/store/postgres/migrate.js";
import { openPostgresStore } from "../../transformer/store/postgres/open.js";
import type { Message, Store } from "../../transformer/store/store.js";
import { postgres, type Server } from "../support/databases.js";
import { hasPostgres, PgBouncer } from "../support/postgres-server.mjs";
import { eventually } from "../support/eventually.js";
import {
  all,
  AT,
  DAY,
  drain,
  entriesIn,
  LIMITS,
  newEvent,
  rememberingLog,
  SHARE,
} from "../support/stores.js";
import { storeSuite } from "./suite.js";

const A = "news/a";
const REFUSED = { payload: "{}", code: "no_recipient", message: "why" } as const;

const describeWithServer = hasPostgres ? describe : describe.skip;

let server: Server;

function open(url = server.url, log = rememberingLog()): Promise<Store> {
  return openPostgresStore({
    ...{ url, dedupWindow: 7 * DAY, quarantineRetention: 30 * DAY, retain: DAY, log },
    quarantine: { received: SHARE, contract: SHARE },
  });
}

/** Sets the clock that the store has in its database. */
function setTime(time: number): Promise<void> {
  const now = Number.isNaN(time) ? "NULL" : String(time);
  return server.run(
    `CREATE OR REPLACE FUNCTION nudgespot_store.now_ms() RETURNS bigint LANGUAGE sql STABLE
     AS 'SELECT ${now}::bigint'`,
  );
}

function call(ids: readonly string[], changes: Partial<Call> = {}): Call {
  const events = ids.map((id) => newEvent(id, `who-${id}`));
  return { source: "news", destinations: [A], events, refused: [], ...changes };
}

describeWithServer("a server", () => {
  beforeAll(async () => {
    server = await postgres();
  });

  afterAll(async () => {
    await server[Symbol.asyncDispose]();
  });

  storeSuite("the store in PostgreSQL", true, () =>
    Promise.resolve({
      open: async () => {
        const store = await open();
        await setTime(AT);
        return store;
      },
      setTime,
      clear: removeStore,
    }),
  );

  describe("the schema of the store in PostgreSQL", () => {
    afterEach(removeStore);

    test("is made once, however many processes start at once", async () => {
      const made = await Promise.all(Array.from({ length: 5 }, () => migrate(server.url)));
      const steps = made.map(({ from, to }) => `${from} to ${to}`).sort();
      expect(steps).toEqual(["0 to 6", "6 to 6", "6 to 6", "6 to 6", "6 to 6"]);
    });

    test("of a later version is refused", async () => {
      await migrate(server.url);
      await server.run("UPDATE nudgespot_store.version SET version = 99");
      const refusal = new CannotOpen(
        "the store in DATABASE_URL was made by a later version of this service: it has schema 99, this version knows 6",
      );
      await expect(open()).rejects.toEqual(refusal);
      expect(await server.rows("\nselect version from nudgespot_store.version")).toEqual([
        { version: 99 },
      ]);
    });

    test("is not made by a user who must not, but used", async () => {
      await server.run(
        "CREATE ROLE service LOGIN; REVOKE CREATE ON DATABASE postgres FROM PUBLIC;",
      );
      const url = server.url.replace("test@", "service@");
      await expect(open(url)).rejects.toThrow(
        "the user in DATABASE_URL must not bring the store's schema up to date: run nudgespot-source migrate as one that may",
      );
      await migrate(server.url);
      await server.run(
        `GRANT USAGE ON SCHEMA nudgespot_store TO service;
         GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA nudgespot_store TO service;`,
      );
      const store = await open(url);
      await store.accept(call(["1"], { refused: [REFUSED] }));
      expect(await drain(store, A)).toEqual(["1"]);
      await store.maintain();
      await store.close();
      await server.run("DROP OWNED BY service; DROP ROLE service;");
    });
  });

  test("a database that cannot be used is named without its address and password", async () => {
    const url = server.url.replace(/\/\/.*/, "//ann:hidden-password@127.0.0.1:1/news");
    await expect(open(url)).rejects.toEqual(
      new CannotOpen("the database in DATABASE_URL cannot be used: ECONNREFUSED"),
    );
    const missing = server.url.replace(/postgres$/, "missing");
    await expect(open(missing)).rejects.toThrow("cannot be used: 3D000");
  });

  test("a database that does not sync its commits is reported", async () => {
    const log = rememberingLog();
    const store = await open(server.url, log);
    expect(log.said).toEqual([
      {
        level: "warn",
        fields: { synchronous_commit: "on", fsync: "off" },
        message:
          "the database does not sync its commits: calls that were answered can be lost with it",
      },
    ]);
    await store.close();
    await removeStore();
  });

  (existsSync(PgBouncer.program) ? test : test.skip)(
    "PgBouncer may pool its transactions",
    async () => {
      await using bouncer = await PgBouncer.start(server.server);
      const url = server.server.url(bouncer.port);
      const [one, other] = await Promise.all([open(url), open(url)]);
      const ids = Array.from({ length: 400 }, (_, index) => `id-${index}`);
      const calls = ids.flatMap((id) => [one.accept(call([id])), other.accept(call([id]))]);
      const results = await Promise.all(calls);
      expect(results.reduce((sum, { duplicates }) => sum + duplicates.length, 0)).toBe(400);
      const drained = await Promise.all([drain(one, A), drain(other, A)]);
      expect(drained.flat().sort()).toEqual(ids.sort());
      expect(await other.resend(A, 0, Infinity)).toBe(400);
      expect((await drain(one, A)).sort()).toEqual(ids);
      const heard: Message[] = [];
      one.onTold((message) => heard.push(message));
      await other.tell({ kind: "a" });
      await other.tell({ kind: "b" });
      await eventually(() => {
        expect(heard).toEqual([{ kind: "a" }, { kind: "b" }]);
      });
      await Promise.all([one.close(), other.close()]);
      await removeStore();
    },
  );

  describe("two processes with one store", () => {
    let one: Store;
    let other: Store;

    beforeEach(async () => {
      [one, other] = await Promise.all([open(), open()]);
    });

    afterEach(async () => {
      await Promise.all([one.close(), other.close()]);
      await removeStore();
    });

    test("tell each other of new events", async () => {
      const told: string[] = [];
      other.onWork((destination) => told.push(destination));
      await one.accept(call(["1"], { destinations: [A, "news/with space"] }));
      await eventually(() => {
        expect(told.sort()).toEqual([A, "news/with space"]);
      });
      await one.move(A, "news/b");
      await eventually(() => {
        expect(told).toHaveLength(3);
      });
    });

    test("tell each other of a destination's events ten times a second", async () => {
      const told: string[] = [];
      other.onWork((destination) => told.push(destination));
      const clock = jest.spyOn(performance, "now");
      const times = [
        ...([
          [1_000, A],
          [1_099, A],
          [1_099, "news/b"],
        ] as const),
        ...([
          [1_100, A],
          [1_198, "news/b"],
          [1_199, "news/b"],
        ] as const),
      ];
      for (const [time, destination] of times) {
        clock.mockReturnValue(time);
        await one.accept(call([`${time} ${destination}`], { destinations: [destination] }));
      }
      clock.mockRestore();
      await eventually(() => {
        expect(told).toEqual([A, "news/b", A, "news/b"]);
      });
      expect((await drain(one, A)).sort()).toEqual(["1000 news/a", "1099 news/a", "1100 news/a"]);
    });

    test("hold different lanes, and settle their own leases alone", async () => {
      const ids = Array.from({ length: 200 }, (_, index) => `id-${index}`);
      await one.accept(call(ids));
      const [first, second] = await Promise.all([
        one.lease(A, LIMITS, 5),
        other.lease(A, LIMITS, 5),
      ]);
      const lanes = [...first, ...second].map(({ lane }) => lane);
      expect(lanes).toHaveLength(8);
      expect(new Set(lanes).size).toBe(8);
      const events = [...first, ...second].flatMap((lease) => lease.events);
      expect(new Set(events.map(({ json }) => json)).size).toBe(200);
      for (const lease of second) {
        expect(await other.settle(lease, all(lease, { kind: "delivered" }))).toBe(true);
      }
      for (const lease of first) {
        expect(await one.settle(lease, all(lease, { kind: "waiting" }))).toBe(true);
      }
      const left = first.reduce((sum, lease) => sum + lease.events.length, 0);
      expect(await other.waiting()).toMatchObject([{ destination: A, events: left }]);
    });

    test("store an event once that comes to both, and refuse its id for another", async () => {
      const many = Array.from({ length: 300 }, (_, index) => `id-${index}`);
      const calls = Array.from({ length: 20 }, (_, index) =>
        // In another order each time: transactions must not wait for each other.
        (index % 2 === 0 ? one : other).accept(call(index % 4 < 2 ? many : many.toReversed())),
      );
      const results = await Promise.all(calls);
      expect(results.reduce((sum, { duplicates }) => sum + duplicates.length, 0)).toBe(19 * 300);
      const reused = newEvent("id-0", "somebody else");
      expect(await other.accept(call([], { events: [reused] }))).toEqual({
        ...{ duplicates: [], reused: [0] },
      });
      expect((await drain(one, A)).sort()).toEqual(many.sort());
    });

    test("count refused payloads of both, in any order", async () => {
      const refused = Array.from({ length: 50 }, (_, index) => ({
        ...REFUSED,
        payload: JSON.stringify(index),
      }));
      await Promise.all(
        Array.from({ length: 20 }, (_, index) => {
          const part = index % 4 < 2 ? refused : refused.toReversed();
          const store = index % 2 === 0 ? one : other;
          return index % 3 === 0
            ? store.quarantine.add("news", part)
            : store.accept(call([], { refused: part }));
        }),
      );
      expect(await other.quarantine.counts()).toEqual([
        { source: "news", code: "no_recipient", entries: 50, refusals: 20 * 50 },
      ]);
    });

    test("share a limit of calls, in each second of the database", async () => {
      await setTime(AT);
      const calls = await Promise.all(
        Array.from({ length: 10 }, (_, index) =>
          (index % 2 === 0 ? one : other).overLimit("key", 6),
        ),
      );
      expect(calls.filter((wait) => wait === undefined)).toHaveLength(6);
      expect(calls.filter((wait) => wait !== undefined && wait <= 1_000)).toHaveLength(4);
      await setTime(AT + 1_000);
      const third = await open();
      expect(await third.overLimit("key", 6)).toBeUndefined();
      await third.close();
    });

    test("count calls that come together, each with its place among them", async () => {
      await setTime(AT);
      // The first statement counts one call, the second one those that came meanwhile.
      const first = one.overLimit("key", 6);
      await new Promise((resolve) => setImmediate(resolve));
      const calls = [first, ...Array.from({ length: 9 }, () => one.overLimit("key", 6))];
      const waits = await Promise.all(calls);
      expect(waits.map((wait) => wait === undefined)).toEqual(
        Array.from({ length: 10 }, (_, index) => index < 6),
      );
      expect(
        await server.rows("\nselect calls from nudgespot_store.calls where key = 'key'"),
      ).toEqual([{ calls: 10 }]);
    });

    test("use the database's clock, whatever their own clocks say", async () => {
      await setTime(AT);
      const clock = jest.spyOn(Date, "now").mockReturnValue(AT - 365 * DAY);
      await one.accept(call(["1"], { refused: [REFUSED] }));
      const [lease] = await one.lease(A, LIMITS, 1);
      clock.mockReturnValue(AT + 365 * DAY);
      expect(await other.accept(call(["1"]))).toEqual({ duplicates: [0], reused: [] });
      expect(await other.lease(A, LIMITS, 1)).toEqual([]);
      expect(await other.waiting()).toEqual([{ destination: A, events: 1, oldestAt: AT }]);
      expect((await other.quarantine.list({}, 1)).entries).toMatchObject([{ firstSeen: AT }]);
      expect(lease && (await one.settle(lease, all(lease, { kind: "delivered" })))).toBe(true);
      clock.mockRestore();
    });

    test("report to each other, until they have said nothing for 30 seconds", async () => {
      await setTime(AT);
      await one.report("first");
      await one.report("second");
      expect([await one.reports(), await other.reports()]).toEqual([[], ["second"]]);
      await setTime(AT + 29_999);
      expect(await other.reports()).toEqual(["second"]);
      await setTime(AT + 30_000);
      expect(await other.reports()).toEqual([]);
      await other.report("other");
      expect(await one.reports()).toEqual(["other"]);
      expect(
        await server.rows("\nselect count(*)::int as rows from nudgespot_store.processes"),
      ).toEqual([{ rows: 1 }]);
    });

    test("tell each other something, once, which they do not hear themselves", async () => {
      const [own, heard]: [Message[], Message[]] = [[], []];
      one.onTold((message) => own.push(message));
      const stop = other.onTold((message) => heard.push(message));
      const messages = ["it's  two spaces\0", "x".repeat(100_000)].map((kind) => ({ kind }));
      for (const message of messages) await one.tell(message);
      await eventually(() => {
        expect(heard).toEqual(messages);
      });
      stop();
      await one.tell({ kind: "unheard" });
      await other.tell({ kind: "the end" });
      await eventually(() => {
        expect(own).toEqual([{ kind: "the end" }]);
      });
      // The next look, a second later, finds nothing new.
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      expect([own, heard]).toEqual([[{ kind: "the end" }], messages]);
    });

    test("forget what they told each other after ten seconds", async () => {
      await setTime(AT);
      await one.tell({ kind: "old" });
      await setTime(AT + 10_000);
      const rows = async () =>
        server.rows("\nselect count(*)::int as rows from nudgespot_store.messages");
      expect(await rows()).toEqual([{ rows: 1 }]);
      await other.maintain();
      expect(await rows()).toEqual([{ rows: 0 }]);
    });

    test("have one that does the maintenance", async () => {
      await setTime(AT);
      await one.accept(call(["old"]));
      await setTime(AT + 7 * DAY);
      const client = new Client(server.url);
      await client.connect();
      await client.query("BEGIN; SELECT pg_advisory_xact_lock(7236102)");
      const ids = async () =>
        server.rows("\nselect count(*)::int as ids from nudgespot_store.seen");
      await one.maintain();
      expect(await ids()).toEqual([{ ids: 1 }]);
      await client.query("COMMIT");
      await client.end();
      await other.maintain();
      expect(await ids()).toEqual([{ ids: 0 }]);
    });
  });

  describe("a call that cannot be stored", () => {
    let store: Store;
    let log: ReturnType<typeof rememberingLog>;

    beforeEach(async () => {
      log = rememberingLog();
      store = await open(server.url, log);
      log.said.length = 0;
    });

    afterEach(async () => {
      await store.close();
      await removeStore();
    });

    test("takes no other along, and its error has no value of it", async () => {
      // No text in PostgreSQL can have the character U+0000, and no JSON text has it.
      const broken = call([], { events: [{ ...newEvent("b"), json: "ann@example.com\0" }] });
      const results = await Promise.allSettled([
        store.accept(call(["a"])),
        store.accept(broken),
        store.accept(call(["c"], { refused: [REFUSED] })),
      ]);
      expect(results).toEqual([
        { status: "fulfilled", value: { duplicates: [], reused: [] } },
        { status: "rejected", reason: new StoreError("store_failing") },
        { status: "fulfilled", value: { duplicates: [], reused: [] } },
      ]);
      expect((await drain(store, A)).sort()).toEqual(["a", "c"]);
      expect(log.said).toEqual([
        {
          level: "error",
          fields: { code: "store_failing", reason: "22021", count: 1 },
          message: "the store could not write",
        },
      ]);
    });

    test("a refused payload may have any character", async () => {
      const payload = '"\0 \u{1f4e8} \ud800"';
      await store.quarantine.add("news", [{ ...REFUSED, payload }]);
      expect(await entriesIn(store)).toMatchObject([{ payload: '"\0 \u{1f4e8} \ufffd"' }]);
    });

    test("while the database is read-only says so, and everything goes on afterwards", async () => {
      await store.accept(call(["1"]));
      await server.run(
        "ALTER SYSTEM SET default_transaction_read_only = on; SELECT pg_reload_conf();",
      );
      await eventually(async () => {
        expect(await store.health()).toEqual({ state: "failing", setAside: [] });
      });
      await expect(store.accept(call(["2"]))).rejects.toEqual(new StoreError("store_failing"));
      await expect(store.lease(A, LIMITS, 1)).rejects.toEqual(new StoreError("store_failing"));
      await server.run(
        "SET default_transaction_read_only = off; ALTER SYSTEM RESET default_transaction_read_only; SELECT pg_reload_conf();",
      );
      await eventually(async () => {
        expect(await store.health()).toEqual({ state: "ok", setAside: [] });
      });
      await store.accept(call(["2"]));
      expect((await drain(store, A)).sort()).toEqual(["1", "2"]);
    });

    test.each(["SIGINT", "SIGQUIT"] as const)(
      "while the database restarts (%s) fails, and everything goes on afterwards",
      async (signal) => {
        const told: string[] = [];
        store.onWork((destination) => told.push(destination));
        await store.accept(call(["1"]));
        await server.server.stop(signal);
        await expect(store.accept(call(["2"]))).rejects.toEqual(new StoreError("store_failing"));
        expect(await store.health()).toEqual({ state: "failing", setAside: [] });
        await server.server.start();
        await store.accept(call(["2"]));
        expect((await drain(store, A)).sort()).toEqual(["1", "2"]);
        const other = await open();
        await eventually(async () => {
          told.length = 0;
          await other.accept(call([`again-${Math.random()}`]));
          expect(told).toEqual([A]);
        });
        await other.close();
      },
    );

    test("when the store is closed fails at once", async () => {
      await store.close();
      await expect(store.accept(call(["1"]))).rejects.toEqual(new StoreError("store_failing"));
      await store.close();
    });
  });
});

function removeStore(): Promise<void> {
  return server.run("DROP SCHEMA IF EXISTS nudgespot_store CASCADE");
}
