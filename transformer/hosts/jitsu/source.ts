import { toSnakeCase } from "../../core/property-names.js";
import { isObject, type JsonObject } from "../../core/values.js";
import { compiledOptions } from "./code.js";
import { ConsoleError, type ConfigObject, type JitsuConsole, type Link } from "./console.js";

/** Types of destinations in which Jitsu makes tables. */
const WAREHOUSES: ReadonlySet<unknown> = new Set([
  "bigquery",
  "clickhouse",
  "motherduck",
  "mysql",
  "postgres",
  "redshift",
  "snowflake",
]);

/** The console's own default. */
const DEFAULT_SCHEMA = "public";

/** Objects of a workspace, as the console lists them. */
export interface WorkspaceObjects {
  readonly streams: readonly ConfigObject[];
  readonly functions: readonly ConfigObject[];
}

/** Lists the objects of a workspace. @throws ConsoleError */
export async function readObjects(
  console: JitsuConsole,
  workspace: string,
): Promise<WorkspaceObjects> {
  const [streams, functions] = await Promise.all([
    console.list(workspace, "stream"),
    console.list(workspace, "function"),
  ]);
  return { streams, functions };
}

/** The slug of a source's function: `nudgespot` for the source Nudgespot, `nudgespot-eu` for EU. */
export function slugOf(name: string): string {
  const slug = toSnakeCase(name).replaceAll("_", "-");
  return slug === "nudgespot" || slug.startsWith("nudgespot-") ? slug : `nudgespot-${slug}`;
}

/**
 * The streams of a source: those with its name. If a person renamed the stream, the one that the
 * source's function was made for.
 */
export function streamsOf({ streams, functions }: WorkspaceObjects, name: string): ConfigObject[] {
  const named = streams.filter((stream) => stream.name === name);
  if (named.length > 0) return named;
  const ids = functions
    .filter(({ slug }) => slug === slugOf(name))
    .map((object) => compiledOptions(object)?.stream);
  return streams.filter(({ id }) => ids.includes(id));
}

/**
 * The functions of a source: those made for its stream, otherwise those with its slug that were not
 * made for another stream.
 */
export function sourceFunctions(
  { streams, functions }: WorkspaceObjects,
  name: string,
  streamId: string | undefined,
): ConfigObject[] {
  const streamOf = (object: ConfigObject): string | undefined => compiledOptions(object)?.stream;
  const own = functions.filter((object) => streamId !== undefined && streamOf(object) === streamId);
  if (own.length > 0) return own;
  const isOfAnother = (object: ConfigObject): boolean =>
    streams.some(({ id }) => id !== streamId && id === streamOf(object));
  return functions.filter((object) => object.slug === slugOf(name) && !isOfAnother(object));
}

/**
 * The only object of a list; undefined if the list is empty.
 *
 * @throws ConsoleError if there are two
 */
export function findUnique(
  objects: readonly ConfigObject[],
  what: string,
): ConfigObject | undefined {
  const [found, second] = objects;
  if (second === undefined) return found;
  throw new ConsoleError(`there are two ${what}, ${found?.id ?? ""} and ${second.id}: delete one`);
}

/** The functions of a connection, in the order in which they run. */
export function functionsOf({ data }: Pick<Link, "data">): JsonObject[] {
  const functions = data?.functions;
  return Array.isArray(functions) ? functions.filter(isObject) : [];
}

/** How a connection names a function. */
export function functionRef(id: string): string {
  return `udf.${id}`;
}

/** Whether a destination makes tables of events. */
export function makesTables({ destinationType }: JsonObject): boolean {
  return WAREHOUSES.has(destinationType);
}

/** The database schema in which a destination makes its tables. */
export function schemaOf({ defaultSchema }: JsonObject): string {
  return typeof defaultSchema === "string" && defaultSchema !== "" ? defaultSchema : DEFAULT_SCHEMA;
}

/**
 * The database schema in which one destination of a workspace makes its tables.
 *
 * @throws ConsoleError
 */
export async function destinationSchema(
  console: JitsuConsole,
  workspace: string,
  id: string,
): Promise<string> {
  const known = await console.list(await console.workspaceId(workspace), "destination");
  return schemaOf(wantedDestinations(known, [id])[0] ?? {});
}

/**
 * Destinations by their ids. They contain passwords, so errors name only ids.
 *
 * @throws ConsoleError if one of them does not exist
 */
export function wantedDestinations(
  known: readonly ConfigObject[],
  ids: readonly string[],
): ConfigObject[] {
  const wanted = known.filter(({ id }) => ids.includes(id));
  if (wanted.length === new Set(ids).size) return wanted;
  const existing = known.map(({ id }) => id).join(", ");
  const has = existing === "" ? "it has no destinations" : `it has ${existing}`;
  throw new ConsoleError(`the workspace does not have this destination; ${has}`);
}
