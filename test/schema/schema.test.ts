import { describe, expect, test } from "@jest/globals";
import { Ajv2020 } from "ajv/dist/2020.js";
import { COLLECTIONS } from "../../transformer/core/collections.js";
import type { JsonObject } from "../../transformer/core/values.js";
import { SCHEMAS, schemaNamed } from "../../transformer/schema/catalogue.js";
import { compareSchemas } from "../../transformer/schema/compare.js";
import { filesIn, readJson } from "../support/files.js";

/** Whether a value is valid by a schema alone: with nothing else known to the validator. */
async function isValid(name: string, value: unknown): Promise<boolean> {
  const schema = (await schemaNamed(name)) ?? {};
  const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false });
  ajv.addFormat("date-time", true).addFormat("uri", true).addFormat("uri-reference", true);
  return ajv.compile(schema)(value);
}

describe("a printed schema", () => {
  test.each(SCHEMAS.map(({ name }) => name))(
    "%s refers to nothing outside itself",
    async (name) => {
      const text = JSON.stringify(await schemaNamed(name));
      const references = [...text.matchAll(/"\$ref":"([^"]*)"/g)].map(([, reference]) => reference);
      for (const reference of references) expect(reference).toMatch(/^#\/\$defs\//);
      expect(text).not.toMatch(/incomingNames|"identifier":true/);
    },
  );

  test.each(COLLECTIONS)(
    "$name accepts its examples, and nobody else's",
    async ({ name, slug }) => {
      const others = COLLECTIONS.filter((other) => other.slug !== slug);
      for (const path of filesIn(`examples/${slug}`, ".track.json")) {
        const event = readJson(path) as JsonObject;
        expect(await isValid(name, event)).toBe(true);
        expect(await isValid(slug, { ...event, later: 1 })).toBe(false);
        expect(await isValid(others[0]?.slug ?? "", event)).toBe(false);
      }
    },
  );

  test("of payloads and settings work alone, too", async () => {
    expect(await isValid("track", { event: "Email Opened", userId: 7 })).toBe(true);
    expect(await isValid("track", { event: 7 })).toBe(false);
    expect(await isValid("settings", { pseudonymize: "yes" })).toBe(false);
    expect(await isValid("plugin", readJson("plugin.json"))).toBe(true);
    expect(await schemaNamed("none")).toBeUndefined();
  });
});

const object = (properties: JsonObject, others: JsonObject = {}): JsonObject => ({
  type: "object",
  properties,
  ...others,
});

/** What, before, after, pointer, what is said, whether it breaks. */
const CHANGES: [
  name: string,
  before: JsonObject,
  after: JsonObject,
  at: string,
  said: string,
  breaks: boolean,
][] = [
  [
    "a property is removed",
    object({ a: {}, b: {} }),
    object({ a: {} }),
    "/b",
    "property removed",
    true,
  ],
  ["a property is added", object({}), object({ a: {} }), "/a", "property added", false],
  [
    "a type is narrowed",
    object({ a: { type: ["string", "null"] } }),
    object({ a: { type: "string" } }),
    "/a",
    "type narrowed: no longer null",
    true,
  ],
  [
    "a type is narrowed to whole numbers",
    object({ a: { type: "number" } }),
    object({ a: { type: "integer" } }),
    "/a",
    "type narrowed: no longer number",
    true,
  ],
  [
    "a type is widened",
    object({ a: { type: "integer" } }),
    object({ a: { type: "number" } }),
    "/a",
    "type widened: also number",
    false,
  ],
  [
    "a property is newly required",
    object({ a: {} }),
    object({ a: {} }, { required: ["a"] }),
    "/a",
    "newly required",
    true,
  ],
  [
    "a property is no longer required",
    object({ a: {} }, { required: ["a"] }),
    object({ a: {} }),
    "/a",
    "no longer required",
    false,
  ],
  [
    "an enum value is removed",
    object({ a: { enum: ["x", "y"] } }),
    object({ a: { enum: ["x"] } }),
    "/a",
    'enum value removed: "y"',
    true,
  ],
  [
    "an enum value is added",
    object({ a: { const: "x" } }),
    object({ a: { enum: ["x", "y"] } }),
    "/a",
    'enum value added: "y"',
    false,
  ],
  [
    "a format is added",
    object({ a: { type: "string" } }),
    object({ a: { type: "string", format: "uri" } }),
    "/a",
    "format added",
    true,
  ],
  [
    "a pattern is changed",
    object({ a: { pattern: "a" } }),
    object({ a: { pattern: "b" } }),
    "/a",
    "pattern changed",
    true,
  ],
  [
    "a limit is removed",
    object({ a: { maxLength: 3 } }),
    object({ a: {} }),
    "/a",
    "maxLength removed",
    false,
  ],
  [
    "others are no longer allowed",
    object({}),
    object({}, { additionalProperties: false }),
    "",
    "additionalProperties no longer allowed",
    true,
  ],
  [
    "something within items",
    object({ a: { type: "array", items: { type: "string" } } }),
    object({ a: { type: "array", items: { type: "string", format: "uri" } } }),
    "/a/*",
    "format added",
    true,
  ],
  [
    "something behind a reference",
    { ...object({ a: { $ref: "#/$defs/t" } }), $defs: { t: { type: "string" } } },
    { ...object({ a: { $ref: "#/$defs/t" } }), $defs: { t: { type: "string", minLength: 1 } } },
    "/a",
    "minLength added",
    true,
  ],
];

describe("changes between two versions", () => {
  test.each(CHANGES)("%s", (_name, before, after, pointer, what, isBreaking) => {
    expect(compareSchemas(before, after)).toEqual([{ pointer, what, isBreaking }]);
    expect(compareSchemas(before, before)).toEqual([]);
  });

  test("a schema that refers to itself has an end", () => {
    const tree = object({ child: { $ref: "#" } });
    expect(compareSchemas(tree, tree)).toEqual([]);
  });

  test("texts are no change", () => {
    expect(compareSchemas({ description: "a" }, { description: "b", examples: [1] })).toEqual([]);
  });
});
