import { readdir, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { Refusal } from "../core/errors.js";
import { parseJson } from "../core/json.js";
import { isObject } from "../core/values.js";
import type { Schema } from "../files/schemas.js";
import { FileError, readText } from "../files/text-file.js";
import { bundle } from "./bundle.js";
import { compareSchemas, type Change } from "./compare.js";

/** A change, and the schema that it is in. */
export interface FileChange extends Change {
  /** Path of the schema within its folder. */
  readonly schema: string;
}

/**
 * Compares two schemas, or all schemas of two folders by their paths.
 *
 * @throws FileError
 */
export async function compareFiles(before: string, after: string): Promise<FileChange[]> {
  const [old, current] = await Promise.all([readAll(before), readAll(after)]);
  const paths = [...new Set([...old.keys(), ...current.keys()])].sort();
  return paths.flatMap((schema) => {
    const [was, is] = [old.get(schema), current.get(schema)];
    if (was === undefined)
      return [{ schema, pointer: "", what: "schema added", isBreaking: false }];
    if (is === undefined)
      return [{ schema, pointer: "", what: "schema removed", isBreaking: true }];
    return compareSchemas(was, is).map((change) => ({ schema, ...change }));
  });
}

/**
 * The schemas at a path, self-contained. A single file has an empty path: any two files can be
 * compared.
 */
async function readAll(path: string): Promise<Map<string, Schema>> {
  const isFolder = await isDirectory(path);
  const folder = isFolder ? path : dirname(path);
  const read = (inner: string): Promise<Schema> => readJson(join(folder, inner));
  if (!isFolder) return new Map([["", await bundle(basename(path), read)]]);
  const names = await readdir(path, { recursive: true });
  const schemas = names.filter((name) => name.endsWith(".schema.json"));
  const bundled = schemas.map(async (name): Promise<[string, Schema]> => [
    name,
    await bundle(name, read),
  ]);
  return new Map(await Promise.all(bundled));
}

async function isDirectory(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    const { code = "unknown" } = error as NodeJS.ErrnoException;
    throw new FileError(`${path} cannot be read: ${code}`);
  }
}

async function readJson(path: string): Promise<Schema> {
  try {
    const schema = parseJson(await readText(path));
    if (isObject(schema)) return schema;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
  throw new FileError(`${path} cannot be read: it is not a JSON object`);
}
