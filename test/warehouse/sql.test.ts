import { spawnSync } from "node:child_process";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { COLLECTIONS } from "../../transformer/core/collections.js";
import type { JsonObject } from "../../transformer/core/values.js";
import { DIALECT_NAMES } from "../../transformer/warehouse/dialects.js";
import { warehouseSql } from "../../transformer/warehouse/sql.js";
import {
  tablesOf,
  WAREHOUSE_HOSTS,
  type Column,
  type WarehouseHost,
} from "../../transformer/warehouse/tables.js";
import { pglite, postgres, type Database } from "../support/databases.js";
import { hasPostgres } from "../support/postgres-server.mjs";
import { runCommand } from "../support/command.js";
import { readJson } from "../support/files.js";

const SERVERS: [name: string, start: () => Promise<Database>][] = [
  ["PGlite", pglite],
  ...(hasPostgres ? [["PostgreSQL", postgres] as [string, typeof postgres]] : []),
];

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Writes a row as hosts do: every value as text, which the column's type reads. */
function insert(schema: string, table: string, row: Readonly<Record<string, string>>): string {
  const columns = Object.keys(row).map((name) => `"${name}"`);
  const values = Object.values(row).map(quoted);
  return `insert into ${schema}.${table} (${columns.join()}) values (${values.join()});`;
}

/** A value that a host makes another type of where the column is not there yet. */
const MISLEADING: Readonly<Record<Column["type"], string>> = {
  text: "2026-03-03",
  timestamp: "2026-03-03T10:00:00.000Z",
  boolean: "true",
  json: '{"day": "2026-03-03"}',
};

const ORDINARY: Readonly<Record<Column["type"], string>> = {
  text: "Spring sale; it's on",
  timestamp: "2026-03-04T10:00:00.000Z",
  boolean: "false",
  json: '{"day": "any"}',
};

describe.each(SERVERS)("the SQL on %s", (_name, start) => {
  let database: Database;

  beforeAll(async () => {
    database = await start();
  });

  afterAll(async () => {
    await database[Symbol.asyncDispose]();
  });

  afterEach(async () => {
    await database.run(`drop schema if exists nudgespot, mails, "mails ""of"" it's" cascade;`);
  });

  test.each(WAREHOUSE_HOSTS)("%s: every value is kept, whichever comes first", async (host) => {
    const sql = warehouseSql(host, "nudgespot");
    await database.run(sql);
    expect(await database.rows(sql)).toEqual([]); // a second run changes nothing
    for (const { name, columns } of tablesOf(host)) {
      for (const values of [MISLEADING, ORDINARY]) {
        const row = columns.map((column): [string, string] => [column.name, values[column.type]]);
        await database.run(insert("nudgespot", name, Object.fromEntries(row)));
      }
      const texts = columns.filter(({ type }) => type === "text").map((column) => column.name);
      const rows = await database.rows(
        `\nselect ${texts.map((text) => `"${text}"`).join()} from nudgespot.${name} order by 1;`,
      );
      const all = (value: string): JsonObject =>
        Object.fromEntries(texts.map((text) => [text, value]));
      expect(rows).toEqual([all(MISLEADING.text), all(ORDINARY.text)]);
    }
  });

  test("adds what is missing, and says which columns have another type and how to fix them", async () => {
    await database.run(`create schema mails;
      create table mails.email_opened (id text, campaign_name timestamp with time zone);
      insert into mails.email_opened values ('m-1', '2026-03-03');`);
    const sql = warehouseSql("rudderstack", "mails");
    const found = await database.rows(sql);
    expect(found).toMatchObject([
      {
        table_name: "email_opened",
        column_name: "campaign_name",
        type: "timestamp with time zone",
        expected: "text",
      },
    ]);
    await database.run(String(found[0]?.fix));
    expect(await database.rows(sql)).toEqual([]);
    const columns = await database.rows(`
select column_name from information_schema.columns
 where table_schema = 'mails' and table_name = 'email_opened' and column_name = 'email_subject'`);
    expect(columns).toEqual([{ column_name: "email_subject" }]);
    expect(await database.rows("\nselect id from mails.email_opened;")).toEqual([{ id: "m-1" }]);
  });

  test("tables and columns have comments, and id and timestamp an index", async () => {
    await database.run(warehouseSql("rudderstack", "nudgespot"));
    const [comments] = await database.rows(`
select obj_description('nudgespot.email_bounced'::regclass) as of_table,
       col_description('nudgespot.email_bounced'::regclass, attnum) as of_column
  from pg_attribute
 where attrelid = 'nudgespot.email_bounced'::regclass and attname = 'bounce_status';`);
    expect(comments).toMatchObject({ of_column: "The SMTP enhanced status code." });
    expect(comments?.of_table).toContain("rejected the message");
    const indexes = await database.rows(`
select indexdef from pg_indexes where schemaname = 'nudgespot' and tablename = 'tracks' order by 1;`);
    expect(indexes).toMatchObject([
      { indexdef: expect.stringContaining("(id)") as unknown },
      { indexdef: expect.stringContaining('("timestamp")') as unknown },
    ]);
  });

  test("a schema's name is taken as it is", async () => {
    await database.run(warehouseSql("jitsu", `mails "of" it's`));
    const schemas = await database.rows(`
select distinct table_schema from information_schema.tables where table_name = 'tracks';`);
    expect(schemas).toEqual([{ table_schema: `mails "of" it's` }]);
  });
});

