import { COLLECTIONS } from "../core/collections.js";
import { SHAPES } from "../core/shapes/recognise.js";
import { readSchema, type Schema } from "../files/schemas.js";
import { bundle } from "./bundle.js";

/** A schema that can be printed. */
export interface NamedSchema {
  /** As it is asked for: `email-opened`. */
  readonly name: string;
  /** What it describes. */
  readonly about: string;
  /** In the folder schemas/. */
  readonly path: string;
}

/** Every schema that describes something a user has. */
export const SCHEMAS: readonly NamedSchema[] = [
  ...COLLECTIONS.map(({ name, slug }) => ({
    name: slug,
    about: `the track event ${name}`,
    path: `collections/${slug}.schema.json`,
  })),
  ...SHAPES.map(({ name }) => ({
    name,
    about: "a payload of this shape",
    path: `payloads/${name}.schema.json`,
  })),
  { name: "settings", about: "a source's settings", path: "settings.schema.json" },
  { name: "sources", about: "the file that SOURCES_FILE names", path: "sources.schema.json" },
  { name: "plugin", about: "plugin.json", path: "plugin.schema.json" },
];

/** The self-contained schema of a name, or undefined. A collection's own name works, too. */
export async function schemaNamed(name: string): Promise<Schema | undefined> {
  const slug = name.trim().toLowerCase().replaceAll(" ", "-");
  const found = SCHEMAS.find((schema) => schema.name === slug);
  return found && bundle(found.path, readSchema);
}
