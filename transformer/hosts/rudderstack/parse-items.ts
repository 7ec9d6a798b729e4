import { randomUUID } from "node:crypto";
import { endOfString } from "../../core/json.js";
import { isObject } from "../../core/values.js";

const MEMBER = '"source":';

/** Stands for the shared source while the rest is parsed. Random, so that no request can contain it. */
const SHARED = randomUUID();

/**
 * Parses a request of version 2. RudderStack's server writes the same source into every item, and that
 * is almost half of the request: its text is parsed once, and the items share the object.
 *
 * @returns what `JSON.parse` returns
 * @throws SyntaxError
 */
export function parseItems(text: string): unknown {
  return parseShared(text) ?? (JSON.parse(text) as unknown);
}

/** The items with their shared source; undefined if they have none, or the text is not JSON. */
function parseShared(text: string): unknown {
  const source = firstSource(text);
  if (source === undefined) return undefined;
  const parts = text.split(source);
  if (parts.length < 3) return undefined;
  try {
    const items: unknown = JSON.parse(parts.join(`"${SHARED}"`));
    // A copy of the text that is not an item's source is still a placeholder.
    return shareSource(items, JSON.parse(source)) === parts.length - 1 ? items : undefined;
  } catch {
    return undefined;
  }
}

/** The text of the first source. */
function firstSource(text: string): string | undefined {
  const found = text.indexOf(`${MEMBER}{`);
  if (found === -1) return undefined;
  const start = found + MEMBER.length;
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '"') at = endOfString(text, at) - 1;
    else if (character === "{") depth += 1;
    else if (character === "}") depth -= 1;
    if (depth === 0) return text.slice(start, at + 1);
  }
  return undefined;
}

/** @returns the number of items that have the source now */
function shareSource(items: unknown, source: unknown): number {
  let count = 0;
  for (const item of Array.isArray(items) ? items : []) {
    if (!isObject(item) || item.source !== SHARED) continue;
    item.source = source;
    count += 1;
  }
  return count;
}
