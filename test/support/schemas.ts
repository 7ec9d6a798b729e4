import { Ajv2020 } from "ajv/dist/2020.js";
import { ANNOTATIONS } from "../../scripts/generate/schemas.mjs";
import { filesIn, readJson } from "./files.js";

/** ajv with every schema of the project, independent of the generated validators. */
export function loadSchemas(): Ajv2020 {
  const ajv = new Ajv2020({
    strict: true,
    strictRequired: false,
    strictTypes: false,
    allowUnionTypes: true,
    formats: { "date-time": true },
  });
  ajv.addVocabulary(ANNOTATIONS);
  for (const path of filesIn("schemas", ".schema.json")) ajv.addSchema(readJson(path) as object);
  return ajv;
}

/** A schema's $id by its path in the project. */
export function idOf(path: string): string {
  return (readJson(path) as { $id: string }).$id;
}
