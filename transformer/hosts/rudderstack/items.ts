import { isUtf8 } from "node:buffer";
import { failure, Refusal, type Failure } from "../../core/errors.js";
import { parseJson } from "../../core/json.js";
import { splitArray } from "./split-array.js";

/** The versions of the source contract that RudderStack's server speaks. */
export const CONTRACT_VERSIONS = ["v0", "v1", "v2"] as const;

export type ContractVersion = (typeof CONTRACT_VERSIONS)[number];

/** One element of the request's array: parsed, or the reason why it can't be. */
export type Item =
  { readonly value: unknown } | { readonly failure: Failure; readonly bytes: Buffer };

/**
 * Takes a request apart into its items.
 *
 * An item that is not valid UTF-8 is that item's failure and nobody else's.
 *
 * @param bytes the request's body
 * @throws Refusal `invalid_json` where the request as a whole is no JSON array
 */
export function itemsOf(bytes: Buffer, version: ContractVersion): Item[] {
  // In v2 the sender's body is a string of its own: only there can long numbers be ids.
  const parse = version === "v2" ? parsePlain : parseJson;
  if (isUtf8(bytes)) return arrayOf(parse(bytes.toString())).map((value) => ({ value }));
  const parts = splitArray(bytes);
  if (parts === undefined) throw notAnArray();
  return parts.map((part) => parseItem(part, parse));
}

function parseItem(bytes: Buffer, parse: (text: string) => unknown): Item {
  if (!isUtf8(bytes)) {
    return { failure: failure("invalid_json", undefined, "not valid UTF-8"), bytes };
  }
  try {
    return { value: parse(bytes.toString()) };
  } catch {
    return { failure: failure("invalid_json"), bytes };
  }
}

function arrayOf(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw notAnArray();
  return value;
}

function parsePlain(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw notAnArray();
  }
}

function notAnArray(): Refusal {
  return new Refusal("invalid_json", undefined, "the request must be a JSON array");
}
