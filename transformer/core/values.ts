/** A JSON object of which nothing more is known. */
export type JsonObject = Record<string, unknown>;

/** Whether a JSON value is an object, which arrays and null are not. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The first value that is there: neither absent nor null. */
export function firstPresent(...values: unknown[]): unknown {
  return values.find((value) => value !== undefined && value !== null);
}
