import type { Allowance } from "./allowance.js";
import { Refusal } from "./errors.js";
import { wholeDigits } from "./whole-number.js";
import { isObject, type JsonObject } from "./values.js";

/** Levels of nesting in one payload; real ones have about five. */
const MAX_DEPTH = 64;

/** Keys in one payload, all levels together: warehouses make a column of nearly each. */
const MAX_KEYS = 2_000;

/** Items of arrays in one payload, all levels together. */
const MAX_ARRAY_ITEMS = 100_000;

/** PostgreSQL refuses a text with it, and with the text the whole batch. */
const NUL = "\0";
const REPLACEMENT = "\ufffd";

const PLAIN_KEY = /^[A-Za-z_]{1,40}$/;

/** A key as it can stand in an error message: one that could be an address or an id is `*`. */
export function plainKey(key: string): string {
  return PLAIN_KEY.test(key) ? key : "*";
}

/** The state of the walk: the current path, and the counts so far. */
interface Walk {
  readonly path: string[];
  keys: number;
  items: number;
  readonly allowance: Allowance;
}

/**
 * Makes a payload harmless: replaces U+0000 by U+FFFD, drops `__proto__` and `constructor` keys at
 * any depth, and refuses what no host accepts: deep nesting, thousands of keys, numbers beyond a
 * double. Whole numbers beyond 2^53 become their digits: warehouses would store another number.
 *
 * @param allowance of the request, for numbers that are written out
 * @returns the payload itself where there is nothing to drop, else a copy; the input is unchanged
 * @throws Refusal `invalid_payload`
 */
export function sanitize(payload: JsonObject, allowance: Allowance): JsonObject {
  return sanitizeObject(payload, { path: [], keys: 0, items: 0, allowance });
}

function sanitizeValue(value: unknown, key: string, walk: Walk): unknown {
  if (typeof value === "string") return value.includes(NUL) ? withoutNul(value) : value;
  if (typeof value === "number") return sanitizeNumber(value, key, walk);
  if (typeof value !== "object" || value === null) return value;
  if (walk.path.length >= MAX_DEPTH) {
    throw new Refusal("invalid_payload", undefined, `nested deeper than ${MAX_DEPTH} levels`);
  }
  walk.path.push(key);
  const cleaned = isObject(value)
    ? sanitizeObject(value, walk)
    : sanitizeArray(value as unknown[], walk);
  walk.path.pop();
  return cleaned;
}

function withoutNul(text: string): string {
  return text.replaceAll(NUL, REPLACEMENT);
}

function sanitizeNumber(value: number, key: string, { path, allowance }: Walk): unknown {
  if (Number.isSafeInteger(value) || (Number.isFinite(value) && !Number.isInteger(value))) {
    return value;
  }
  const digits = wholeDigits(String(value));
  if (digits !== undefined && allowance.takeDigits(digits.length)) return digits;
  throw new Refusal("invalid_payload", pointer([...path, key]), "number out of range");
}

function sanitizeArray(values: unknown[], walk: Walk): unknown[] {
  walk.items += values.length;
  if (walk.items > MAX_ARRAY_ITEMS) {
    throw new Refusal("invalid_payload", undefined, `more than ${MAX_ARRAY_ITEMS} items in arrays`);
  }
  let copy: unknown[] | undefined;
  values.forEach((value, index) => {
    const cleaned = sanitizeValue(value, "*", walk);
    if (cleaned !== value) (copy ??= [...values])[index] = cleaned;
  });
  return copy ?? values;
}

function sanitizeObject(object: JsonObject, walk: Walk): JsonObject {
  let copy: JsonObject | undefined;
  // Parsed JSON inherits nothing that could be enumerated, and this loop is the quickest there is.
  for (const key in object) {
    if (++walk.keys > MAX_KEYS) {
      throw new Refusal("invalid_payload", undefined, `more than ${MAX_KEYS} keys`);
    }
    if (key === "__proto__" || key === "constructor" || key.includes(NUL)) {
      copy ??= copyWithoutDangerous(object);
      if (key.includes(NUL)) copy[withoutNul(key)] = sanitizeValue(object[key], key, walk);
      continue;
    }
    const value = object[key];
    const cleaned = sanitizeValue(value, key, walk);
    if (cleaned !== value) (copy ??= copyWithoutDangerous(object))[key] = cleaned;
  }
  return copy ?? object;
}

function copyWithoutDangerous(object: JsonObject): JsonObject {
  const entries = Object.entries(object);
  return Object.fromEntries(
    entries.filter(([key]) => key !== "__proto__" && key !== "constructor" && !key.includes(NUL)),
  );
}

function pointer(path: readonly string[]): string {
  return path.map((key) => `/${plainKey(key)}`).join("");
}
