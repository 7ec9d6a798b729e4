import { readFile } from "node:fs/promises";

/** The package's folder of schemas, from dist/files/ as from transformer/files/. */
const SCHEMAS = new URL("../../schemas/", import.meta.url);

/** A JSON Schema. */
export type Schema = Readonly<Record<string, unknown>>;

/** Reads one of the package's own schemas, by its path in schemas/. */
export async function readSchema(path: string): Promise<Schema> {
  return JSON.parse(await readFile(new URL(path, SCHEMAS), "utf8")) as Schema;
}
