import { Refusal } from "./errors.js";
import { wholeDigits } from "./whole-number.js";
import { isObject, type JsonObject } from "./values.js";

/** Levels of nesting in one payload; real ones have about five. */
const MAX_DEPTH = 64;

/** Keys in one payload, all levels together: warehouses make a column of nearly each. */
const MAX_KEYS = 2_000;

/** A key that can stand in an error message. Others could be an address or an id, and are `*`. */
const PLAIN_KEY = /^[A-Za-z_]{1,40}$/;

/** Where the walk stands: the path to it, and the keys seen so far. */
interface Walk {
  readonly path: string[];
  keys: number;
}

/**
 * Makes a payload harmless: drops `__proto__` and `constructor` keys at any depth, and refuses
 * what no host could take in: deep nesting, thousands of keys, numbers beyond a double. Whole
 * numbers beyond 2^53 become their digits: warehouses would store another number.
 *
 * @returns the payload itself where there is nothing to drop, else a copy; the input is unchanged
 * @throws Refusal `invalid_payload`
 */
export function clean(payload: JsonObject): JsonObject {
  return cleanObject(payload, { path: [], keys: 0 });
}

function cleanValue(value: unknown, key: string, walk: Walk): unknown {
  if (typeof value === "number") {
    if (!Number.isFinite(value)) {
      throw new Refusal("invalid_payload", pointer([...walk.path, key]), "number out of range");
    }
    const isExact = Number.isSafeInteger(value) || !Number.isInteger(value);
    return isExact ? value : wholeDigits(String(value));
  }
  if (typeof value !== "object" || value === null) return value;
  if (walk.path.length >= MAX_DEPTH) {
    throw new Refusal("invalid_payload", undefined, `nested deeper than ${MAX_DEPTH} levels`);
  }
  walk.path.push(key);
  const cleaned = isObject(value) ? cleanObject(value, walk) : cleanArray(value as unknown[], walk);
  walk.path.pop();
  return cleaned;
}

function cleanArray(values: unknown[], walk: Walk): unknown[] {
  let copy: unknown[] | undefined;
  values.forEach((value, index) => {
    const cleaned = cleanValue(value, "*", walk);
    if (cleaned !== value) (copy ??= [...values])[index] = cleaned;
  });
  return copy ?? values;
}

function cleanObject(object: JsonObject, walk: Walk): JsonObject {
  let copy: JsonObject | undefined;
  // Parsed JSON inherits nothing that could be enumerated, and this loop is the quickest there is.
  for (const key in object) {
    if (++walk.keys > MAX_KEYS) {
      throw new Refusal("invalid_payload", undefined, `more than ${MAX_KEYS} keys`);
    }
    if (key === "__proto__" || key === "constructor") {
      copy ??= copyWithoutDangerous(object);
      continue;
    }
    const value = object[key];
    const cleaned = cleanValue(value, key, walk);
    if (cleaned !== value) (copy ??= copyWithoutDangerous(object))[key] = cleaned;
  }
  return copy ?? object;
}

function copyWithoutDangerous(object: JsonObject): JsonObject {
  const entries = Object.entries(object);
  return Object.fromEntries(
    entries.filter(([key]) => key !== "__proto__" && key !== "constructor"),
  );
}

function pointer(path: readonly string[]): string {
  return path.map((key) => `/${PLAIN_KEY.test(key) ? key : "*"}`).join("");
}
