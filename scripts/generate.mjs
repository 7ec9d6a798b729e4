// Writes transformer/generated/ from schemas/ and package.json; with --check, compares instead.
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { schemaColumns } from "./generate/columns.mjs";
import { propertyRules } from "./generate/properties.mjs";
import { format } from "prettier";
import { SOURCES, withDestinationTypes } from "./generate/destinations.mjs";
import { filesIn, readSchemas } from "./generate/schemas.mjs";
import { eventTypes, typesOf } from "./generate/types.mjs";
import { validatorsOf } from "./generate/validators.mjs";

const OUT = "transformer/generated";
const COMMAND = "npm run generate";
const BANNER = `// Generated from schemas/ and package.json by "${COMMAND}". Do not edit.\n`;

/** Schemas with types of their own: those of collections are in events.ts, with what they share. */
const HAS_TYPES =
  /^schemas\/((?:(?:admin|destinations|payloads)\/[\w-]+)|plugin|settings|sources)\.schema\.json$/;

/** @returns {Promise<Map<string, string>>} the text of every generated file */
async function generate() {
  const { version } = JSON.parse(await readFile("package.json", "utf8"));
  const schemas = await readSchemas();
  const sources = withDestinationTypes(schemas);
  /** @type {Map<string, string>} */
  const files = new Map();
  for (const path of schemas.keys()) {
    const module = HAS_TYPES.exec(path)?.[1];
    if (module !== undefined) files.set(`${module}.ts`, await typesOf(path, schemas));
  }
  files.set("columns.ts", schemaColumns(schemas));
  files.set("events.ts", await eventTypes(schemas));
  files.set("properties.ts", propertyRules(schemas));
  files.set("validators.ts", validatorsOf(schemas));
  const constant = `export const VERSION = ${JSON.stringify(version)};`;
  files.set("version.ts", `/** The package's version. */\n${constant}\n`);
  const named = [...files].map(([path, text]) => [join(OUT, path), `${BANNER}\n${text}`]);
  const derived = await format(JSON.stringify(sources), { parser: "json", printWidth: 100 });
  return new Map(/** @type {[string, string][]} */ ([...named, [SOURCES, derived]]));
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
  const generated = await filesIn(OUT).catch(() => /** @type {string[]} */ ([]));
  const onDisk = [...generated, SOURCES];
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
