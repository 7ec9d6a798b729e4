import { isObject, type JsonObject } from "../../core/values.js";
import type { ConfigObject, JitsuConsole, Link } from "./console.js";
import { compiledOptions } from "./code.js";
import {
  functionRef,
  functionsOf,
  makesTables,
  readObjects,
  schemaOf,
  sourceFunctions,
  streamsOf,
} from "./source.js";

/** The objects of a workspace that belong to this source. */
export interface JitsuFacts {
  /** Streams of the source's name. */
  readonly streams: readonly ConfigObject[];
  /** Functions of this source. */
  readonly functions: readonly ConfigObject[];
  /** Functions on the stream's connections that were made for another stream, by id. */
  readonly misplaced: readonly string[];
  /** Connections of the stream to destinations that exist. */
  readonly links: readonly Link[];
  /** Ids of deleted destinations that the stream is still connected to. */
  readonly deletedDestinations: readonly string[];
  /** The database schema in which the first destination with tables makes them. */
  readonly schema: string | undefined;
  /** Ids of destinations in which events become rows of tables. */
  readonly withTables: ReadonlySet<string>;
}

/**
 * Reads the objects of a workspace.
 *
 * @throws ConsoleError
 */
export async function readJitsuFacts(
  console: JitsuConsole,
  workspaceNamed: string,
  name: string,
): Promise<JitsuFacts> {
  const workspace = await console.workspaceId(workspaceNamed);
  const [objects, destinations, links] = await Promise.all([
    readObjects(console, workspace),
    console.list(workspace, "destination"),
    console.links(workspace),
  ]);
  const found = streamsOf(objects, name);
  const streamId = found[0]?.id;
  const connections = links.filter(({ fromId }) => fromId === streamId);
  const exists = ({ toId }: Link): boolean => destinations.some(({ id }) => id === toId);
  return {
    streams: found,
    functions: sourceFunctions(objects, name, streamId),
    misplaced: misplacedIn(connections, objects.functions, streamId),
    links: connections.filter(exists),
    deletedDestinations: connections.filter((link) => !exists(link)).map(({ toId }) => toId),
    schema: destinations
      .filter(({ id }) => connections.some(({ toId }) => toId === id))
      .filter(makesTables)
      .map(schemaOf)[0],
    withTables: new Set(destinations.filter(makesTables).map(({ id }) => id)),
  };
}

/** The ids of the functions on connections that are this project's, but of another source. */
function misplacedIn(
  connections: readonly Link[],
  functions: readonly ConfigObject[],
  streamId: string | undefined,
): string[] {
  const refs = connections.flatMap(functionsOf).map(({ functionId }) => functionId);
  const onConnections = functions.filter(({ id }) => refs.includes(functionRef(id)));
  return onConnections.filter((object) => isOfAnother(object, streamId)).map(({ id }) => id);
}

function isOfAnother(object: ConfigObject, streamId: string | undefined): boolean {
  const madeFor = compiledOptions(object)?.stream;
  return madeFor !== undefined && madeFor !== streamId;
}

/** A stream's keys of one kind. */
export function keysOf(
  stream: JsonObject | undefined,
  kind: "privateKeys" | "publicKeys",
): JsonObject[] {
  const keys = stream?.[kind];
  return Array.isArray(keys) ? keys.filter(isObject) : [];
}
