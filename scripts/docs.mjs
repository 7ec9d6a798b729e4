// Writes the tables and files in README and docs/ that the code has: between their markers, from the built
// modules. With --check it compares instead.
import { readFileSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { COLLECTIONS, collectionOf } from "../dist/core/collections.js";
import { ERRORS } from "../dist/core/error-catalogue.js";
import { CREDENTIAL_NAMES, RESERVED_NAMES } from "../dist/core/property-names.js";
import { EXIT_CODES } from "../dist/cli/exit-codes.js";
import { PROBES } from "../dist/doctor/probes.js";
import { optionName } from "../dist/doctor/setup.js";
import { DESTINATIONS } from "../dist/hosts/destinations.js";
import { PROPERTY_RULES } from "../dist/generated/properties.js";
import { tablesOf, WAREHOUSE_HOSTS } from "../dist/warehouse/tables.js";
import { WARNINGS } from "../dist/validate/warnings.js";
import { OPENAPI } from "../dist/server/admin/openapi.js";
import { VARIABLES } from "../dist/server/config.js";
import { formatted, withPart } from "./marked.mjs";

const COMMAND = "npm run docs";

/** @param {string} text */
const code = (text) => `\`${text}\``;

/** @param {readonly string[]} names */
const list = (names) => names.map(code).join(", ");

/** @param {readonly (readonly string[])[]} rows the first has the headers */
function table([head = [], ...rows]) {
  return [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
}

/** @param {string} path */
const readJson = async (path) => /** @type {unknown} */ (JSON.parse(await readFile(path, "utf8")));

async function collections() {
  const { collections: entries } =
    /** @type {import("../dist/generated/plugin.js").PluginManifest} */ (
      await readJson("plugin.json")
    );
  const rows = entries.map(({ name, table, description }) => [name, code(table), description]);
  return table([["Collection", "Table", "When"], ...rows]);
}

function destinationTypes() {
  const rows = DESTINATIONS.map(({ type, label, address, key, confirmation }) => {
    const schema = `schemas/destinations/${type}.schema.json`;
    return [code(type), label, address, key ?? "none", confirmation, optionsIn(schema)];
  });
  const head = ["Type", "What it is", "`url`", "`writeKey`", "Delivered means", "Options"];
  return table([head, ...rows]);
}

/** @param {string} path of a schema */
function optionsIn(path) {
  const { properties } = JSON.parse(readFileSync(path, "utf8"));
  const names = Object.keys(properties);
  return names.length === 0 ? "" : `[${list(names)}](../${path})`;
}

function exitCodes() {
  const rows = Object.values(EXIT_CODES).map(({ code: exit, meaning }) => [String(exit), meaning]);
  return table([["Exit code", "Meaning"], ...rows]);
}

function adminApi() {
  /** @typedef {{ summary?: string, description?: string, responses: Record<string, any> }} Operation */
  const paths = /** @type {Record<string, Record<string, Operation>>} */ (OPENAPI.paths);
  const rows = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { summary = "", responses }]) => [
      code(`${method.toUpperCase()} /admin${path.replace("{id}", "ID")}`),
      fieldsOf(responses[200]),
      summary,
    ]),
  );
  return table([["Request", "Answer", "Meaning"], ...rows]);
}

/** @param {any} response of OpenAPI */
function fieldsOf(response) {
  const { "application/json": json, ...others } = response.content;
  if (json === undefined) return Object.keys(others).join();
  const { properties = {} } = json.schema;
  const names = Object.keys(properties);
  return names.length > 4 || names.length === 0
    ? "JSON"
    : code(`{ ${names.map((name) => JSON.stringify(name)).join(", ")} }`);
}

function reservedNames() {
  return table([
    ["Names", "What happens"],
    [list(CREDENTIAL_NAMES), "Dropped: they are credentials."],
    [
      list(RESERVED_NAMES),
      "Renamed to `nudgespot_<name>`: warehouses reserve these column names, and would drop or overwrite the property.",
    ],
  ]);
}

