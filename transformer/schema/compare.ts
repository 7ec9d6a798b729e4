import { isObject, type JsonObject } from "../core/values.js";
import type { Schema } from "../files/schemas.js";

/** Something that one version of a schema says and another does not. */
export interface Change {
  /** JSON pointer into the data that the schema describes; `*` is any item or any other name. */
  readonly pointer: string;
  readonly what: string;
  /** Whether events that were valid, or columns that consumers use, can be lost. */
  readonly isBreaking: boolean;
}

/** Levels that are compared: schemas may refer to themselves. */
const MAX_DEPTH = 32;

/** Keywords that allow fewer values where they are added or changed. */
const CONSTRAINTS = [
  "format",
  "pattern",
  "minLength",
  "maxLength",
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "minItems",
  "maxItems",
  "uniqueItems",
  "if",
  "then",
  "else",
  "anyOf",
  "oneOf",
  "allOf",
  "not",
] as const;

/**
 * What changes between two versions of a schema, place by place.
 *
 * @param before and `after` self-contained
 */
export function compareSchemas(before: Schema, after: Schema): Change[] {
  const old = resolverOf(before);
  const current = resolverOf(after);

  function compare(was: unknown, is: unknown, pointer: string): Change[] {
    const [from, to] = [old(was), current(is)];
    if (pointer.split("/").length > MAX_DEPTH) return []; // it refers to itself
    const change = (what: string, isBreaking: boolean, at = pointer): Change => ({
      pointer: at,
      what,
      isBreaking,
    });
    return [
      ...compareTypes(from, to).map(([what, isBreaking]) => change(what, isBreaking)),
      ...compareValues(from, to).map(([what, isBreaking]) => change(what, isBreaking)),
      ...compareConstraints(from, to).map(([what, isBreaking]) => change(what, isBreaking)),
      ...compareRequired(from, to).map(([what, isBreaking, name]) =>
        change(what, isBreaking, `${pointer}/${name}`),
      ),
      ...compareProperties(from, to, pointer),
      ...compareInner(from, to, pointer),
    ];
  }

  function compareProperties(from: JsonObject, to: JsonObject, pointer: string): Change[] {
    const [was, is] = [objectIn(from.properties), objectIn(to.properties)];
    const names = [...new Set([...Object.keys(was), ...Object.keys(is)])];
    return names.flatMap((name) => {
      const at = `${pointer}/${name}`;
      if (!Object.hasOwn(is, name)) {
        return [{ pointer: at, what: "property removed", isBreaking: true }];
      }
      if (!Object.hasOwn(was, name)) {
        return [{ pointer: at, what: "property added", isBreaking: false }];
      }
      return compare(was[name], is[name], at);
    });
  }

  /** Items, and properties without a name. */
  function compareInner(from: JsonObject, to: JsonObject, pointer: string): Change[] {
    return ["items", "additionalProperties"].flatMap((keyword) => {
      const [was, is] = [from[keyword], to[keyword]];
      return isObject(was) && isObject(is) ? compare(was, is, `${pointer}/*`) : [];
    });
  }

  return compare(before, after, "");
}

type Found = [what: string, isBreaking: boolean];

function compareTypes(from: JsonObject, to: JsonObject): Found[] {
  const [was, is] = [typesIn(from), typesIn(to)];
  const lost = was.filter((type) => !is.includes(type));
  const gained = is.filter((type) => !was.includes(type));
  return [
    ...(lost.length > 0 ? [[`type narrowed: no longer ${lost.join(", ")}`, true] as Found] : []),
    ...(gained.length > 0 ? [[`type widened: also ${gained.join(", ")}`, false] as Found] : []),
  ];
}

const ANY = ["object", "array", "string", "number", "integer", "boolean", "null"];

/** The types that are allowed; every number may be whole. */
function typesIn({ type }: JsonObject): string[] {
  const types = typeof type === "string" ? [type] : Array.isArray(type) ? type.map(String) : ANY;
  return types.includes("number") ? [...new Set([...types, "integer"])] : types;
}

