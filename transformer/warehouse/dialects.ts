import type { Column, WarehouseHost } from "./tables.js";

/** How a warehouse writes tables. */
export interface Dialect {
  readonly types: Readonly<Record<Column["type"], string>>;
  /** A quoted name. */
  readonly quote: (name: string) => string;
  /** A quoted text. */
  readonly literal: (text: string) => string;
  /** What a schema is called there. */
  readonly schema: "schema" | "database";
  /** Where descriptions stand: in statements of their own, behind a column, or in its options. */
  readonly comments: "statements" | "inline" | "options";
  /** What begins the description of a table: a column's has no equals sign. */
  readonly tableComment?: string;
  /** How columns are added to a table that exists: in one statement, in one each, or not. */
  readonly adding: "together" | "each" | "no";
  readonly hasIndexes: boolean;
  /** Where `information_schema` can be asked for columns of another type, with these types' names. */
  readonly canCompare: boolean;
  /** What follows the columns of a table. */
  readonly tableEnd?: (host: WarehouseHost, id: string) => string;
  /** The type of the columns that identify a row, where it differs. */
  readonly keyTypes?: Readonly<Record<string, string>>;
}

export const DIALECT_NAMES = [
  "postgres",
  "duckdb",
  "bigquery",
  "snowflake",
  "redshift",
  "clickhouse",
] as const;

export type DialectName = (typeof DIALECT_NAMES)[number];

function inDoubleQuotes(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function inBackticks(name: string): string {
  return `\`${name.replaceAll("`", "\\`")}\``;
}

function doubled(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function escaped(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}

const POSTGRES: Dialect = {
  types: {
    text: "text",
    timestamp: "timestamp with time zone",
    boolean: "boolean",
    json: "jsonb",
  },
  quote: inDoubleQuotes,
  literal: doubled,
  schema: "schema",
  comments: "statements",
  adding: "together",
  hasIndexes: true,
  canCompare: true,
};

/**
 * The types are those that RudderStack uses there, so that it knows the columns as its own.
 *
 * @see https://github.com/rudderlabs/rudder-server/tree/master/warehouse/integrations `dataTypesMap` of each
 */
export const DIALECTS: Readonly<Record<DialectName, Dialect>> = {
  postgres: POSTGRES,
  duckdb: {
    ...POSTGRES,
    types: {
      text: "VARCHAR",
      timestamp: "TIMESTAMP WITH TIME ZONE",
      boolean: "BOOLEAN",
      json: "JSON",
    },
    adding: "each",
  },
  bigquery: {
    types: { text: "STRING", timestamp: "TIMESTAMP", boolean: "BOOL", json: "JSON" },
    quote: inBackticks,
    literal: escaped,
    schema: "schema",
    comments: "options",
    adding: "together",
    hasIndexes: false,
    canCompare: false,
    // RudderStack's tables there are partitioned by the time of loading.
    tableEnd: (host) =>
      host === "rudderstack" ? "\nPARTITION BY _PARTITIONDATE" : "\nPARTITION BY DATE(`timestamp`)",
  },
  snowflake: {
    types: { text: "VARCHAR", timestamp: "TIMESTAMP_TZ", boolean: "BOOLEAN", json: "VARIANT" },
    // Names without quotes are in upper case there, and hosts write them so.
    quote: (name) => inDoubleQuotes(name.toUpperCase()),
    literal: escaped,
    schema: "schema",
    comments: "inline",
    tableComment: "comment =",
    adding: "each",
    hasIndexes: false,
    canCompare: false,
  },
  redshift: {
    ...POSTGRES,
    // `text` is VARCHAR(256) there.
    types: { text: "varchar(65535)", timestamp: "timestamp", boolean: "boolean", json: "super" },
    adding: "no",
    hasIndexes: false,
    canCompare: false,
    tableEnd: (_host, id) => `\ndistkey ("${id}")\nsortkey ("received_at")`,
  },
  clickhouse: {
    types: {
      text: "Nullable(String)",
      timestamp: "Nullable(DateTime)",
      boolean: "Nullable(UInt8)",
      json: "Nullable(String)",
    },
    quote: inBackticks,
    literal: escaped,
    schema: "database",
    comments: "inline",
    adding: "together",
    hasIndexes: false,
    canCompare: false,
    // A table needs a key without nulls. Rows with the same key become one when parts are merged.
    keyTypes: { id: "String", message_id: "String", received_at: "DateTime" },
    tableEnd: (_host, id) =>
      `\nENGINE = ReplacingMergeTree\nPARTITION BY toDate(\`received_at\`)\nORDER BY (\`received_at\`, \`${id}\`)`,
  },
};
