// Where the latest figures stand in the README.
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { format, resolveConfig } from "prettier";

const README = new URL("../README.md", import.meta.url);
const START = "<!-- bench:start -->";
const END = "<!-- bench:end -->";

/**
 * Reads what stands before and after the figures.
 *
 * @throws where the README does not have both markers, in order
 */
export async function readSurroundings() {
  const text = await readFile(README, "utf8").catch(() => "");
  const start = text.indexOf(START);
  const end = text.indexOf(END, start);
  if (start === -1 || end === -1) {
    throw new Error(`README.md must have ${START} and, after it, ${END}`);
  }
  return { before: text.slice(0, start + START.length), after: text.slice(end) };
}

/**
 * Puts the figures between the markers.
 *
 * @param {string} figures Markdown
 */
export async function writeFigures(figures) {
  const { before, after } = await readSurroundings();
  const filepath = fileURLToPath(README);
  const options = await resolveConfig(filepath);
  const text = `${before}\n\n${figures}\n\n${after}`;
  await writeFile(README, await format(text, { ...options, filepath }));
}
