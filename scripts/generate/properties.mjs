// The names of properties on the way in, from the annotations in the collections' schemas.
import { BASE, collectionsIn, propertiesOf } from "./schemas.mjs";

/** @typedef {import("./schemas.mjs").Schema} Schema */

const HEAD = `
/** A property of a collection, and the names that stand for it on the way in. */
export interface PropertyRule {
  readonly output: string;
  readonly type: "text" | "identifier" | "boolean";
  /** The preferred first. */
  readonly names: readonly string[];
  /** Names that mean this in payloads of one shape alone; they come last. */
  readonly namesByShape?: Readonly<Record<string, readonly string[]>>;
}
`;

/** @param {string} output @param {Schema} property */
function ruleOf(output, { type, identifier, incomingNames, incomingNamesByShape }) {
  const kind = identifier === true ? "identifier" : type === "boolean" ? "boolean" : "text";
  if (kind === "text" && type !== "string") {
    throw new Error(`${output}: a property is a string, a boolean or an identifier`);
  }
  return {
    output,
    type: kind,
    names: incomingNames ?? [output],
    ...(incomingNamesByShape && { namesByShape: incomingNamesByShape }),
  };
}

/** @param {Schema} properties */
const rulesOf = (properties) =>
  Object.entries(properties).map(([output, property]) => ruleOf(output, property));

/**
 * The rules of each collection: its own properties, those of all, and the identifiers of the others,
 * which are texts wherever they stand.
 *
 * @param {Map<string, Schema>} schemas
 */
export function propertyRules(schemas) {
  const base = rulesOf(propertiesOf(schemas.get(BASE) ?? {}));
  const collections = collectionsIn(schemas);
  const all = collections.flatMap((schema) => rulesOf(propertiesOf(schema)));
  const rules = collections.map((schema) => {
    const known = [...base, ...rulesOf(propertiesOf(schema))];
    const outputs = new Set(known.map(({ output }) => output));
    const others = all.filter(({ output, type }) => type === "identifier" && !outputs.has(output));
    return [schema.title, [...known, ...others]];
  });
  const rows = rules.map(([title, known]) => {
    const lines = known.map((/** @type {object} */ rule) => `    ${JSON.stringify(rule)},\n`);
    return `  ${JSON.stringify(title)}: [\n${lines.join("")}  ],\n`;
  });
  return `import type { CollectionName } from "./events.js";
${HEAD}
/** The rules of each collection. */
export const PROPERTY_RULES: Readonly<Record<CollectionName, readonly PropertyRule[]>> = {
${rows.join("")}};
`;
}