/** The columns that an event of an example becomes, as the contracts say. */
function flattened(value: unknown, path: readonly string[]): string[] {
  if (typeof value !== "object" || value === null) {
    return [
      path
        .join("_")
        .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
        .toLowerCase(),
    ];
  }
  return Object.entries(value).flatMap(([key, inner]) => flattened(inner, [...path, key]));
}

describe("the tables", () => {
  test.each<[WarehouseHost, string]>([
    ["rudderstack", "id"],
    ["jitsu", "message_id"],
  ])("%s: have a column for all that an example's event says", (host, id) => {
    const tables = tablesOf(host);
    expect(tables.map(({ name }) => name)).toEqual([
      "tracks",
      ...COLLECTIONS.map(({ table }) => table),
    ]);
    for (const { slug, table } of COLLECTIONS) {
      const event = readJson(`examples/${slug}/track.track.json`) as JsonObject;
      const { type: _, integrations: _none, properties, messageId: _id, ...common } = event;
      const expected = [id, ...flattened(common, []), ...Object.keys(properties as JsonObject)];
      const columns = tables.find(({ name }) => name === table)?.columns.map(({ name }) => name);
      expect(columns).toEqual(expect.arrayContaining(expected));
    }
  });
});

(hasPostgres ? test : test.skip)("psql has nothing to say on a first run", async () => {
  await using server = await postgres();
  const { stdout, stderr } = spawnSync("psql", [server.url, "-v", "ON_ERROR_STOP=1", "-qAt"], {
    input: warehouseSql("rudderstack", "nudgespot"),
    encoding: "utf8",
  });
  expect({ stdout, stderr }).toEqual({ stdout: "", stderr: "" });
});

describe("nudgespot-source warehouse", () => {
  test("prints the SQL, and nothing else", async () => {
    const args = ["warehouse", "--host", "rudderstack", "--schema", "mails"];
    const { code, stdout, stderr } = await runCommand(args);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toBe(warehouseSql("rudderstack", "mails"));
  });

  test.each(DIALECT_NAMES)("prints that of %s", async (dialect) => {
    const args = ["warehouse", "--host", "jitsu", "--dialect", dialect];
    const { code, stdout } = await runCommand(args);
    expect(code).toBe(0);
    expect(stdout).toBe(warehouseSql("jitsu", "public", dialect));
  });

  test.each([
    [[], "--host <host>"],
    [["--host", "postgres", "--dialect", "duckdb"], "its dialect is postgres"],
    [["--host", "segment"], "Allowed choices are rudderstack, jitsu"],
    [["--host", "jitsu", "--dialect", "mysql"], "Allowed choices are postgres"],
  ])("%j is wrong use", async (args, message) => {
    const { code, stdout, stderr } = await runCommand(["warehouse", ...args]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(message);
  });
});
