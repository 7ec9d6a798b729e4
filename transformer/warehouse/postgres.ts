import {
  hasUniqueIds,
  idColumn,
  tablesOf,
  type Column,
  type Table,
  type WarehouseHost,
} from "./tables.js";

/** PostgreSQL's names of the types. */
export const TYPES: Readonly<Record<Column["type"], string>> = {
  text: "text",
  timestamp: "timestamp with time zone",
  boolean: "boolean",
  json: "jsonb",
};

/**
 * SQL that makes the tables, or adds to those that exist what they lack. It can be run any number
 * of times. Its last statement lists the columns whose type is another one, with how to fix each.
 *
 * @param schema of the warehouse, as the host names it
 */
export function postgresSql(host: WarehouseHost, schema: string): string {
  const statements = [
    "-- Without the notices about what exists.\nset client_min_messages = warning;",
    creationSql(host, schema),
    ...(host === "rudderstack" ? [cacheStep(schema)] : []),
    `-- Columns of another type: values that do not fit it are lost. No rows: all is well.
${differencesSql(host, schema)}
where found.data_type <> expected.type
order by 1, 2;`,
  ];
  return `${statements.join("\n\n")}\n`;
}

/** Statements that make what is missing: the schema, tables, columns, comments and indexes. */
export function creationSql(host: WarehouseHost, schema: string): string {
  const tables = tablesOf(host).map((table) => tableSql(host, schema, table));
  return [`create schema if not exists ${identifier(schema)};`, ...tables].join("\n\n");
}

function tableSql(
  host: WarehouseHost,
  schema: string,
  { name, description, columns }: Table,
): string {
  const table = `${identifier(schema)}.${identifier(name)}`;
  const definitions = columns.map(
    ({ name: column, type }) => `${identifier(column)} ${TYPES[type]}`,
  );
  const add = definitions.map((definition) => `  add column if not exists ${definition}`);
  const comments = columns.map(
    (column) =>
      `comment on column ${table}.${identifier(column.name)} is ${literal(column.description)};`,
  );
  const id = idColumn(host);
  const indexes = [id, "timestamp"].map((column) => {
    const index = identifier(`${name}_${column}`);
    const kind = column === id && hasUniqueIds(host) ? "unique index" : "index";
    return `create ${kind} if not exists ${index} on ${table} (${identifier(column)});`;
  });
  return [
    `create table if not exists ${table} (\n  ${definitions.join(",\n  ")}\n);`,
    `alter table ${table}\n${add.join(",\n")};`,
    `comment on table ${table} is ${literal(description)};`,
    ...comments,
    ...indexes,
  ].join("\n");
}

/**
 * A query for the columns, each with the type it has and the one it should have. A column that exists
 * stays as it is: changing its type rewrites the table, which a person decides.
 */
export function differencesSql(host: WarehouseHost, schema: string): string {
  const rows = tablesOf(host).flatMap(({ name, columns }) =>
    columns.map(
      (column) => `  (${literal(name)}, ${literal(column.name)}, ${literal(TYPES[column.type])})`,
    ),
  );
  return `select
  expected.table_name,
  expected.column_name,
  found.data_type as type,
  expected.type as expected,
  format(
    'alter table %I.%I alter column %I type %s using %I::%s;',
    ${literal(schema)}, expected.table_name, expected.column_name,
    expected.type, expected.column_name, expected.type
  ) as fix
from (values
${rows.join(",\n")}
) as expected (table_name, column_name, type)
left join information_schema.columns as found
  on found.table_schema = ${literal(schema)}
  and found.table_name = expected.table_name and found.column_name = expected.column_name`;
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

/** A quoted name. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