function compareValues(from: JsonObject, to: JsonObject): Found[] {
  const [was, is] = [valuesIn(from), valuesIn(to)];
  if (was === undefined) return is === undefined ? [] : [["enum added", true]];
  if (is === undefined) return [["enum removed", false]];
  const lost = was.filter((value) => !is.includes(value));
  const gained = is.filter((value) => !was.includes(value));
  return [
    ...lost.map((value): Found => [`enum value removed: ${value}`, true]),
    ...gained.map((value): Found => [`enum value added: ${value}`, false]),
  ];
}

/** The values that are allowed, as JSON, where they are listed. */
function valuesIn(schema: JsonObject): string[] | undefined {
  if (Object.hasOwn(schema, "const")) return [JSON.stringify(schema.const)];
  return Array.isArray(schema.enum) ? schema.enum.map((value) => JSON.stringify(value)) : undefined;
}

function compareConstraints(from: JsonObject, to: JsonObject): Found[] {
  const found = CONSTRAINTS.flatMap((keyword): Found[] => {
    const [was, is] = [jsonOf(from[keyword]), jsonOf(to[keyword])];
    if (was === is) return [];
    if (is === undefined) return [[`${keyword} removed`, false]];
    return [[was === undefined ? `${keyword} added` : `${keyword} changed`, true]];
  });
  const closed = ["additionalProperties", "unevaluatedProperties"].filter(
    (keyword) => to[keyword] === false && from[keyword] !== false,
  );
  return [...found, ...closed.map((keyword): Found => [`${keyword} no longer allowed`, true])];
}

function jsonOf(value: unknown): string | undefined {
  return value === undefined ? undefined : JSON.stringify(value);
}

function compareRequired(from: JsonObject, to: JsonObject): [string, boolean, string][] {
  const [was, is] = [namesIn(from.required), namesIn(to.required)];
  return [
    ...is
      .filter((name) => !was.includes(name))
      .map((name): [string, boolean, string] => ["newly required", true, name]),
    ...was
      .filter((name) => !is.includes(name))
      .map((name): [string, boolean, string] => ["no longer required", false, name]),
  ];
}

function namesIn(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function objectIn(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

/** Replaces a reference by its schema, merged with the keywords beside the reference. */
function resolverOf(root: Schema): (schema: unknown) => JsonObject {
  function resolve(schema: unknown, depth: number): JsonObject {
    if (!isObject(schema)) return {};
    const { $ref: reference, ...own } = schema;
    if (typeof reference !== "string" || depth > MAX_DEPTH) return schema;
    return merge(resolve(at(root, reference), depth + 1), own);
  }
  return (schema) => resolve(schema, 0);
}

/** Two schemas that both hold; where both have a keyword, the second's counts. */
function merge(base: JsonObject, own: JsonObject): JsonObject {
  const required = [...new Set([...namesIn(base.required), ...namesIn(own.required)])];
  const names = [
    ...Object.keys(objectIn(base.properties)),
    ...Object.keys(objectIn(own.properties)),
  ];
  const properties = [...new Set(names)].map((name) => {
    const [inBase, inOwn] = [objectIn(base.properties)[name], objectIn(own.properties)[name]];
    if (inBase === undefined || inOwn === undefined) return [name, inBase ?? inOwn];
    return [name, merge(objectIn(inBase), objectIn(inOwn))];
  });
  return {
    ...base,
    ...own,
    ...(required.length > 0 && { required }),
    ...(names.length > 0 && { properties: Object.fromEntries(properties) as JsonObject }),
  };
}

function at(root: Schema, reference: string): unknown {
  let found: unknown = root;
  for (const segment of reference.replace(/^#/, "").split("/").slice(1)) {
    found = objectIn(found)[segment.replaceAll("~1", "/").replaceAll("~0", "~")];
  }
  return found;
}
