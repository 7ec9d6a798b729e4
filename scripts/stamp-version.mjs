// Brings the new version of package.json into plugin.json: part of `npm version`.
import { readFile, writeFile } from "node:fs/promises";

const { version } = JSON.parse(await readFile("package.json", "utf8"));
const manifest = await readFile("plugin.json", "utf8");
await writeFile("plugin.json", manifest.replace(/"version": "[^"]*"/g, `"version": "${version}"`));
