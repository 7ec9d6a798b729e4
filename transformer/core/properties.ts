import { Refusal } from "./errors.js";
import { outgoingName, type Alias, type Aliases } from "./property-names.js";
import type { JsonObject } from "./values.js";

/** Added to the rank of a blank text: any other name of the property comes before it. */
const BLANK = 1_000;

/**
 * Gives a payload's properties their outgoing names: aliases are renamed, credentials dropped,
 * reserved names moved aside, everything else kept.
 *
 * @param incoming the payload's properties; left as they are
 * @param aliases the names that are renamed in this collection
 * @param pointerTo JSON pointer to a property, for the error
 * @throws Refusal `schema_violation` where a known property has no usable value, and one of its names
 * an object or array
 */
export function outgoingProperties(
  incoming: JsonObject,
  aliases: Aliases,
  pointerTo: (name: string) => string,
): JsonObject {
  const outgoing: JsonObject = {};
  const ranks: number[] = [];
  const moved: string[] = [];
  /** Names with an object or array, by the property that they stand for. */
  let unusable: Map<string, string> | undefined;
  for (const name in incoming) {
    const alias = aliases.get(name);
    if (alias === undefined) {
      if (outgoingName(name) === name) outgoing[name] = incoming[name];
      else moved.push(name);
      continue;
    }
    const given = incoming[name];
    if (typeof given === "object" && given !== null) {
      unusable ??= new Map();
      if (!unusable.has(alias.output)) unusable.set(alias.output, name);
      continue;
    }
    const value = readAs(alias.type, given);
    if (value === undefined) continue;
    const rank = alias.rank + (isBlank(value) ? BLANK : 0);
    if ((ranks[alias.index] ?? Infinity) < rank) continue;
    ranks[alias.index] = rank;
    outgoing[alias.output] = value;
  }
  for (const [output, name] of unusable ?? []) {
    if (outgoing[output] === undefined || isBlank(outgoing[output])) {
      throw new Refusal("schema_violation", pointerTo(name), "must be string, number or boolean");
    }
  }
  return moved.length === 0 ? outgoing : withMoved(outgoing, incoming, moved);
}

/** A scalar as the type that its property has; nothing where it cannot be read so. */
function readAs(type: Alias["type"], value: unknown): string | boolean | undefined {
  if (type === "boolean") return readBoolean(value);
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (typeof value !== "string" || (type === "identifier" && isBlank(value))) return undefined;
  return value;
}

function readBoolean(value: unknown): boolean | undefined {
  if (typeof value === "boolean") return value;
  const text = String(value).trim().toLowerCase();
  if (text === "true" || text === "1") return true;
  return text === "false" || text === "0" ? false : undefined;
}

function isBlank(value: unknown): boolean {
  return typeof value === "string" && value.trim() === "";
}

/**
 * Adds the properties with reserved names. Two spellings of one name are numbered, independent of
 * their order.
 */
function withMoved(outgoing: JsonObject, incoming: JsonObject, moved: string[]): JsonObject {
  const copies = new Map<string, number>();
  for (const name of moved.sort()) {
    const wanted = outgoingName(name);
    if (wanted === undefined) continue;
    let copy = copies.get(wanted) ?? 1;
    const numbered = (): string => (copy === 1 ? wanted : `${wanted}_${copy}`);
    while (Object.hasOwn(outgoing, numbered())) copy += 1;
    copies.set(wanted, copy);
    outgoing[numbered()] = incoming[name];
  }
  return outgoing;
}
