import { COLLECTIONS } from "../core/collections.js";
import { toSnakeCase } from "../core/property-names.js";
import {
  COLLECTION_DESCRIPTIONS,
  COMMON_COLUMNS,
  PROPERTY_COLUMNS,
  type SchemaColumn,
} from "../generated/columns.js";

/** What makes tables of track events: two hosts, and this service's destination of type `postgres`. */
export const WAREHOUSE_HOSTS = ["rudderstack", "jitsu", "postgres"] as const;

export type WarehouseHost = (typeof WAREHOUSE_HOSTS)[number];

/** The schema in which a host makes its tables, unless it is told another. */
export const DEFAULT_SCHEMAS: Readonly<Record<WarehouseHost, string>> = {
  rudderstack: "nudgespot",
  jitsu: "public",
  postgres: "nudgespot",
};

/** A column of a table. */
export interface Column {
  readonly name: string;
  readonly type: SchemaColumn["type"] | "json";
  readonly description: string;
  /** The value's place in the track event. Absent for a column that the host adds. */
  readonly path?: readonly string[];
}

/** A table that a host fills. */
export interface Table {
  readonly name: string;
  readonly description: string;
  readonly columns: readonly Column[];
}

/** How a host names things, and what it adds. */
interface Layout {
  /** The column of the message id. */
  readonly id: string;
  /** Columns of the host's own. */
  readonly added: readonly Column[];
  /** Columns of the host's own that the collections' tables have. */
  readonly addedToCollections?: readonly Column[];
  /** Whether the database keeps ids unique. */
  readonly isUnique: boolean;
}

const RECEIVED_AT: Column = {
  name: "received_at",
  type: "timestamp",
  description: "When the host received it.",
};

const RUDDERSTACK: Layout = {
  id: "id",
  added: [
    { name: "event_text", type: "text", description: "The event's name as it was sent." },
    RECEIVED_AT,
    { name: "uuid_ts", type: "timestamp", description: "When the row was loaded." },
    {
      name: "context_passed_ip",
      type: "text",
      description:
        "The IP address in the payload: the recipient's for opened and clicked events, the mail relay's for delivered and bounced ones.",
    },
    {
      name: "context_request_ip",
      type: "text",
      description: "The IP address that the call came from: the sender's.",
    },
  ],
  isUnique: false,
};

/**
 * @see https://www.rudderstack.com/docs/destinations/warehouse-destinations/warehouse-schema/
 * @see https://docs.jitsu.com/sending-data/ The columns of both were seen in real tables.
 */
const LAYOUTS: Readonly<Record<WarehouseHost, Layout>> = {
  rudderstack: RUDDERSTACK,
  jitsu: {
    id: "message_id",
    added: [
      RECEIVED_AT,
      { name: "type", type: "text", description: "The kind of call: track." },
      {
        name: "request_ip",
        type: "text",
        description: "The IP address that the call came from: the sender's.",
      },
    ],
    isUnique: false,
  },
  // Queries for RudderStack's tables work on these.
  postgres: {
    ...RUDDERSTACK,
    addedToCollections: [
      {
        name: "properties",
        type: "json",
        description:
          "Undocumented properties, the page of the context as context_page, and values that do not fit their column.",
      },
    ],
    isUnique: true,
  },
};

/** The column of the message id, by which copies are known. */
export function idColumn(host: WarehouseHost): string {
  return LAYOUTS[host].id;
}

/** Whether the tables of a host have a row for each id. */
export function hasUniqueIds(host: WarehouseHost): boolean {
  return LAYOUTS[host].isUnique;
}

/** The tables of a host: `tracks`, with what all events have, and one for each collection. */
export function tablesOf(host: WarehouseHost): Table[] {
  const { id, added, addedToCollections = [] } = LAYOUTS[host];
  const common = [
    ...COMMON_COLUMNS.map((column) => ({ ...column, name: columnName(column, id) })),
    ...added,
  ];
  const tracks = { name: "tracks", description: "Every event, of all collections." };
  return [
    { ...tracks, columns: common },
    ...COLLECTIONS.map(({ name, table }) => ({
      name: table,
      description: COLLECTION_DESCRIPTIONS[name],
      columns: [
        ...common,
        ...PROPERTY_COLUMNS[name].map((column) => ({ ...column, name: columnName(column, id) })),
        ...addedToCollections,
      ],
    })),
  ];
}

/** Hosts flatten an event into names in snake case; properties have no prefix. */
function columnName({ path }: SchemaColumn, id: string): string {
  if (path.join() === "messageId") return id;
  const names = path[0] === "properties" ? path.slice(1) : path;
  return names.map(toSnakeCase).join("_");
}
