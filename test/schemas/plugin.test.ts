import { existsSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { COLLECTIONS } from "../../transformer/core/collections.js";
import { SHAPES } from "../../transformer/core/shapes/recognise.js";
import { VERSION } from "../../transformer/generated/version.js";
import { CONTRACT_VERSIONS } from "../../transformer/hosts/rudderstack/items.js";
import { filesIn, readJson } from "../support/files.js";
import { idOf, loadSchemas } from "../support/schemas.js";
import type { PluginManifest } from "../../transformer/generated/plugin.js";

const manifest = readJson("plugin.json") as PluginManifest;
const packageJson = readJson("package.json") as {
  version: string;
  license: string;
  files: string[];
};

describe("plugin.json", () => {
  test("is valid", () => {
    const ajv = loadSchemas();
    ajv.validate(idOf("schemas/plugin.schema.json"), manifest);
    expect(ajv.errors).toBeNull();
  });

  test("has the version and licence of package.json, and so has the code", () => {
    expect(manifest.version).toBe(packageJson.version);
    expect(manifest.license).toBe(packageJson.license);
    expect(VERSION).toBe(packageJson.version);
  });

  test("names the collections of the code, in their order", () => {
    const named = manifest.collections.map(({ name, table }) => ({ name, table }));
    expect(named).toEqual(COLLECTIONS.map(({ name, table }) => ({ name, table })));
  });

  test("names every schema of a collection and of a payload, and no other", () => {
    const collections = manifest.collections.map(({ schema }) => schema).sort();
    const payloads = manifest.payloads.map(({ schema }) => schema).sort();
    expect(collections).toEqual(filesIn("schemas/collections", ".json"));
    expect(payloads).toEqual(filesIn("schemas/payloads", ".json"));
    expect(manifest.payloads.map(({ shape }) => shape)).toEqual(SHAPES.map(({ name }) => name));
  });

  test("a collection's schema and example are its own", () => {
    for (const { name, schema, example, description } of manifest.collections) {
      const text = (readJson(schema) as { title: string; description: string }).description;
      expect(readJson(schema)).toMatchObject({ title: name });
      expect(readJson(example)).toMatchObject({ event: name });
      expect(text.startsWith(description)).toBe(true);
    }
  });

  test("its settings schema exists and is in the package", () => {
    expect(existsSync(manifest.settings.schema)).toBe(true);
    expect(packageJson.files).toEqual(
      expect.arrayContaining(["schemas", "examples", "plugin.json"]),
    );
  });

  test("names what each host runs: contract versions of the code, and a function of the build", () => {
    const [rudderstack, jitsu, ...others] = manifest.hosts;
    expect(rudderstack.contractVersions).toEqual([...CONTRACT_VERSIONS]);
    expect(jitsu?.function?.version).toBe(packageJson.version);
    expect(existsSync(jitsu?.function?.file ?? "")).toBe(true);
    expect(others).toEqual([]);
  });
});
