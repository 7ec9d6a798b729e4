import { outgoingName, type Aliases } from "./property-names.js";
import type { JsonObject } from "./values.js";

/**
 * Gives a payload's properties their outgoing names: aliases are renamed, credentials dropped,
 * reserved names moved aside, everything else kept.
 *
 * @param incoming the payload's properties; left as they are
 * @param aliases the names that are renamed in this collection
 */
export function outgoingProperties(incoming: JsonObject, aliases: Aliases): JsonObject {
  const outgoing: JsonObject = {};
  const ranks: Record<string, number> = {};
  const moved: string[] = [];
  for (const name in incoming) {
    const alias = aliases.get(name);
    if (alias === undefined) {
      if (outgoingName(name) === name) outgoing[name] = incoming[name];
      else moved.push(name);
      continue;
    }
    const value = alias.identifier ? identifier(incoming[name]) : incoming[name];
    if (value === undefined || value === null) continue;
    if ((ranks[alias.output] ?? Infinity) < alias.rank) continue;
    ranks[alias.output] = alias.rank;
    outgoing[alias.output] = value;
  }
  return moved.length === 0 ? outgoing : withMoved(outgoing, incoming, moved);
}

/** Numbers become strings and blank strings absent; what is neither is left to the schema. */
function identifier(value: unknown): unknown {
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value.trim() === "" ? undefined : value;
}

/** Adds what has a reserved name. Two spellings of one name are numbered, in whatever order they come. */
function withMoved(outgoing: JsonObject, incoming: JsonObject, moved: string[]): JsonObject {
  for (const name of moved.sort()) {
    const wanted = outgoingName(name);
    if (wanted === undefined) continue;
    let free = wanted;
    for (let copy = 2; Object.hasOwn(outgoing, free); copy += 1) free = `${wanted}_${copy}`;
    outgoing[free] = incoming[name];
  }
  return outgoing;
}
