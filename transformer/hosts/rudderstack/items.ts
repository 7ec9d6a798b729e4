import { isUtf8 } from "node:buffer";
import { withoutMarkBytes } from "../../core/byte-order-mark.js";
import { failure, Refusal, type Failure } from "../../core/errors.js";
import { parseJson, refuseTooManyValues } from "../../core/json.js";
import { parseItems } from "./parse-items.js";
import { splitArray } from "./split-array.js";

/** The versions of the source contract that RudderStack's server speaks. */
export const CONTRACT_VERSIONS = ["v0", "v1", "v2"] as const;

export type ContractVersion = (typeof CONTRACT_VERSIONS)[number];

/** Items of one request: RudderStack's server sends 32. */
const MAX_REQUEST_ITEMS = 10_000;

/** Values and keys around the senders' bodies, which are strings. */
const MAX_VALUES = 1_000_000;

/** One element of the request's array: parsed, or the reason why it can't be. */
export type Item =
  { readonly value: unknown } | { readonly failure: Failure; readonly bytes: Buffer };

/**
 * Takes a request apart into its items.
 *
 * Invalid UTF-8 in an item is the failure of that item only.
 *
 * @param body of the request
 * @throws Refusal if the request is not a JSON array, or has too many items
 */
export function itemsOf(body: Buffer, version: ContractVersion): Item[] {
  // In v2 the sender's body is a string, and only there long numbers can be ids.
  const parse = version === "v2" ? parseRequest : parseJson;
  const bytes = withoutMarkBytes(body);
  if (isUtf8(bytes)) return arrayOf(parse(bytes.toString())).map((value) => ({ value }));
  const parts = arrayOf(splitArray(bytes, MAX_REQUEST_ITEMS)) as Buffer[];
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
  if (value.length > MAX_REQUEST_ITEMS) {
    throw new Refusal(
      "invalid_payload",
      undefined,
      `more than ${MAX_REQUEST_ITEMS} items in a request`,
    );
  }
  return value;
}

function parseRequest(text: string): unknown {
  refuseTooManyValues(text, MAX_VALUES);
  try {
    return parseItems(text);
  } catch {
    throw notAnArray();
  }
}

function notAnArray(): Refusal {
  return new Refusal("invalid_json", undefined, "the request must be a JSON array");
}