function probes() {
  const rows = PROBES.map(({ id, title, needs }) => [
    code(id),
    title,
    needs.map((need) => code(optionName(need))).join(", "),
  ]);
  return table([["Probe", "Passes when", "Needs"], ...rows]);
}

/** @param {string} path @param {string} language */
const fileBlock = (path, language) => async () =>
  `\`\`\`${language}\n${(await readFile(path, "utf8")).trimEnd()}\n\`\`\``;

function warnings() {
  const rows = Object.entries(WARNINGS).map(([name, { message, meaning, hint }]) => [
    code(name),
    message,
    meaning,
    hint,
  ]);
  return table([["Code", "Message", "Meaning", "What to do"], ...rows]);
}

/**
 * Every column, once: in which tables, and what it is called in each host's.
 *
 * @param {readonly import("../dist/warehouse/tables.js").Table[]} tables
 */
function columnRows(tables) {
  /** @type {Map<string, { type: string, description: string, tables: string[] }>} */
  const known = new Map();
  for (const { name, columns } of tables) {
    for (const { name: column, type, description } of columns) {
      const entry = known.get(column) ?? { type, description, tables: [] };
      entry.tables.push(name);
      known.set(column, entry);
    }
  }
  return [...known].map(([column, entry]) => [
    code(column),
    entry.type,
    whichTables(entry.tables),
    entry.description,
  ]);
}

/** @param {readonly string[]} names */
function whichTables(names) {
  if (names.length === COLLECTIONS.length + 1) return "all";
  if (names.length === COLLECTIONS.length) return "all but `tracks`";
  return list(names);
}

/** @param {import("../dist/warehouse/tables.js").WarehouseHost} host */
function columns(host) {
  return table([["Column", "Type", "Tables", "What it is"], ...columnRows(tablesOf(host))]);
}

/**
 * @typedef {object} SettingSchema
 * @property {string} description
 * @property {unknown} default
 * @property {string} [type]
 * @property {unknown[]} [enum]
 * @property {{ description: string }} [additionalProperties]
 */

async function settings() {
  const { properties: known } = /** @type {{ properties: Record<string, SettingSchema> }} */ (
    await readJson("schemas/settings.schema.json")
  );
  const rows = Object.entries(known).map(([name, schema]) => [
    code(name),
    code(JSON.stringify(schema.default)),
    allowedIn(schema),
    schema.description,
  ]);
  return table([["Setting", "Default", "Allowed", "Meaning"], ...rows]);
}

/** @param {SettingSchema} schema */
function allowedIn({ type, enum: values, additionalProperties }) {
  if (type === "object") return `an object; each value: ${ruleOf(additionalProperties)}`;
  return list((values ?? [true, false]).map((value) => JSON.stringify(value)));
}

/** @param {{ description: string } | undefined} schema its description, as part of a sentence */
function ruleOf({ description } = { description: "Anything." }) {
  return `${description.slice(0, 1).toLowerCase()}${description.slice(1, -1)}`;
}

function errors() {
  const head = ["Code", "HTTP status", "Retry?", "Message", "Meaning", "What to do"];
  const rows = Object.entries(ERRORS).map(([name, { status, retry, message, meaning, hint }]) => [
    code(name),
    String(status),
    retry ? "yes" : "no",
    message,
    meaning,
    hint,
  ]);
  return table([head, ...rows]);
}

function environment() {
  const rows = Object.values(VARIABLES).map(({ name, default: fallback, allowed, meaning }) => [
    code(name),
    fallback === "" ? "none" : code(fallback),
    allowed,
    meaning,
  ]);
  return table([["Variable", "Default", "Allowed", "Meaning"], ...rows]);
}

/** @param {string} name as code compares it @returns {string} as senders write it */
const asWritten = (name) => name.replace(/^(\w+::\w+) /, "$1_");

function eventNames() {
  const rows = COLLECTIONS.map(({ name, acceptedNames }) => {
    /** @param {string} accepted */
    const isEverywhere = (accepted) => collectionOf(accepted, false, new Map()) !== undefined;
    const everywhere = acceptedNames.filter(isEverywhere);
    const elsewhere = acceptedNames.filter((accepted) => !isEverywhere(accepted));
    return [name, list(everywhere), list(elsewhere.map(asWritten))];
  });
  const also = "Accepted in message events and event records as well";
  return table([["Collection", "Accepted in every shape", also], ...rows]);
}

