import { idColumn, tablesOf, type Column, type Table, type WarehouseHost } from "./tables.js";

/** PostgreSQL's names of the types. */
export const TYPES: Readonly<Record<Column["type"], string>> = {
  text: "text",
  timestamp: "timestamp with time zone",
  boolean: "boolean",
};

/**
 * SQL that makes the tables, or adds to those that exist what they lack. It can be run any number
 * of times. Its last statement lists the columns whose type is another one, with how to fix each.
 *
 * @param schema of the warehouse, as the host names it
 */
export function postgresSql(host: WarehouseHost, schema: string): string {
  const tables = tablesOf(host);
  const statements = [
    `create schema if not exists ${identifier(schema)};`,
    ...tables.map((table) => tableSql(schema, table, idColumn(host))),
    ...(host === "rudderstack" ? [cacheStep(schema)] : []),
    mismatches(schema, tables),
  ];
  return `${statements.join("\n\n")}\n`;
}

function tableSql(schema: string, { name, description, columns }: Table, id: string): string {
  const table = `${identifier(schema)}.${identifier(name)}`;
  const definitions = columns.map(
    ({ name: column, type }) => `${identifier(column)} ${TYPES[type]}`,
  );
  const add = definitions.map((definition) => `  add column if not exists ${definition}`);
  const comments = columns.map(
    (column) =>
      `comment on column ${table}.${identifier(column.name)} is ${literal(column.description)};`,
  );
  const indexes = [id, "timestamp"].map((column) => {
    const index = identifier(`${name}_${column}`);
    return `create index if not exists ${index} on ${table} (${identifier(column)});`;
  });
  return [
    `create table if not exists ${table} (\n  ${definitions.join(",\n  ")}\n);`,
    `alter table ${table}\n${add.join(",\n")};`,
    `comment on table ${table} is ${literal(description)};`,
    ...comments,
    ...indexes,
  ].join("\n");
}

/** A column that exists stays as it is: changing its type rewrites the table, which a person decides. */
function mismatches(schema: string, tables: readonly Table[]): string {
  const rows = tables.flatMap(({ name, columns }) =>
    columns.map(
      (column) => `  (${literal(name)}, ${literal(column.name)}, ${literal(TYPES[column.type])})`,
    ),
  );
  return `-- Columns of another type: values that do not fit it are lost. No rows: all is well.
select
  found.table_name,
  found.column_name,
  found.data_type as type,
  expected.type as expected,
  format(
    'alter table %I.%I alter column %I type %s using %I::%s;',
    found.table_schema, found.table_name, found.column_name,
    expected.type, found.column_name, expected.type
  ) as fix
from (values
${rows.join(",\n")}
) as expected (table_name, column_name, type)
join information_schema.columns as found using (table_name, column_name)
where found.table_schema = ${literal(schema)} and found.data_type <> expected.type
order by 1, 2;`;
}

/**
 * What rudder-server needs to see of a change: it keeps its own copy of a schema in its jobs database
 * for twelve hours (`Warehouse.schemaTTLInMinutes`), restarts included. Seen with rudder-server of
 * August 2026.
 */
function cacheStep(schema: string): string {
  return `-- After a source's first event, rudder-server goes by its own copy of the columns for up to 12 hours.
-- Run this in its jobs database, after every change above; until then values can still be lost:
-- update wh_schemas set expires_at = now() at time zone 'utc' - interval '1 hour'
--   where namespace = ${literal(schema)};`;
}

function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
