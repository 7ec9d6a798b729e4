import { describe, expect, test } from "@jest/globals";
import { COLLECTIONS } from "../../transformer/core/collections.js";
import { SHAPES } from "../../transformer/core/shapes/recognise.js";
import { DESTINATION_TYPES } from "../../transformer/hosts/destinations.js";
import { isObject, type JsonObject } from "../../transformer/core/values.js";
import { filesIn, readJson } from "../support/files.js";
import { idOf, loadSchemas } from "../support/schemas.js";

const paths = filesIn("schemas", ".schema.json");

/** Every subschema that describes a property, an item or a shared part, with the path to it. */
function described(schema: JsonObject, path = ""): { path: string; schema: JsonObject }[] {
  const maps = [schema.properties, schema.$defs].filter(isObject);
  const named = maps.flatMap((map) => Object.entries(map));
  const single = Object.entries({ items: schema.items, values: schema.additionalProperties });
  return [...named, ...single].flatMap(([name, part]) =>
    isObject(part)
      ? [{ path: `${path}/${name}`, schema: part }, ...described(part, `${path}/${name}`)]
      : [],
  );
}

/** The schemas that requests of the admin API are checked with. */
const ADMIN_REQUESTS = [
  ...["entry-choice", "entry-query", "event-query", "queue-move", "queue-query"],
  ...["resend-span", "sign-in", "tally-query", "trial"],
];

describe("the schemas", () => {
  test("compile in ajv's strict mode", () => {
    const ajv = loadSchemas();
    const unknown = paths.filter((path) => typeof ajv.getSchema(idOf(path)) !== "function");
    expect(unknown).toEqual([]);
  });

  test.each(paths)("%s is of draft 2020-12 with an $id that is its path", (path) => {
    const schema = readJson(path);
    expect(schema).toMatchObject({
      $schema: "https://json-schema.org/draft/2020-12/schema",
      $id: `https://nudgespot-source.example/${path}`,
    });
  });

  test.each(paths)("%s has a title and a description everywhere", (path) => {
    const schema = readJson(path) as JsonObject;
    const parts = [{ path: "", schema }, ...described(schema)];
    const silent = parts.filter(({ schema: part }) => part.$ref === undefined && !hasProse(part));
    expect(silent.map((part) => part.path)).toEqual([]);
  });

  test("there is one for each collection and each shape, and no other", () => {
    const slugs = COLLECTIONS.map(({ slug }) => slug);
    expect(paths).toEqual(
      [
        ...ADMIN_REQUESTS.map((name) => `schemas/admin/${name}.schema.json`),
        ...DESTINATION_TYPES.map((type) => `schemas/destinations/${type}.schema.json`),
        "schemas/incoming.schema.json",
        "schemas/plugin.schema.json",
        "schemas/settings.schema.json",
        "schemas/sources.schema.json",
        "schemas/track-event.schema.json",
        ...slugs.map((slug) => `schemas/collections/${slug}.schema.json`),
        ...SHAPES.map(({ name }) => `schemas/payloads/${name}.schema.json`),
      ].sort(),
    );
  });

  test("a collection's schema has the collection's name", () => {
    for (const { name, slug } of COLLECTIONS) {
      const path = `schemas/collections/${slug}.schema.json`;
      expect(readJson(path)).toMatchObject({ title: name, properties: { event: { const: name } } });
    }
  });
});

describe("the examples in the schemas", () => {
  const ajv = loadSchemas();
  const withExamples = paths.flatMap((path) => examplesIn(readJson(path), idOf(path)));

  test("are many", () => {
    expect(withExamples.length).toBeGreaterThan(50);
  });

  test.each(withExamples)("$pointer: every value is valid", ({ pointer, examples }) => {
    for (const example of examples) {
      ajv.validate({ $ref: pointer }, example);
      expect({ example, errors: ajv.errors }).toEqual({ example, errors: null });
    }
  });
});

/** Every part of a schema that has examples, by its pointer. */
function examplesIn(schema: unknown, pointer: string): { pointer: string; examples: unknown[] }[] {
  if (!isObject(schema)) return [];
  const examples = Array.isArray(schema.examples) && typeof schema.title === "string";
  const own = examples ? [{ pointer, examples: schema.examples as unknown[] }] : [];
  const base = pointer.includes("#") ? pointer : `${pointer}#`;
  const parts = Object.entries(schema).flatMap(([key, part]) => examplesIn(part, `${base}/${key}`));
  return [...own, ...parts];
}

function hasProse({ title, description }: JsonObject): boolean {
  return typeof title === "string" && typeof description === "string" && description.endsWith(".");
}
