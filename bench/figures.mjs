// Where the latest figures stand in the documents: between two comments.
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { format, resolveConfig } from "prettier";

/**
 * A place for figures.
 *
 * @typedef {object} Place
 * @property {string} file relative to the project's folder
 * @property {string} name of the comments: `<!-- name:start -->` and `<!-- name:end -->`
 */

/**
 * Reads what stands before and after the figures.
 *
 * @param {Place} place
 * @throws where the file does not have both comments, in order
 */
export async function readSurroundings({ file, name }) {
  const text = await readFile(pathOf(file), "utf8").catch(() => "");
  const [opening, closing] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`];
  const start = text.indexOf(opening);
  const end = text.indexOf(closing, start);
  if (start === -1 || end === -1) {
    throw new Error(`${file} must have ${opening} and, after it, ${closing}`);
  }
  return { before: text.slice(0, start + opening.length), after: text.slice(end) };
}

/**
 * Puts figures in their place.
 *
 * @param {Place} place
 * @param {string} figures Markdown
 */
export async function writeFigures(place, figures) {
  const { before, after } = await readSurroundings(place);
  const filepath = pathOf(place.file);
  const options = await resolveConfig(filepath);
  const text = `${before}\n\n${figures}\n\n${after}`;
  await writeFile(filepath, await format(text, { ...options, filepath }));
}

/** @param {string} file */
function pathOf(file) {
  return fileURLToPath(new URL(`../${file}`, import.meta.url));
}
