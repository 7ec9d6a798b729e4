import { isObject, type JsonObject } from "../../core/values.js";
import type { ConfigObject, JitsuConsole, Link } from "./console.js";
import { SLUG } from "./registration.js";

/** What a workspace has that concerns this source. */
export interface JitsuFacts {
  /** Streams of the source's name. */
  readonly streams: readonly ConfigObject[];
  /** How many streams there are in all. */
  readonly streamCount: number;
  /** Functions of this source's slug. */
  readonly functions: readonly ConfigObject[];
  /** Connections of the stream. */
  readonly links: readonly Link[];
  /** The types of destinations by id, of which nothing else is looked at. */
  readonly destinationTypes: ReadonlyMap<string, string>;
}

/**
 * Reads what a workspace has.
 *
 * @throws ConsoleError
 */
export async function readJitsuFacts(
  console: JitsuConsole,
  workspaceNamed: string,
  name: string,
): Promise<JitsuFacts> {
  const workspace = await console.workspaceId(workspaceNamed);
  const [streams, functions, destinations, links] = await Promise.all([
    console.list(workspace, "stream"),
    console.list(workspace, "function"),
    console.list(workspace, "destination"),
    console.links(workspace),
  ]);
  const named = streams.filter((stream) => stream.name === name);
  return {
    streams: named,
    streamCount: streams.length,
    functions: functions.filter(({ slug }) => slug === SLUG),
    links: links.filter(({ fromId }) => fromId === named[0]?.id),
    destinationTypes: new Map(
      destinations.map(({ id, destinationType }) => [id, String(destinationType)]),
    ),
  };
}

/** The ids of a stream's keys of one kind. */
export function keyIds(
  stream: JsonObject | undefined,
  kind: "privateKeys" | "publicKeys",
): string[] {
  const keys = stream?.[kind];
  return Array.isArray(keys) ? keys.filter(isObject).map(({ id }) => String(id)) : [];
}
