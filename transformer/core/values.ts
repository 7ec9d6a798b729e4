/** A JSON object of which nothing more is known. */
export type JsonObject = Record<string, unknown>;

/** Whether a value is a text, a number or a boolean. */
export function isScalar(value: unknown): boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

/** Whether a JSON value is an object, which arrays and null are not. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
