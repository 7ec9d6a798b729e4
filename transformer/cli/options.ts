import { InvalidArgumentError } from "commander";
import { isObject, type JsonObject } from "../core/values.js";

/** An address that an option or argument gives. */
export function httpUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === "http:" || url?.protocol === "https:") return url;
  throw new InvalidArgumentError("It must be an http or https URL.");
}

/** A number of things, at least one. */
export function count(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("It must be a whole number from 1.");
}

/** A JSON object. */
export function jsonObject(text: string): JsonObject {
  try {
    const value = JSON.parse(text) as unknown;
    if (isObject(value)) return value;
  } catch {
    // Not JSON is not a JSON object, either.
  }
  throw new InvalidArgumentError("It must be a JSON object.");
}
