// The destination that is a PostgreSQL database, with the real server.
import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { TrackEvent } from "../../transformer/core/collections.js";
import type { JsonObject } from "../../transformer/core/values.js";
import type { BatchAnswer, Client } from "../../transformer/delivery/destination.js";
import { connectDestination } from "../../transformer/hosts/destinations.js";
import { rowsOf } from "../../transformer/hosts/postgres/rows.js";
import { creationSql } from "../../transformer/warehouse/sql.js";
import { postgres, type Server } from "../support/databases.js";
import { filesIn, readJson } from "../support/files.js";
import { hasPostgres } from "../support/postgres-server.mjs";

const NEVER = new AbortController().signal;

/** A track event as the mapping makes it. */
function event(changes: JsonObject = {}): JsonObject {
  return {
    type: "track",
    event: "Email Opened",
    messageId: "m-1",
    userId: "u-1",
    timestamp: "2026-05-01T10:00:00.123Z",
    originalTimestamp: "2026-05-01T10:00:00.123Z",
    context: { ip: "192.0.2.1", traits: { email: "ann@example.com" } },
    integrations: { All: true, Nudgespot: false },
    properties: { email_id: "e-1", is_bot: false },
    ...changes,
  };
}

function leavesOf(value: unknown): unknown[] {
  return typeof value === "object" && value !== null
    ? Object.values(value).flatMap(leavesOf)
    : [value];
}

