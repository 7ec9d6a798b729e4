// Validation functions as source text: nothing is compiled at start, and they run where `eval` is
// forbidden.
import { Ajv2020 } from "ajv/dist/2020.js";
import standaloneCode from "ajv/dist/standalone/index.js";
import { ANNOTATIONS, pascalCase } from "./schemas.mjs";

/** What a validator checks is what it is named after. */
const HEAD = `
/** What a validator says of the first rule that is broken. */
export interface RuleError {
  readonly instancePath: string;
  readonly message?: string;
  readonly params: { readonly allowedValues?: readonly unknown[] };
}

/** Whether a value is what a schema describes. */
export interface Validator<T> {
  (value: unknown): value is T;
  readonly errors?: readonly RuleError[] | null;
}
`;

/**
 * Name and type of a validator, and the file of the type. Only schemas that the service checks have one.
 *
 * @param {string} path
 * @param {string} title of the schema
 * @returns {{ name: string, type: string, from: string } | undefined}
 */
function validatorOf(path, title) {
  const [, folder, slug = ""] = /^schemas\/(?:(\w+)\/)?([\w-]+)\.schema\.json$/.exec(path) ?? [];
  const type = pascalCase(slug);
  const name = type.charAt(0).toLowerCase() + type.slice(1);
  if (folder === "collections") return { name, type, from: "./events.js" };
  if (folder === "payloads") {
    return { name: `${name}Payload`, type: `${type}Payload`, from: `./payloads/${slug}.js` };
  }
  if (folder === "destinations") {
    return { name: `${name}Options`, type: pascalCase(title), from: `./destinations/${slug}.js` };
  }
  if (folder === "admin") return { name, type, from: `./admin/${slug}.js` };
  if (slug === "settings") return { name, type: "SourceSettings", from: "./settings.js" };
  return slug === "sources" ? { name, type: "Sources", from: "./sources.js" } : undefined;
}

/** @param {string} key @param {unknown} value drops what is only for people to read */
const withoutProse = (key, value) =>
  ["title", "description"].includes(key) && typeof value === "string" ? undefined : value;

/** @param {Map<string, import("./schemas.mjs").Schema>} schemas @returns {string} */
export function validatorsOf(schemas) {
  const ajv = new Ajv2020({
    strict: true,
    strictRequired: false, // "userId or anonymousId" names properties that are defined one level up
    strictTypes: false, // a collection's schema has its type from the one that it extends
    allowUnionTypes: true,
    formats: { "date-time": true }, // the pattern beside it says the exact form
    unicodeRegExp: false, // the patterns name no character outside ASCII and U+0085: half the time
    schemas: JSON.parse(JSON.stringify([...schemas.values()], withoutProse)),
    code: { source: true, esm: true, lines: true },
  });
  ajv.addVocabulary(ANNOTATIONS);
  const validators = [...schemas].flatMap(([path, { $id, title }]) => {
    const validator = validatorOf(path, title);
    return validator === undefined ? [] : [{ ...validator, $id }];
  });
  const ids = Object.fromEntries(validators.map(({ name, $id }) => [name, $id]));
  const code = standaloneCode.default(ajv, ids);
  if (code.includes("require(")) throw new Error("the validators would need ajv at run time");
  const imports = validators.map(({ type, from }) => `import type { ${type} } from "${from}";`);
  const typed = validators.reduce(
    (text, { name, type }) =>
      text.replace(`export const ${name} =`, `export const ${name}: Validator<${type}> =`),
    code,
  );
  return `// @ts-nocheck\n${imports.join("\n")}\n${HEAD}\n${typed}\n`;
}
