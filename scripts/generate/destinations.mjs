// The types of destinations are the files in schemas/destinations/.

/** The schema that names the types. */
export const SOURCES = "schemas/sources.schema.json";

const OPTIONS = /^schemas\/destinations\/([\w-]+)\.schema\.json$/;

/**
 * Puts the types of destinations into the schema of the sources: their names, and for each type the
 * schema of its options.
 *
 * @param {Map<string, import("./schemas.mjs").Schema>} schemas changed in place
 * @returns the schema of the sources
 */
export function withDestinationTypes(schemas) {
  const types = [...schemas.keys()].flatMap((path) => OPTIONS.exec(path)?.[1] ?? []).sort();
  const sources = schemas.get(SOURCES) ?? {};
  const { destination } = sources.$defs;
  destination.properties.type.enum = types;
  destination.allOf = types.map((type) => ({
    if: { properties: { type: { const: type } } },
    then: { properties: { options: { $ref: `destinations/${type}.schema.json` } } },
  }));
  return sources;
}
