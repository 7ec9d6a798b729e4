import { Refusal } from "./errors.js";

/** Sixteen digits where a number can begin: fewer always fit a double. */
const LONG_NUMBER = /[[:,\s-]\d{16}/;

/** A JSON string or a JSON number, whole, in a text that is known to be JSON. */
const STRING_OR_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

const INTEGER = /^-?\d+$/;

/**
 * Parses JSON and keeps integers beyond 2^53 exact: they become strings of their digits, since no
 * number holds them. Only a text that has such a number is parsed a second time. Of duplicate keys
 * the last wins, as everywhere in JavaScript.
 *
 * @param text JSON, of any nesting depth
 * @throws Refusal `invalid_json`
 */
export function parseJson(text: string): unknown {
  const value = parse(text);
  return LONG_NUMBER.test(text) ? parse(text.replace(STRING_OR_NUMBER, quoteUnsafe)) : value;
}

function quoteUnsafe(token: string): string {
  return INTEGER.test(token) && !Number.isSafeInteger(Number(token)) ? `"${token}"` : token;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Refusal("invalid_json");
  }
}
