// Tables as a host makes them by itself: with the columns that have a value.

/** @param {string} schema @param {import("./data.mjs").Tables} tables */
export function definitionsOf(schema, tables) {
  const statements = [...tables].map(([name, rows]) => {
    const values = rows.flatMap((row) => Object.entries(row).filter(([, value]) => value !== null));
    const types = new Map(values.map(([column, value]) => [column, typeOf(column, value)]));
    const columns = [...types].map(([column, type]) => `"${column}" ${type}`);
    return `create table ${schema}.${name} (${columns.join()});`;
  });
  return `create schema if not exists ${schema};\n${statements.join("\n")}`;
}

/** @param {string} name @param {unknown} value */
function typeOf(name, value) {
  if (typeof value === "boolean") return "boolean";
  if (typeof value === "number") return "bigint";
  const isTime = /^(?:timestamp|.*_timestamp|sent_at|received_at|uuid_ts)$/.test(name);
  return isTime ? "timestamp with time zone" : "varchar";
}
