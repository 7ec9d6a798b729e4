import { describe, expect, test } from "@jest/globals";
import { COLLECTIONS } from "../../transformer/core/collections.js";
import { parseJson } from "../../transformer/core/json.js";
import { SHAPES } from "../../transformer/core/shapes/recognise.js";
import { isObject } from "../../transformer/core/values.js";
import { filesIn, readJson, readText } from "../support/files.js";
import { idOf, loadSchemas } from "../support/schemas.js";
import { eventOf } from "../support/transform.js";

const ajv = loadSchemas();
const slugs = COLLECTIONS.map(({ slug }) => slug);
const cases = slugs.flatMap((slug) => SHAPES.map(({ name }) => ({ slug, shape: name })));

/** The payload inside the mail relay's wrapper, where the example has one. */
function unwrapped(payload: unknown): unknown {
  return isObject(payload) && Array.isArray(payload._json) ? payload._json[0] : payload;
}

describe("the examples", () => {
  test("are one payload and one track event for every collection and shape", () => {
    const expected = cases.flatMap(({ slug, shape }) =>
      ["payload", "track"].map((kind) => `examples/${slug}/${shape}.${kind}.json`),
    );
    const examples = filesIn("examples", ".json").filter((path) => !path.endsWith("/package.json"));
    expect(examples).toEqual(expected.sort());
  });

  test.each(cases)("$slug as $shape: payload and event are valid", ({ slug, shape }) => {
    const payload = unwrapped(parseJson(readText(`examples/${slug}/${shape}.payload.json`)));
    const event = readJson(`examples/${slug}/${shape}.track.json`);
    expect(ajv.validate(idOf(`schemas/payloads/${shape}.schema.json`), payload)).toBe(true);
    expect(ajv.validate(idOf(`schemas/collections/${slug}.schema.json`), event)).toBe(true);
  });

  test.each(cases)("$slug as $shape: the payload gives exactly the event", ({ slug, shape }) => {
    const payload = parseJson(readText(`examples/${slug}/${shape}.payload.json`));
    expect(eventOf(payload)).toEqual(readJson(`examples/${slug}/${shape}.track.json`));
  });

  test("no event of another collection passes a collection's schema", () => {
    for (const slug of slugs) {
      const id = idOf(`schemas/collections/${slug}.schema.json`);
      const accepted = slugs.filter((other) =>
        ajv.validate(id, readJson(`examples/${other}/track.track.json`)),
      );
      expect(accepted).toEqual([slug]);
    }
  });
});
