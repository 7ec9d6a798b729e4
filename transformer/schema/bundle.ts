import { dirname, join } from "node:path/posix";
import { isObject } from "../core/values.js";
import type { Schema } from "../files/schemas.js";

/** Gives the schema at a path. */
export type ReadSchema = (path: string) => Promise<Schema>;

/** Keywords of this project's own: docs/schemas.md. Validators in strict mode refuse them. */
const ANNOTATIONS: ReadonlySet<string> = new Set([
  "identifier",
  "incomingNames",
  "incomingNamesByShape",
]);

/**
 * A self-contained schema: the schemas that it refers to are in its `$defs`, once each, under
 * the name of its file.
 *
 * @param path of the schema, to which its references are relative
 */
export async function bundle(path: string, read: ReadSchema): Promise<Schema> {
  const others = new Map<string, Schema>();

  async function rewrite(value: unknown, from: string, root: string): Promise<unknown> {
    if (Array.isArray(value)) {
      return Promise.all(value.map((item: unknown) => rewrite(item, from, root)));
    }
    if (!isObject(value)) return value;
    const entries: [string, unknown][] = [];
    for (const [key, inner] of Object.entries(value)) {
      if (ANNOTATIONS.has(key)) continue;
      const isReference = key === "$ref" && typeof inner === "string";
      entries.push([
        key,
        isReference ? await refer(inner, from, root) : await rewrite(inner, from, root),
      ]);
    }
    return Object.fromEntries(entries);
  }

  /** The reference, into the bundle. */
  async function refer(reference: string, from: string, root: string): Promise<string> {
    const [file = "", fragment = ""] = reference.split("#");
    if (file === "") return `${root}${fragment}`;
    const target = join(dirname(from), file);
    const name = definitionName(target);
    if (!others.has(target)) {
      others.set(target, {}); // it may refer to itself
      const { $id: _, $schema: _none, ...schema } = await read(target);
      others.set(target, (await rewrite(schema, target, `#/$defs/${name}`)) as Schema);
    }
    return `#/$defs/${name}${fragment}`;
  }

  const schema = (await rewrite(await read(path), path, "#")) as Schema;
  if (others.size === 0) return schema;
  const named = [...others].map(([target, other]) => [definitionName(target), other]);
  const definitions = isObject(schema.$defs) ? schema.$defs : {};
  return { ...schema, $defs: { ...definitions, ...Object.fromEntries(named) } };
}

function definitionName(path: string): string {
  return path.replace(/^.*\//, "").replace(/\.schema\.json$/, "");
}
