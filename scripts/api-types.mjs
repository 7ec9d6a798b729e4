// Writes console/generated/api.ts from the admin API's description; with --check, compares instead.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { compile } from "json-schema-to-typescript";
import { OPENAPI } from "../dist/server/admin/openapi.js";
import { formatted } from "./marked.mjs";

const PATH = "console/generated/api.ts";
const COMMAND = "npm run docs";
const BANNER = `// Generated from the admin API's description by "${COMMAND}". Do not edit.`;

/** @typedef {{ responses: Record<number, { content: Record<string, { schema: object }> }> }} Operation */

const paths = /** @type {Record<string, Record<string, Operation>>} */ (OPENAPI.paths);
const answers = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).flatMap(([method, { responses }]) => {
    const schema = responses[200]?.content["application/json"]?.schema;
    return schema === undefined ? [] : [[`${method.toUpperCase()} ${path}`, schema]];
  }),
);
const schema = {
  description: "The answer to each request of the admin API.",
  type: "object",
  properties: Object.fromEntries(answers),
  required: answers.map(([name]) => name),
  additionalProperties: false,
};
const types = await compile(/** @type {any} */ (schema), "Answers", { bannerComment: BANNER });
const text = await formatted(PATH, types);
if (process.argv.includes("--check")) {
  if ((await readFile(PATH, "utf8").catch(() => "")) !== text) {
    console.error(`Not what the admin API's description gives: ${PATH}\nRun: ${COMMAND}`);
    process.exitCode = 1;
  }
} else {
  await mkdir("console/generated", { recursive: true });
  await writeFile(PATH, text);
}
