import { withoutMark } from "./byte-order-mark.js";
import { Refusal } from "./errors.js";
import { wholeDigits } from "./whole-number.js";

/** Digits that a number beyond 2^53 has at least. */
const LONG = 16;

/** So many digits where a number can begin. Written out, the pattern is searched in a fifth of the time. */
const LONG_NUMBER = new RegExp(`[[:,\\s.-]${"\\d".repeat(LONG)}`);

const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** Digits by which an exponent may make a number longer here. */
const MAX_ADDED = 20;

/** Values and keys in one text: 10,000 payloads may have a hundred each. */
const MAX_VALUES = 1_000_000;

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPENING = new Set([0x5b, 0x7b]);

/** Looks like a number, but is invalid JSON. */
const LEADING_ZERO = /^-?0\d/;

/**
 * Parses JSON and keeps whole numbers beyond 2^53 exact: they become strings of their digits, since
 * no number holds them. A text without such a number pays nothing for it. Of duplicate keys the last
 * wins, as everywhere in JavaScript.
 *
 * @param text JSON, of any nesting depth, with or without a byte order mark
 * @throws Refusal `invalid_json`, or `invalid_payload` for a text of more than a million values
 * @example
 * import { parseJson } from "nudgespot-source";
 *
 * console.log(parseJson('{ "id": 9007199254740993 }')); // { id: '9007199254740993' }
 */
export function parseJson(text: string): unknown {
  const json = withoutMark(text);
  refuseTooManyValues(json, MAX_VALUES);
  return parse(LONG_NUMBER.test(json) ? quoteLongIntegers(json) : json);
}

/**
 * Refuses a text that would become too many values: two bytes of JSON can be an array of 16 bytes and
 * more.
 *
 * @throws Refusal `invalid_payload`
 */
export function refuseTooManyValues(text: string, most: number): void {
  // Each value but the first has a separator or an opening bracket in front of it.
  if (text.length <= most) return;
  let values = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charCodeAt(at);
    if (character === QUOTE) at = endOfString(text, at) - 1;
    else if (character === COMMA || character === COLON || OPENING.has(character)) values += 1;
    if (values > most) {
      throw new Refusal("invalid_payload", undefined, `more than ${most} values and keys`);
    }
  }
}

/**
 * Quotes integers that a double cannot represent. Invalid JSON stays invalid: a string is allowed
 * wherever a number is, and malformed numbers are left alone.
 */
function quoteLongIntegers(text: string): string {
  let quoted = "";
  let copied = 0;
  for (let at = 0; at < text.length;) {
    const string = text.indexOf('"', at);
    const end = string === -1 ? text.length : string;
    if (end - at >= LONG) {
      quoted += text.slice(copied, at) + text.slice(at, end).replace(NUMBER, quoteIfUnsafe);
      copied = end;
    }
    at = string === -1 ? end : endOfString(text, string);
  }
  return quoted + text.slice(copied);
}

function quoteIfUnsafe(token: string, offset: number, text: string): string {
  if (Number.isSafeInteger(Number(token)) || LEADING_ZERO.test(token)) return token;
  const digits = wholeDigits(token);
  // Short forms such as 1e300 are left to `sanitize`, which limits the digits that it writes out.
  if (digits === undefined || digits.length > token.length + MAX_ADDED) return token;
  // A number in the place of a key is invalid, and must stay so.
  const isKey = /^\s*:/.test(text.slice(offset + token.length));
  return isKey ? token : `"${digits}"`;
}

/** The index after the closing quote of the string that begins at `start`, or the text's end. */
export function endOfString(text: string, start: number): number {
  let quote = text.indexOf('"', start + 1);
  while (isEscaped(text, quote)) quote = text.indexOf('"', quote + 1);
  return quote === -1 ? text.length : quote + 1;
}

function isEscaped(text: string, index: number): boolean {
  let backslashes = 0;
  while (text[index - 1 - backslashes] === "\\") backslashes += 1;
  return backslashes % 2 === 1;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Refusal("invalid_json");
  }
}
