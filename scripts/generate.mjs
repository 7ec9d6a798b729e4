// Writes transformer/generated/ from schemas/ and package.json; with --check, compares instead.
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import standaloneCode from "ajv/dist/standalone/index.js";
import { compileFromFile } from "json-schema-to-typescript";

const OUT = "transformer/generated";
const COMMAND = "npm run generate";
const BANNER = `// Generated from schemas/ and package.json by "${COMMAND}". Do not edit.\n`;

/** @param {string} folder @returns {Promise<string[]>} paths below the folder, sorted */
async function filesIn(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** @param {string} path @returns {Promise<{ $id: string }>} */
async function readSchema(path) {
  try {
    return JSON.parse(await readFile(path, "utf8"));
  } catch (error) {
    throw new Error(`${path} can't be read as JSON`, { cause: error });
  }
}

/** @param {string} path schemas/collections/email-opened.schema.json → collections/email-opened */
const moduleOf = (path) => path.replace(/^schemas\//, "").replace(/\.schema\.json$/, "");

/** @param {string} path schemas/collections/email-opened.schema.json → collectionsEmailOpened */
const exportOf = (path) =>
  moduleOf(path)
    .split(/[^a-z]+/)
    .map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join("");

/**
 * The types of one schema. The generator has no word for "anything" but an open interface: that is
 * narrowed to what the schema says.
 *
 * @param {string} path
 */
async function typesOf(path) {
  const types = await compileFromFile(path, { bannerComment: "", cwd: dirname(path) });
  const narrowed = types.replace(
    /^export interface (\w+) \{\n {2}\[k: string\]: unknown;\n\}$/gm,
    "export type $1 = unknown;",
  );
  return `${BANNER}\n${narrowed}`;
}

/** @param {string} path @returns {boolean} whether the service checks anything against it */
const isUsedAtRunTime = (path) => !/(common|plugin)\.schema\.json$/.test(path);

/** @param {string} key @param {unknown} value drops what is only for people to read */
const withoutProse = (key, value) =>
  ["title", "description"].includes(key) && typeof value === "string" ? undefined : value;

/**
 * Validation functions as source text: nothing is compiled at start, and they run where `eval` is
 * forbidden. Formats are annotations here; the patterns beside them say the exact form.
 *
 * @param {Map<string, { $id: string }>} schemas
 */
function validatorsOf(schemas) {
  const ajv = new Ajv2020({
    strict: true,
    strictRequired: false, // "userId or anonymousId" names properties that are defined one level up
    allowUnionTypes: true,
    formats: { "date-time": true },
    unicodeRegExp: false, // the patterns name no character outside ASCII and U+0085: half the time
    schemas: JSON.parse(JSON.stringify([...schemas.values()], withoutProse)),
    code: { source: true, esm: true, lines: true },
  });
  const exports = Object.fromEntries(
    [...schemas]
      .filter(([path]) => isUsedAtRunTime(path))
      .map(([path, s]) => [exportOf(path), s.$id]),
  );
  const code = standaloneCode.default(ajv, exports);
  if (code.includes("require(")) throw new Error("the validators would need ajv at run time");
  return `${BANNER}// @ts-nocheck\n${code}\n`;
}

/** @returns {Promise<Map<string, string>>} the text of every generated file */
async function generate() {
  const { version } = JSON.parse(await readFile("package.json", "utf8"));
  /** @type {Map<string, string>} */
  const files = new Map();
  /** @type {Map<string, { $id: string }>} */
  const schemas = new Map();
  for (const path of await filesIn("schemas")) {
    schemas.set(path, await readSchema(path));
    if (path !== "schemas/common.schema.json") {
      files.set(join(OUT, `${moduleOf(path)}.ts`), await typesOf(path));
    }
  }
  files.set(join(OUT, "validators.ts"), validatorsOf(schemas));
  files.set(
    join(OUT, "version.ts"),
    `${BANNER}\n/** The package's version. */\nexport const VERSION = ${JSON.stringify(version)};\n`,
  );
  return files;
}

/** @param {Map<string, string>} files */
async function write(files) {
  await rm(OUT, { recursive: true, force: true });
  for (const [path, text] of files) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
}

/** @param {Map<string, string>} files @returns {Promise<string[]>} the files that differ, lack or are too many */
async function drift(files) {
  const onDisk = await filesIn(OUT).catch(() => /** @type {string[]} */ ([]));
  const paths = new Set([...files.keys(), ...onDisk]);
  const differs = await Promise.all(
    [...paths].map(async (path) => {
      const text = onDisk.includes(path) ? await readFile(path, "utf8") : undefined;
      return text !== files.get(path);
    }),
  );
  return [...paths].filter((_, index) => differs[index]);
}

const files = await generate();
if (process.argv.includes("--check")) {
  const stale = await drift(files);
  if (stale.length > 0) {
    console.error(`Not what the schemas give: ${stale.join(", ")}\nRun: ${COMMAND}`);
    process.exitCode = 1;
  }
} else {
  await write(files);
}
