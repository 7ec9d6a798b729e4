// Writes the tables in README and docs/ that the code has: between their markers, from the built
// modules. With --check it compares instead.
import { readFile, writeFile } from "node:fs/promises";
import prettier from "prettier";
import { COLLECTIONS, collectionOf } from "../dist/core/collections.js";
import { PROPERTY_RULES } from "../dist/generated/properties.js";
import { VARIABLES } from "../dist/server/config.js";

const COMMAND = "npm run docs";

/** @param {string} text */
const code = (text) => `\`${text}\``;

/** @param {readonly string[]} names */
const list = (names) => names.map(code).join(", ");

/** @param {readonly (readonly string[])[]} rows the first has the headers */
function table([head = [], ...rows]) {
  return [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
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

/** @type {readonly [path: string, name: string, table: () => string][]} */
const TABLES = [
  ["README.md", "environment", environment],
  ["docs/payloads.md", "event names", eventNames],
  ["docs/payloads.md", "properties", properties],
];

/** @type {Map<string, string>} */
const texts = new Map();
for (const [path, name, make] of TABLES) {
  const text = texts.get(path) ?? (await readFile(path, "utf8"));
  const marks = new RegExp(`(<!-- ${name}:start -->)[^]*?(<!-- ${name}:end -->)`);
  if (!marks.test(text)) throw new Error(`${path} has no place for the table "${name}"`);
  texts.set(
    path,
    text.replace(marks, (_, start, end) => `${start}\n\n${make()}\n\n${end}`),
  );
}

for (const [path, text] of texts) {
  const options = await prettier.resolveConfig(path);
  const formatted = await prettier.format(text, { ...options, filepath: path });
  if (!process.argv.includes("--check")) {
    await writeFile(path, formatted);
  } else if (formatted !== (await readFile(path, "utf8"))) {
    console.error(`${path} is not what the code gives\nRun: ${COMMAND}`);
    process.exitCode = 1;
  }
}
