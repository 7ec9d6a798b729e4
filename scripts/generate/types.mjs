// Types from schemas. Scalars stand where they are used: an alias for each would only be in the way.
import { dirname } from "node:path";
import { compile } from "json-schema-to-typescript";
import { BASE, collectionsIn, pascalCase, propertiesOf } from "./schemas.mjs";

/** @typedef {import("./schemas.mjs").Schema} Schema */

/** @param {Schema} schema @returns {boolean} whether it is worth a name of its own */
const isNamed = (schema) => schema.properties !== undefined;

/**
 * A schema without titles of scalars, of which the generator would make aliases.
 *
 * @param {any} schema
 * @returns {any}
 */
function withoutScalarTitles(schema) {
  if (Array.isArray(schema)) return schema.map(withoutScalarTitles);
  if (typeof schema !== "object" || schema === null) return schema;
  const entries = Object.entries(schema)
    .filter(([key, value]) => key !== "allOf" || !isConditions(value))
    .map(([key, value]) => [key, withoutScalarTitles(value)]);
  const copy = Object.fromEntries(entries);
  if (typeof copy.title !== "string" || isNamed(schema)) return copy;
  const { title: _, ...others } = copy;
  // The generator has no word for "anything" but an open interface.
  return isConstrained(others) ? others : { ...others, tsType: "unknown" };
}

/** @param {any} allOf @returns {boolean} whether it is conditions alone, which no type can say */
const isConditions = (allOf) => allOf.every((/** @type {Schema} */ part) => "if" in part);

/** @param {Schema} schema @returns {boolean} whether it says anything of what it describes */
const isConstrained = (schema) =>
  ["type", "const", "enum", "$ref"].some((keyword) => keyword in schema);

/**
 * The types of one schema and what it refers to.
 *
 * @param {string} path
 * @param {Map<string, Schema>} schemas
 */
export async function typesOf(path, schemas) {
  const resolve = {
    file: {
      /** @param {{ url: string }} file */
      read: ({ url }) => {
        const other = [...schemas.keys()].find((known) => url.endsWith(`/${known}`)) ?? "";
        return JSON.stringify(withoutScalarTitles(schemas.get(other)));
      },
    },
  };
  const schema = withoutScalarTitles(schemas.get(path));
  return compile(schema, path, {
    bannerComment: "",
    cwd: dirname(path),
    $refOptions: { resolve },
  });
}

/**
 * The types of the six track events, with what they share once.
 *
 * @param {Map<string, Schema>} schemas
 */
export async function eventTypes(schemas) {
  const base = schemas.get(BASE) ?? {};
  const collections = collectionsIn(schemas);
  const { userId, anonymousId, event: _, properties, ...shared } = base.properties;
  const required = base.required.filter((/** @type {string} */ name) => name in shared);
  /** @type {Schema} */
  const definitions = {
    BaseTrackEvent: { description: base.description, ...closed(shared), required },
    EmailProperties: { description: properties.description, ...open(properties.properties) },
  };
  for (const [name, schema] of Object.entries(base.$defs)) {
    if (/** @type {Schema} */ (schema).properties) definitions[pascalCase(name)] = schema;
  }
  for (const schema of collections) {
    const own = propertiesOf(schema);
    if (Object.keys(own).length === 0) continue;
    const { description } = schema.properties.properties;
    definitions[`${pascalCase(schema.title)}Properties`] = {
      description,
      extends: { $ref: "#/definitions/EmailProperties" },
      ...open(own),
    };
  }
  /** @type {Schema} */
  const bundle = {
    title: "Bundle",
    ...closed({}),
    definitions: inlined(withoutScalarTitles(definitions), base.$defs),
  };
  const options = { bannerComment: "", unreachableDefinitions: true };
  const interfaces = await compile(bundle, "Bundle", options);
  return [
    interfaces
      .replace("export interface Bundle {}\n", "")
      .replace(/ \*\n \* This interface was referenced by .*\n \* via .*\n/g, ""),
    identified(userId, anonymousId),
    ...collections.map(eventType),
    union(collections),
  ].join("\n");
}

/** @param {Schema} properties */
const closed = (properties) => ({ type: "object", properties, additionalProperties: false });

/** @param {Schema} properties */
const open = (properties) => ({ type: "object", properties, additionalProperties: true });

/**
 * Definitions whose references to scalars are put in their place, and to objects point here.
 *
 * @param {any} value
 * @param {Schema} defs
 * @returns {any}
 */
function inlined(value, defs) {
  if (Array.isArray(value)) return value.map((item) => inlined(item, defs));
  if (typeof value !== "object" || value === null) return value;
  const { $ref, title: _, ...others } = value;
  const name = typeof $ref === "string" ? /#\/\$defs\/(\w+)$/.exec($ref)?.[1] : undefined;
  if (name !== undefined && defs[name].properties) {
    return { $ref: `#/definitions/${pascalCase(name)}` };
  }
  const merged = name === undefined ? value : { ...defs[name], ...others };
  const entries = Object.entries(merged).filter(
    ([key, item]) => key !== "$ref" || name === undefined || item !== $ref,
  );
  const isTitle = (/** @type {unknown} */ item, /** @type {string} */ key) =>
    key === "title" && typeof item === "string";
  return Object.fromEntries(
    entries
      .filter(([key, item]) => !isTitle(item, key))
      .map(([key, item]) => [key, inlined(item, defs)]),
  );
}

/** @param {Schema} userId @param {Schema} anonymousId */
function identified(userId, anonymousId) {
  const id = (/** @type {Schema} */ { description }, /** @type {string} */ field) =>
    `    /** ${description} */\n    ${field}: string;`;
  const of = (/** @type {string} */ user, /** @type {string} */ anonymous) =>
    `  | {\n${id(userId, user)}\n${id(anonymousId, anonymous)}\n    }`;
  return `/** Who an event is about: at least one of the two is there. */
export type Identified =
${of("userId", "anonymousId?")}
${of("userId?", "anonymousId")};
`;
}

/** @param {Schema} schema */
function eventType(schema) {
  const name = pascalCase(schema.title);
  const hasOwn = Object.keys(propertiesOf(schema)).length > 0;
  return `/** ${schema.description} */
export type ${name} = BaseTrackEvent &
  Identified & {
    event: "${schema.title}";
    properties: ${hasOwn ? `${name}Properties` : "EmailProperties"};
  };
`;
}

/** @param {readonly Schema[]} collections */
function union(collections) {
  const rows = collections.map(({ title }) => `  "${title}": ${pascalCase(title)};`).join("\n");
  return `/** The track event of each collection, by the collection's name. */
export interface TrackEvents {
${rows}
}

/** The name of a collection: the track event's name. */
export type CollectionName = keyof TrackEvents;

/** A track event of one of the collections, as it leaves this source. */
export type TrackEvent = TrackEvents[CollectionName];
`;
}
