// The warehouse columns of the collections, from what their schemas document.
import { BASE, collectionsIn, propertiesOf } from "./schemas.mjs";

/** @typedef {import("./schemas.mjs").Schema} Schema */

const HEAD = `
/** A column that the schemas document. */
export interface SchemaColumn {
  /** The value's place in the track event. */
  readonly path: readonly string[];
  readonly type: "text" | "timestamp" | "boolean";
  readonly description: string;
}
`;

/** Fields of the event that hosts make no column of. */
const NO_COLUMNS = ["type", "integrations", "properties"];

/** @param {Schema} field @returns {"text" | "timestamp" | "boolean"} */
function typeOf({ type, format }) {
  if (type === "boolean") return "boolean";
  return format === "date-time" ? "timestamp" : "text";
}

/**
 * The columns of an object's fields. One without a type of its own has no column of its own.
 *
 * @param {Schema} fields
 * @param {readonly string[]} path
 * @param {Schema} definitions
 * @returns {object[]}
 */
function columnsOf(fields, path, definitions) {
  return Object.entries(fields).flatMap(([name, given]) => {
    const field = { ...definitions[(given.$ref ?? "").replace(/^.*#\/\$defs\//, "")], ...given };
    const here = [...path, name];
    if (field.type === "object") return columnsOf(field.properties ?? {}, here, definitions);
    if (field.type === undefined && field.const === undefined) return [];
    return [{ path: here, type: typeOf(field), description: field.description }];
  });
}

/** @param {object[]} columns */
const lines = (columns) => columns.map((column) => `    ${JSON.stringify(column)},\n`).join("");

/** @param {Map<string, Schema>} schemas */
export function schemaColumns(schemas) {
  const base = schemas.get(BASE) ?? {};
  const fields = Object.entries(base.properties).filter(([name]) => !NO_COLUMNS.includes(name));
  const common = columnsOf(Object.fromEntries(fields), [], base.$defs);
  const rows = collectionsIn(schemas).map((schema) => {
    const own = { ...propertiesOf(base), ...propertiesOf(schema) };
    const columns = columnsOf(own, ["properties"], { ...base.$defs, ...schema.$defs });
    return `  ${JSON.stringify(schema.title)}: [\n${lines(columns)}  ],\n`;
  });
  const descriptions = collectionsIn(schemas).map(
    ({ title, description }) => `  ${JSON.stringify(title)}: ${JSON.stringify(description)},\n`,
  );
  return `import type { CollectionName } from "./events.js";
${HEAD}
/** Columns that all tables have. */
export const COMMON_COLUMNS: readonly SchemaColumn[] = [
${lines(common).replaceAll(/^ {2}/gm, "")}];

/** What each collection is, as its schema says. */
export const COLLECTION_DESCRIPTIONS: Readonly<Record<CollectionName, string>> = {
${descriptions.join("")}};

/** Columns that a collection's own table has besides. */
export const PROPERTY_COLUMNS: Readonly<Record<CollectionName, readonly SchemaColumn[]>> = {
${rows.join("")}};
`;
}
