import { timingSafeEqual } from "node:crypto";
import { readFileSync } from "node:fs";
import { sha256 } from "./digest.js";
import { Refusal } from "../../core/errors.js";
import { parseJson } from "../../core/json.js";
import { toSnakeCase } from "../../core/property-names.js";
import { readSettings, type Settings } from "../../core/settings.js";
import { assertValid } from "../../core/validate.js";
import type { DestinationName } from "../../delivery/destination.js";
import type {
  Destination as DestinationEntry,
  Source as SourceEntry,
} from "../../generated/sources.js";
import { hasKey } from "../../hosts/destinations.js";
import { sources as validator } from "../../generated/validators.js";

/** Where a source's events go. */
export interface Destination {
  /** `<schema name>/<id>`, its key in the store. */
  readonly id: string;
  readonly type: DestinationName;
  readonly url: URL;
  readonly writeKey: string;
  /** Options of its type. */
  readonly options?: object | undefined;
}

/** A source that is received for. */
export interface Source {
  readonly name: string;
  readonly schemaName: string;
  readonly settings: Settings;
  /** As they are configured: plain, or as sha256: with a digest. */
  readonly writeKeys: readonly string[];
  /** For each write key; no limit if absent. */
  readonly callsPerSecond: number | undefined;
  readonly destinations: readonly Destination[];
}

/** The source of a write key. */
export interface AuthenticatedSource {
  readonly source: Source;
  /** The write key's SHA-256, in hex: it identifies the key without revealing it. */
  readonly key: string;
}

/** All sources. */
export interface Sources {
  readonly list: readonly Source[];
  /** Takes as long for a wrong key as for a right one. */
  find(writeKey: string): AuthenticatedSource | undefined;
}

/** Thrown where sources cannot be used as they are written. The message is one line, without keys. */
export class SourcesError extends Error {
  override readonly name = "SourcesError";
}

/**
 * Reads the sources file.
 *
 * @throws SourcesError with the place and the rule
 */
export function readSources(text: string): Sources {
  try {
    const file = parseJson(text);
    assertValid(validator, file, "invalid_settings", " of the sources");
    return sourcesOf(file.sources);
  } catch (error) {
    if (error instanceof Refusal) throw new SourcesError(error.message);
    throw error;
  }
}

/** The sources of the file's entries, which its schema accepts. */
export function sourcesOf(entries: readonly SourceEntry[]): Sources {
  const read = entries.map((entry) => ({ source: sourceOf(entry), keys: entry.writeKeys }));
  const list = read.map(({ source }) => source);
  const ids = list.flatMap(({ destinations }) => destinations.map(({ id }) => id));
  const keys = read.flatMap(({ source, keys: given }) =>
    given.map((key) => ({ source, digest: digestOf(key) })),
  );
  refuseTwice(
    list.map(({ schemaName }) => schemaName),
    "two sources with the same schema name",
  );
  refuseTwice(ids, "two destinations with the same id in a source");
  refuseTwice(
    keys.map(({ digest }) => digest.toString("hex")),
    "a write key that is there twice",
  );
  return {
    list,
    find(writeKey) {
      const given = sha256(writeKey);
      const [found] = keys.filter(({ digest }) => timingSafeEqual(digest, given));
      return found && { source: found.source, key: given.toString("hex") };
    },
  };
}

function sourceOf(entry: SourceEntry): Source {
  const { name, schemaName, settings, writeKeys, rateLimit, destinations } = entry;
  const schema = schemaName ?? toSnakeCase(name);
  return {
    name,
    schemaName: schema,
    settings: readSettings(settings).settings,
    writeKeys,
    callsPerSecond: rateLimit?.callsPerSecond,
    destinations: destinations.map((destination) => ({
      id: `${schema}/${destination.id}`,
      type: destination.type,
      url: urlOf(destination),
      writeKey: writeKeyOf(destination),
      options: destination.options,
    })),
  };
}

/** The schema's pattern allows for hosts and ports that there cannot be. */
function urlOf({ id, url }: DestinationEntry): URL {
  if (URL.canParse(url)) return new URL(url);
  throw new SourcesError(`the sources cannot be used: no usable url for the destination ${id}`);
}

/** A destination's write key, from where its entry says. */
function writeKeyOf({ id, type, writeKey, writeKeyFile, writeKeyEnv }: DestinationEntry): string {
  if (!hasKey(type)) return "";
  const found = writeKey ?? fromFile(writeKeyFile) ?? process.env[writeKeyEnv ?? ""]?.trim();
  if (found !== undefined && found !== "") return found;
  throw new SourcesError(`the sources cannot be used: no write key for the destination ${id}`);
}

function fromFile(path: string | undefined): string | undefined {
  if (path === undefined) return undefined;
  try {
    return readFileSync(path, "utf8").trim();
  } catch {
    return "";
  }
}

/** Whether a configured write key is a digest, from which the key is not known. */
export function isDigest(key: string): boolean {
  return /^sha256:/i.test(key);
}

function digestOf(key: string): Buffer {
  return isDigest(key) ? Buffer.from(key.slice(7), "hex") : sha256(key);
}

function refuseTwice(values: readonly string[], rule: string): void {
  if (new Set(values).size < values.length) {
    throw new SourcesError(`the sources cannot be used: ${rule}`);
  }
}
