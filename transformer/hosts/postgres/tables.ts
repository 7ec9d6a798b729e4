import type { ClientBase } from "pg";
import { DIALECTS } from "../../warehouse/dialects.js";
import { creationSql, differencesSql } from "../../warehouse/sql.js";
import { TABLES } from "./rows.js";

/** Thrown where the tables are not as they should be. The message has names of columns alone. */
export class TablesDiffer extends Error {
  override readonly name = "TablesDiffer";
}

interface Difference {
  readonly table_name: string;
  readonly column_name: string;
  readonly type: string | null;
  readonly expected: string;
}

const { quote, types } = DIALECTS.postgres;

/** Any number: processes that make the same tables wait for each other. */
const LOCK = 7_014_225_313;

/**
 * Creates the missing tables and columns of a schema. If none is missing, the user does not need the
 * right to create.
 *
 * @throws TablesDiffer where a column has another type
 */
export async function prepareTables(client: ClientBase, schema: string): Promise<void> {
  if (await isIncomplete(client, schema)) {
    await client.query("begin");
    await client.query("select pg_advisory_xact_lock($1)", [LOCK]);
    // Another process can have made them meanwhile, and be writing: its rows and new tables could deadlock.
    if (await isIncomplete(client, schema)) await client.query(creationSql("postgres", schema));
    await client.query("commit");
  }
  await checkTables(client, schema);
}

/** @throws TablesDiffer where a column is missing or has another type */
export async function checkTables(client: ClientBase, schema: string): Promise<void> {
  refuseDifferences(await differencesIn(client, schema));
}

async function isIncomplete(client: ClientBase, schema: string): Promise<boolean> {
  return (await differencesIn(client, schema)).some(({ type }) => type === null);
}

async function differencesIn(client: ClientBase, schema: string): Promise<readonly Difference[]> {
  const { rows } = await client.query<Difference>(differencesSql("postgres", schema));
  return rows.filter(({ type, expected }) => type !== expected);
}

function refuseDifferences([first]: readonly Difference[]): void {
  if (first === undefined) return;
  const { table_name: table, column_name: column, type, expected } = first;
  const found = type === null ? "is missing" : `is ${type} instead of ${expected}`;
  throw new TablesDiffer(`${table}.${column} ${found}`);
}

/** Statements that write rows of each table, given as a JSON array. */
export function upsertStatements(schema: string): ReadonlyMap<string, string> {
  return new Map(TABLES.map(({ name }) => [name, upsertSql(schema, name)]));
}

/** Columns whose value is that of the first time. */
const KEPT = ["id", "received_at", "uuid_ts"];

/** What is written without being in the event. */
const FILLED: Readonly<Record<string, string>> = {
  received_at: "now()",
  uuid_ts: "now()",
  timestamp: `coalesce(r."timestamp", now())`,
};

function upsertSql(schema: string, table: string): string {
  const columns = TABLES.find(({ name }) => name === table)?.columns ?? [];
  const names = columns.map(({ name }) => quote(name));
  const values = columns.map(({ name }) => FILLED[name] ?? `r.${quote(name)}`);
  const record = columns.map(({ name, type }) => `${quote(name)} ${types[type]}`);
  const changes = columns
    .filter(({ name }) => !KEPT.includes(name))
    .map(
      ({ name }) =>
        `${quote(name)} = ${name === "timestamp" ? TIMESTAMP : `excluded.${quote(name)}`}`,
    );
  return `insert into ${quote(schema)}.${quote(table)} as t (${names.join()})
select ${values.join()} from json_to_recordset($1) as r (${record.join()})
on conflict (id) do update set ${changes.join()}`;
}

/** An event without a time keeps that of its first arrival. */
const TIMESTAMP = `case when excluded.original_timestamp is null then t."timestamp" else excluded."timestamp" end`;
