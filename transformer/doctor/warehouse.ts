import { isObject, type JsonObject } from "../core/values.js";
import { DIALECTS } from "../warehouse/dialects.js";
import { tablesOf, type Column, type WarehouseHost } from "../warehouse/tables.js";
import { failure, OK, unreachable, warning, type Finding, type Probe } from "./probe.js";
import type { Setup } from "./setup.js";

const COLUMNS = `select table_name, column_name, data_type
from information_schema.columns where table_schema = $1`;

/** rudder-server's copies of a namespace's columns that it still goes by. */
const COPIES = `select schema from wh_schemas
where namespace = $1 and expires_at > now() at time zone 'utc'`;

/** rudder-server's names of the types. */
const CACHED_TYPES: Readonly<Record<Column["type"], readonly string[]>> = {
  text: ["string", "text"],
  timestamp: ["datetime"],
  boolean: ["boolean"],
  json: ["json"],
};

/** Columns that are named in a finding. */
const MOST_NAMED = 3;

/** The warehouse, and what rudder-server believes of it. */
export const WAREHOUSE_PROBES: readonly Probe[] = [
  {
    id: "warehouse-columns",
    title: "The warehouse's columns accept every value",
    needs: ["warehouse"],
    look: lookAtColumns,
  },
  {
    id: "jobs-db-schema",
    title: "rudder-server's copy of the columns is that of the tables",
    needs: ["jobs-db"],
    look: lookAtCopies,
  },
];

async function lookAtColumns(setup: Setup): Promise<Finding> {
  const { schema } = setup.options;
  const rows = await setup.query("warehouse", COLUMNS, [schema]);
  if (rows === undefined) {
    return unreachable(
      "the warehouse does not answer",
      "compare --warehouse with its address, and let the user read it",
    );
  }
  const host: WarehouseHost = setup.has("console") ? "jitsu" : "rudderstack";
  const command = `nudgespot-source warehouse --host ${host} --schema ${schema}`;
  if (rows.length === 0) {
    return warning(`the schema ${schema} has no tables yet`, `make them with ${command}`);
  }
  const types = new Map(
    rows.map((row) => [nameOfColumn(row.table_name, row.column_name), row.data_type]),
  );
  const wrong = differing(host, (table, { name, type }) => {
    const found = types.get(nameOfColumn(table, name));
    return found !== undefined && found !== DIALECTS.postgres.types[type];
  });
  if (wrong.length === 0) return OK;
  return failure(
    `columns have another type, so values that do not fit are lost: ${named(wrong)}`,
    `run the statements that the last query of ${command} prints`,
  );
}

async function lookAtCopies(setup: Setup): Promise<Finding> {
  const { schema } = setup.options;
  const rows = await setup.query("jobsDb", COPIES, [schema]);
  if (rows === undefined) {
    return unreachable(
      "rudder-server's jobs database does not answer",
      "compare --jobs-db with JOBS_DB_HOST and its other variables, and let the user read wh_schemas",
    );
  }
  const copies = rows.map((row) => row.schema).filter(isObject);
  const wrong = copies.flatMap((copy) =>
    differing("rudderstack", (table, { name, type }) => {
      const columns = (copy as Readonly<Record<string, JsonObject | undefined>>)[table];
      return !CACHED_TYPES[type].includes(String(columns?.[name]));
    }),
  );
  if (wrong.length === 0) return OK;
  return failure(
    `rudder-server goes by an older copy of the columns, so values are still lost: ${named(wrong)}`,
    `make the tables (nudgespot-source warehouse), then in the jobs database: update wh_schemas set expires_at = now() at time zone 'utc' - interval '1 hour' where namespace = '${schema}'`,
  );
}

/** The columns of a host's tables of which something holds, as `table.column`. */
function differing(
  host: WarehouseHost,
  isWrong: (table: string, column: Column) => boolean,
): string[] {
  return tablesOf(host).flatMap(({ name: table, columns }) =>
    columns.filter((column) => isWrong(table, column)).map(({ name }) => nameOfColumn(table, name)),
  );
}

function nameOfColumn(table: unknown, column: unknown): string {
  return `${String(table)}.${String(column)}`;
}

function named(columns: readonly string[]): string {
  const more = columns.length - MOST_NAMED;
  return columns.slice(0, MOST_NAMED).join(", ") + (more > 0 ? ` and ${more} more` : "");
}
