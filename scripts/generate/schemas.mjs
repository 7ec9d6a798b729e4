// The schemas as the generators read them.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** @typedef {{ [key: string]: any }} Schema */

/** Annotations of this project's own: docs/schemas.md says what they mean. */
export const ANNOTATIONS = ["incomingNames", "incomingNamesByShape", "identifier"];

export const BASE = "schemas/track-event.schema.json";
const COLLECTIONS = "schemas/collections/";

/** @param {string} folder @returns {Promise<string[]>} paths below the folder, sorted */
export async function filesIn(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** @returns {Promise<Map<string, Schema>>} every schema by its path; stops at the first unreadable one */
export async function readSchemas() {
  const schemas = new Map();
  for (const path of await filesIn("schemas")) {
    try {
      schemas.set(path, JSON.parse(await readFile(path, "utf8")));
    } catch (error) {
      throw new Error(`${path} can't be read as JSON`, { cause: error });
    }
  }
  return schemas;
}

/** @param {Map<string, Schema>} schemas @returns {Schema[]} those of the collections */
export function collectionsIn(schemas) {
  return [...schemas].filter(([path]) => path.startsWith(COLLECTIONS)).map(([, schema]) => schema);
}

/** @param {Schema} schema @returns {Schema} the properties that it describes of an email */
export function propertiesOf(schema) {
  return schema.properties.properties?.properties ?? {};
}

/** @param {string} text "Email Opened", "email-opened" → EmailOpened */
export function pascalCase(text) {
  return text
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
}