(hasPostgres ? describe : describe.skip)("a PostgreSQL database", () => {
  let server: Server;
  const clients: Client[] = [];

  beforeAll(async () => {
    server = await postgres();
  });

  afterAll(async () => {
    await server[Symbol.asyncDispose]();
  });

  afterEach(async () => {
    await Promise.all(clients.splice(0).map((client) => client.close()));
    await server.run("drop schema if exists nudgespot, mails cascade");
  });

  function connect(changes: { url?: string; options?: object; timeout?: number } = {}): Client {
    const { url = server.url, ...others } = changes;
    const client = connectDestination({
      ...{ type: "postgres", url: new URL(url), writeKey: "" },
      ...others,
    });
    clients.push(client);
    return client;
  }

  function send(client: Client, ...events: JsonObject[]): Promise<BatchAnswer> {
    return client.send(
      events.map((each) => JSON.stringify(each)),
      NEVER,
    );
  }

  const delivered = (count: number, misfits = 0): BatchAnswer => ({
    kind: "answered",
    events: Array.from({ length: count }, () => ({ kind: "delivered" })),
    misfits,
  });

  const rows = (sql: string): Promise<JsonObject[]> => server.rows(`\n${sql}`);

  test("makes the tables, and writes a row in tracks and one with the properties", async () => {
    expect(await send(connect(), event())).toEqual(delivered(1));
    const common = {
      id: "m-1",
      event: "email_opened",
      event_text: "Email Opened",
      user_id: "u-1",
      anonymous_id: null,
      timestamp: "2026-05-01T10:00:00.123+00:00",
      original_timestamp: "2026-05-01T10:00:00.123+00:00",
      context_ip: "192.0.2.1",
      context_passed_ip: "192.0.2.1",
      context_request_ip: null,
      context_traits_email: "ann@example.com",
      received_at: expect.any(String),
      uuid_ts: expect.any(String),
    };
    await server.run("set timezone = 'UTC'");
    const [track] = await rows("select * from nudgespot.tracks");
    expect(track).toMatchObject(common);
    expect(track).not.toHaveProperty("properties");
    const own = { email_id: "e-1", is_bot: false, campaign_id: null, properties: null };
    expect(await rows("select * from nudgespot.email_opened")).toMatchObject([
      { ...common, ...own },
    ]);
  });

  test("the example of every collection and shape fits the columns", async () => {
    const files = filesIn("examples", ".track.json");
    const examples = files.map((path) => readJson(path) as JsonObject);
    const ids = new Set(examples.map(({ messageId }) => messageId));
    expect(await send(connect(), ...examples)).toEqual(delivered(examples.length));
    expect(await rows("select count(*) from nudgespot.tracks")).toEqual([{ count: ids.size }]);
  });

  test("no value of an example is missing", () => {
    for (const path of filesIn("examples", ".track.json")) {
      const example = readJson(path) as TrackEvent;
      const { type: _type, integrations: _integrations, ...kept } = example;
      const written = JSON.stringify([...rowsOf([example]).byTable]);
      for (const value of leavesOf(kept)) expect(written).toContain(JSON.stringify(value));
    }
  });

  test("copies are one row, also within a batch, and a changed one replaces it", async () => {
    const client = connect();
    await send(client, event(), event());
    const [first] = await rows("select received_at from nudgespot.tracks");
    await send(client, event({ properties: { email_id: "e-2" } }));
    expect(await rows("select email_id, received_at from nudgespot.email_opened")).toEqual([
      { email_id: "e-2", ...first },
    ]);
    expect(await rows("select count(*) from nudgespot.tracks")).toEqual([{ count: 1 }]);
  });

  test("an event without a time has that of its first arrival", async () => {
    const timeless = event();
    delete timeless.timestamp;
    delete timeless.originalTimestamp;
    const client = connect();
    await send(client, timeless);
    await send(client, timeless);
    expect(
      await rows(`select "timestamp" = received_at as same, original_timestamp
        from nudgespot.email_opened`),
    ).toEqual([{ same: true, original_timestamp: null }]);
  });

  test("undocumented properties, and values that do not fit, are in properties", async () => {
    const properties = {
      email_id: "e-1",
      email_subject: "a\0b",
      campaign_name: { de: "Mai" },
      is_bot: "perhaps",
      "Coupon\0": ["\ud800", 1.5, null],
    };
    expect(await send(connect(), event({ properties, sentAt: "0000-01-01T00:00:00Z" }))).toEqual(
      delivered(1, 4),
    );
    expect(
      await rows(`select email_id, email_subject, campaign_name, is_bot, sent_at, properties
        from nudgespot.email_opened`),
    ).toEqual([
      {
        ...{ email_id: "e-1", email_subject: null, campaign_name: null },
        ...{ is_bot: null, sent_at: null },
        properties: {
          email_subject: "a\\u0000b",
          campaign_name: { de: "Mai" },
          is_bot: "perhaps",
          sent_at: "0000-01-01T00:00:00Z",
          "Coupon\\u0000": ["\\ud800", 1.5, null],
        },
      },
    ]);
  });

  test("values whose names become the same are all kept", async () => {
    const properties = {
      ...{ "a\0": 1, "a\\u0000": 2, "_a\\u0000": 3, nested: { "\0": 1, "\\u0000": 2 } },
      ...{ context_page: "mine", sent_at: "mine" },
    };
    const given = event({ properties, sentAt: "0000-01-01T00:00:00Z" });
    Object.assign(given.context as JsonObject, { page: { url: "https://a.example" } });
    expect(await send(connect(), given)).toEqual(delivered(1, 1));
    const [row] = await rows("select properties from nudgespot.email_opened");
    expect(row?.properties).toEqual({
      ...{ "a\\u0000": 1, "_a\\u0000": 2, "__a\\u0000": 3 },
      nested: { "\\u0000": 1, "_\\u0000": 2 },
      ...{ context_page: "mine", _context_page: { url: "https://a.example" } },
      ...{ sent_at: "mine", _sent_at: "0000-01-01T00:00:00Z" },
    });
  });

  test("whatever the properties are, one event gives one row, and no value is missing", async () => {
    const client = connect();
    const value = fc.jsonValue({ noUnicodeString: false });
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.string({ unit: "binary" }), value), async (properties) => {
        await server.run(
          `do $$ begin if to_regclass('nudgespot.tracks') is not null then
             delete from nudgespot.tracks; delete from nudgespot.email_opened; end if; end $$`,
        );
        const given = Object.entries(properties).filter(([key]) => key !== "__proto__");
        await send(client, event({ properties: Object.fromEntries(given) }));
        // As hexadecimal digits: psql leaves out what Unicode calls a noncharacter, such as U+10FFFE.
        const [row] = await rows(
          `select encode(convert_to(coalesce(properties, '{}')::text, 'UTF8'), 'hex') as kept
          from nudgespot.email_opened`,
        );
        const kept = JSON.parse(Buffer.from(String(row?.kept), "hex").toString()) as JsonObject;
        expect(Object.keys(kept)).toHaveLength(given.length);
      }),
      { numRuns: 40, examples: [[{ "": null, "\u{10fffe}": [] }]] },
    );
  });

  test("batches with the same ids in another order do not block each other", async () => {
    const events = Array.from({ length: 100 }, (_, index) =>
      event({
        messageId: `m-${index}`,
        event: index % 2 === 0 ? "Email Opened" : "Email Delivered",
      }),
    );
    const [one, other] = [connect(), connect()];
    await send(one, event());
    for (let round = 0; round < 20; round += 1) {
      const answers = await Promise.all([
        send(one, ...events),
        send(other, ...[...events].reverse()),
      ]);
      expect(answers).toEqual([delivered(100), delivered(100)]);
    }
    expect(await rows("select count(*) from nudgespot.tracks")).toEqual([{ count: 100 }]);
  });

  test("services that start at once make the tables once, and write at once", async () => {
    for (let round = 0; round < 5; round += 1) {
      await server.run("drop schema if exists nudgespot cascade");
      const answers = await Promise.all(
        [0, 1, 2, 3].map((index) => send(connect(), event({ messageId: `m-${index}` }))),
      );
      expect(answers).toEqual(answers.map(() => delivered(1)));
      expect(await rows("select count(*) from nudgespot.email_opened")).toEqual([{ count: 4 }]);
    }
  });

  test("a user that may not create anything writes into tables that are there", async () => {
    await server.run(`${creationSql("postgres", "mails")}
      drop role if exists writer; create role writer login;
      grant usage on schema mails to writer;
      grant select, insert, update on all tables in schema mails to writer;`);
    const url = server.url.replace("test@", "writer@");
    const client = connect({ url, options: { schema: "mails" } });
    expect(await send(client, event())).toEqual(delivered(1));
    const elsewhere = await send(connect({ url }), event());
    expect(elsewhere).toMatchObject({ kind: "locked", reason: "the user lacks a right: 42501" });
    await server.run("drop owned by writer; drop role writer");
  });

  describe("pauses, and says why", () => {
    const DIFFER = "the tables are not as they should be";

    test.each([
      ["a table is gone", "drop table nudgespot.email_opened", `${DIFFER}: 42P01`],
      ["a column is gone", "alter table nudgespot.tracks drop user_id", `${DIFFER}: 42703`],
      [
        "a column has another type",
        `alter table nudgespot.tracks alter user_id type bigint using 1`,
        `${DIFFER}: 42804`,
      ],
      [
        "a column is too short",
        "alter table nudgespot.tracks alter user_id type varchar(3)",
        `${DIFFER}: tracks.user_id is character varying instead of text`,
      ],
      ["the index is gone", "drop index nudgespot.tracks_id", `${DIFFER}: 42P10`],
      [
        "a person's rule refuses the rows",
        "alter table nudgespot.tracks add check (user_id = 'u-0')",
        `${DIFFER}: 23514`,
      ],
    ])("%s", async (_what, sql, reason) => {
      const client = connect();
      await send(client, event({ userId: "u-0" }));
      await server.run(sql);
      const answer = await send(client, event({ messageId: "m-2", userId: "u-12" }));
      expect(answer).toMatchObject({ kind: "locked", reason });
    });

    test("a column has a type that loses a part of the values", async () => {
      const client = connect();
      await send(client, event());
      await server.run(`alter table nudgespot.tracks alter "timestamp" type date;
        select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = 'nudgespot-source'`);
      await send(client, event({ messageId: "m-2" })); // it has not seen that the connection ended
      const answer = await send(client, event({ messageId: "m-3" }));
      const reason = `${DIFFER}: tracks.timestamp is date instead of timestamp with time zone`;
      expect(answer).toEqual({ kind: "locked", reason });
    });

    test("it is read-only", async () => {
      await send(connect(), event());
      const url = `${server.url}?options=-c%20default_transaction_read_only%3Don`;
      expect(await send(connect({ url }), event())).toMatchObject({
        kind: "locked",
        reason: "the database is read-only: 25006",
      });
    });

    test("a table has another type from the start", async () => {
      await server.run("create schema nudgespot; create table nudgespot.tracks (id bigint)");
      const answer = await send(connect(), event());
      const reason = `${DIFFER}: tracks.id is bigint instead of text`;
      expect(answer).toEqual({ kind: "locked", reason });
    });

    test.each([
      ["another user", "test@", "stranger:secret@", "28000"],
      ["another database", "/postgres", "/nowhere", "3D000"],
    ])("%s is named", async (_what, from, to, code) => {
      const answer = await send(connect({ url: server.url.replace(from, to) }), event());
      expect(answer).toMatchObject({
        kind: "locked",
        reason: `the database refuses the user: ${code}`,
      });
      expect(JSON.stringify(answer)).not.toMatch(/stranger|secret/);
    });
  });

  test("events wait while it does not answer", async () => {
    const closed = await send(connect({ url: "postgres://test@127.0.0.1:9/postgres" }), event());
    expect(closed).toEqual({ kind: "failed", reason: "ECONNREFUSED" });
    await send(connect(), event());
    const slow = connect({ timeout: 300 });
    await send(slow, event());
    await server.run("select 1");
    const locked = await blocked(() => send(slow, event()));
    expect(locked).toEqual({ kind: "failed", reason: "the connection failed" });
  });

  test("a call that is ended from here, before and meanwhile, writes nothing", async () => {
    const client = connect();
    await send(client, event());
    const text = [JSON.stringify(event({ messageId: "m-2" }))];
    const ended = { kind: "failed", reason: "AbortError" };
    expect(await client.send(text, AbortSignal.abort())).toEqual(ended);
    expect(await blocked(() => client.send(text, AbortSignal.timeout(100)))).toEqual(ended);
    expect(await rows("select id from nudgespot.tracks")).toEqual([{ id: "m-1" }]);
  });

  /** Does something while the table of tracks is locked. */
  async function blocked<T>(work: () => Promise<T>): Promise<T> {
    const { Client: Connection } = await import("pg");
    const locker = new Connection({ connectionString: server.url });
    await locker.connect();
    try {
      await locker.query("begin");
      await locker.query("lock table nudgespot.tracks in access exclusive mode");
      return await work();
    } finally {
      await locker.end();
    }
  }
});
