// Brings the new version of package.json into plugin.json and the dbt package: part of `npm version`.
import { readFile, writeFile } from "node:fs/promises";

const { version } = JSON.parse(await readFile("package.json", "utf8"));
const manifest = await readFile("plugin.json", "utf8");
await writeFile("plugin.json", manifest.replace(/"version": "[^"]*"/g, `"version": "${version}"`));
const project = await readFile("dbt/dbt_project.yml", "utf8");
await writeFile("dbt/dbt_project.yml", project.replace(/^version: .*$/m, `version: "${version}"`));
