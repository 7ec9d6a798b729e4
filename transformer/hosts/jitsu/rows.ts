import { COLLECTIONS, type TrackEvent } from "../../core/collections.js";
import type { JsonObject } from "../../core/values.js";

/**
 * Which tables of Jitsu's events go to. `collections`: each event twice, for `tracks` without its
 * properties, and for its collection's table. `layout`: once; the connection's data layout decides.
 */
export type Tables = "collections" | "layout";

const TABLES = new Map<string, string>(COLLECTIONS.map(({ name, table }) => [name, table]));

/** An event as Jitsu is given it. It does not read `integrations`, and would make columns of it. */
export function rowsOf({ integrations: _, ...event }: TrackEvent, tables: Tables): JsonObject[] {
  if (tables === "layout") return [event];
  const { properties: _none, ...common } = event;
  return [
    { ...common, JITSU_TABLE_NAME: "tracks" },
    { ...event, JITSU_TABLE_NAME: TABLES.get(event.event) },
  ];
}