function properties() {
  /** @type {Map<string, { row: string[], collections: string[] }>} */
  const known = new Map();
  for (const { name } of COLLECTIONS) {
    for (const { output, type, names, namesByShape = {} } of PROPERTY_RULES[name]) {
      const entry = known.get(output) ?? {
        row: [code(output), list(names), list(namesByShape["message-event"] ?? []), type],
        collections: [],
      };
      entry.collections.push(name);
      known.set(output, entry);
    }
  }
  const rows = [...known.values()].map(({ row, collections }) => [
    ...row.slice(0, 3),
    collections.length === COLLECTIONS.length ? "all" : collections.join(", "),
    ...row.slice(3),
  ]);
  const head = ["Output", "Accepted from", "In a message event also from", "Collections", "Type"];
  return table([head, ...rows]);
}

const EXAMPLES = ["examples/ci/github.yml", "examples/ci/gitlab.yml", "examples/ci/validate.sh"];

/** @type {readonly [path: string, name: string, table: () => string | Promise<string>][]} */
const TABLES = [
  ["README.md", "collections", collections],
  ["docs/configuration.md", "settings", settings],
  ["docs/configuration.md", "exit codes", exitCodes],
  ["docs/configuration.md", "environment", environment],
  ["docs/payloads.md", "event names", eventNames],
  ["docs/payloads.md", "properties", properties],
  ["docs/payloads.md", "reserved names", reservedNames],
  ["docs/receiving.md", "destination types", destinationTypes],
  ["docs/receiving.md", "admin api", adminApi],
  ["docs/errors.md", "errors", errors],
  ["docs/doctor.md", "probes", probes],
  ["docs/ci.md", "github", fileBlock("examples/ci/github.yml", "yaml")],
  ["docs/ci.md", "gitlab", fileBlock("examples/ci/gitlab.yml", "yaml")],
  ["docs/ci.md", "shell", fileBlock("examples/ci/validate.sh", "bash")],
  ["docs/ci.md", "warnings", warnings],
  [
    "docs/contract.md",
    "contract test",
    fileBlock("examples/contract-tests/contract.test.mjs", "js"),
  ],
  ...WAREHOUSE_HOSTS.filter((host) => host !== "postgres").map(
    /** @returns {[string, string, () => string]} */
    (host) => ["docs/warehouse.md", `columns ${host}`, () => columns(host)],
  ),
];

/** @type {Map<string, string>} */
const texts = new Map();
for (const [path, name, make] of TABLES) {
  const text = texts.get(path) ?? (await readFile(path, "utf8"));
  texts.set(path, withPart(path, text, name, await make()));
}

// The address of the project is that of package.json everywhere, and so are the versions in examples.
const { repository, version } = /** @type {{ repository: { url: string }, version: string }} */ (
  await readJson("package.json")
);
const project = new URL(repository.url.replace("git+", "")).pathname.slice(1).replace(".git", "");

/** @param {string} text */
function withAddress(text) {
  return text
    .replace(/(github\.com\/)[\w.-]+\/nudgespot-source/g, `$1${project}`)
    .replace(/(uses: )\S+\/nudgespot-source@\S+/g, `$1${project}@v${version}`)
    .replace(/--branch v[\w.-]+/g, `--branch v${version}`);
}

const ADDRESSED = ["package.json", "README.md", "docs/ci.md", ...EXAMPLES];
for (const path of ADDRESSED) {
  texts.set(path, withAddress(texts.get(path) ?? (await readFile(path, "utf8"))));
}

for (const [path, text] of texts) {
  const made = path.endsWith(".sh") ? text : await formatted(path, text);
  if (!process.argv.includes("--check")) {
    await writeFile(path, made);
  } else if (made !== (await readFile(path, "utf8"))) {
    console.error(`${path} is not what the code gives\nRun: ${COMMAND}`);
    process.exitCode = 1;
  }
}
