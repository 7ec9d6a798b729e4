import type { CollectionName } from "../generated/events.js";
import { PROPERTY_RULES, type PropertyRule } from "../generated/properties.js";
import type { ShapeName } from "./shapes/shape.js";

/** What an incoming name stands for. */
export interface Alias {
  readonly output: string;
  /** Of the output, among those of the collection. */
  readonly index: number;
  /** Of several names for one output the lowest rank wins. */
  readonly rank: number;
  /** Identifiers are texts on output; blank ones count as absent. */
  readonly type: PropertyRule["type"];
}

/** Every name that is renamed, for one collection. */
export type Aliases = ReadonlyMap<string, Alias>;

const ALIASES = new Map<ShapeName, Map<CollectionName, Aliases>>();

/** The names that are renamed in a collection when a payload of the given shape carries it. */
export function aliasesOf(collection: CollectionName, shape: ShapeName): Aliases {
  const known = ALIASES.get(shape)?.get(collection);
  if (known !== undefined) return known;
  const aliases = readAliases(collection, shape);
  const ofShape = ALIASES.get(shape) ?? new Map<CollectionName, Aliases>();
  ALIASES.set(shape, ofShape.set(collection, aliases));
  return aliases;
}

function readAliases(collection: CollectionName, shape: ShapeName): Aliases {
  return new Map(
    PROPERTY_RULES[collection].flatMap(({ output, type, names, namesByShape }, index) =>
      [...names, ...(namesByShape?.[shape] ?? [])].map((name, rank): [string, Alias] => [
        name,
        { output, index, rank, type },
      ]),
    ),
  );
}

/** Never passed on; compared without case and separators. */
export const CREDENTIAL_NAMES = ["token", "nudge_token", "api_key", "write_key"] as const;

const CREDENTIALS: ReadonlySet<string> = new Set(CREDENTIAL_NAMES.map(withoutSeparators));

/** Columns that warehouses add: hosts drop or overwrite a property of such a name. */
export const RESERVED_NAMES = [
  "id",
  "event",
  "event_text",
  "user_id",
  "anonymous_id",
  "timestamp",
  "sent_at",
  "received_at",
  "original_timestamp",
  "channel",
  "context_ip",
  "context_request_ip",
  "context_passed_ip",
  "record_id",
  "uuid_ts",
  "loaded_at",
] as const;

const RESERVED: ReadonlySet<string> = new Set(RESERVED_NAMES);

/** Whether a name may be one of those in another case: for most names this one look is enough. */
const MAYBE_SPECIAL = new RegExp(
  `^[^a-z0-9]*(?:${[...RESERVED_NAMES, ...CREDENTIAL_NAMES].join("|").replaceAll("_", "[^a-z0-9]*")})[^a-z0-9]*$`,
  "i",
);

/**
 * The name under which a property that is not renamed leaves.
 *
 * @returns the name itself, `nudgespot_<snake_case_name>` where warehouses reserve the name, or
 * `undefined` for a credential
 */
export function outgoingName(name: string): string | undefined {
  if (RESERVED.has(name)) return `nudgespot_${name}`;
  if (!MAYBE_SPECIAL.test(name)) return name;
  if (isCredential(name)) return undefined;
  const snakeCase = toSnakeCase(name);
  return RESERVED.has(snakeCase) ? `nudgespot_${snakeCase}` : name;
}

/** Whether a name is that of a credential. */
export function isCredential(name: string): boolean {
  return CREDENTIALS.has(withoutSeparators(name));
}

function withoutSeparators(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}

/** A name in snake case, as warehouses write it. */
export function toSnakeCase(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/[^A-Za-z0-9]+/g, "_")
    .replace(/^_|_$/g, "")
    .toLowerCase();
}
