import { DIALECTS, type Dialect, type DialectName } from "./dialects.js";
import { hasUniqueIds, idColumn, tablesOf, type Table, type WarehouseHost } from "./tables.js";

/**
 * SQL that creates missing tables and columns. It can be run any number of times. For dialects that can
 * compare, its last statement lists columns of another type, with how to fix each.
 *
 * @param schema of the warehouse, as the host names it
 */
export function warehouseSql(
  host: WarehouseHost,
  schema: string,
  dialect: DialectName = "postgres",
): string {
  const statements = [
    ...(dialect === "postgres" ? [QUIET] : []),
    creationSql(host, schema, dialect),
    ...(host === "rudderstack" ? [cacheStep(schema)] : []),
    ...(DIALECTS[dialect].canCompare
      ? [
          `-- Columns of another type: values that do not fit it are lost. No rows: all is well.
${differencesSql(host, schema, dialect)}
where found.data_type <> expected.type
order by 1, 2;`,
        ]
      : []),
  ];
  return `${statements.join("\n\n")}\n`;
}

const QUIET = "-- No notices about existing tables.\nset client_min_messages = warning;";

/** Statements that create the missing schema, tables, columns, descriptions and indexes. */
export function creationSql(
  host: WarehouseHost,
  schema: string,
  dialect: DialectName = "postgres",
): string {
  const how = DIALECTS[dialect];
  const tables = tablesOf(host).map((table) => tableSql(how, host, schema, table));
  const create = `create ${how.schema} if not exists ${how.quote(schema)};`;
  return [create, ...tables].join("\n\n");
}

function tableSql(
  how: Dialect,
  host: WarehouseHost,
  schema: string,
  { name, description, columns }: Table,
): string {
  const { quote, literal, comments, adding, types, keyTypes, tableEnd } = how;
  const table = `${quote(schema)}.${quote(name)}`;
  const id = idColumn(host);
  const definitions = columns.map((column) => {
    const type = keyTypes?.[column.name] ?? types[column.type];
    return `${quote(column.name)} ${type}${descriptionIn(how, column.description)}`;
  });
  const end = `${tableEnd?.(host, id) ?? ""}${descriptionIn(how, description, how.tableComment)}`;
  const add = definitions.map((definition) => `add column if not exists ${definition}`);
  const commentsOfColumns = columns.map(
    (column) =>
      `comment on column ${table}.${quote(column.name)} is ${literal(column.description)};`,
  );
  return [
    `create table if not exists ${table} (\n  ${definitions.join(",\n  ")}\n)${end};`,
    ...(adding === "together" ? [`alter table ${table}\n  ${add.join(",\n  ")};`] : []),
    ...(adding === "each" ? add.map((each) => `alter table ${table} ${each};`) : []),
    ...(comments === "statements"
      ? [`comment on table ${table} is ${literal(description)};`, ...commentsOfColumns]
      : []),
    ...(how.hasIndexes ? indexesOf(how, host, table, name) : []),
  ].join("\n");
}

function indexesOf({ quote }: Dialect, host: WarehouseHost, table: string, name: string): string[] {
  const id = idColumn(host);
  return [id, "timestamp"].map((column) => {
    const kind = column === id && hasUniqueIds(host) ? "unique index" : "index";
    return `create ${kind} if not exists ${quote(`${name}_${column}`)} on ${table} (${quote(column)});`;
  });
}

/** A description where it stands behind a column or a table; nothing for a dialect with statements for it. */
function descriptionIn(
  { comments, literal }: Dialect,
  description: string,
  keyword = "comment",
): string {
  if (comments === "inline") return ` ${keyword} ${literal(description)}`;
  return comments === "options" ? ` options (description = ${literal(description)})` : "";
}

/**
 * A query for the columns, each with the type it has and the one it should have. A column that exists
 * stays as it is: changing its type rewrites the table, which a person decides.
 */
export function differencesSql(
  host: WarehouseHost,
  schema: string,
  dialect: DialectName = "postgres",
): string {
  const { quote, literal, types } = DIALECTS[dialect];
  const rows = tablesOf(host).flatMap(({ name, columns }) =>
    columns.map(({ name: column, type }) => {
      const [place, expected] = [`${quote(schema)}.${quote(name)}`, types[type]];
      const fix = `alter table ${place} alter column ${quote(column)} type ${expected} using ${quote(column)}::${expected};`;
      return `  (${[name, column, expected, fix].map(literal).join(", ")})`;
    }),
  );
  return `select
  expected.table_name,
  expected.column_name,
  found.data_type as type,
  expected.type as expected,
  expected.fix
from (values
${rows.join(",\n")}
) as expected (table_name, column_name, type, fix)
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
--   where namespace = ${DIALECTS.postgres.literal(schema)};`;
}
