// Generated parts of documents: between `<!-- name:start -->` and `<!-- name:end -->`.
import { readFile, writeFile } from "node:fs/promises";
import { format, resolveConfig } from "prettier";

/**
 * Replaces a part of a document's text.
 *
 * @param {string} path for the error
 * @param {string} text
 * @param {string} name of the part
 * @param {string} part Markdown
 * @throws unless the text has both marks, in order
 */
export function withPart(path, text, name, part) {
  const marks = new RegExp(`(<!-- ${name}:start -->)[^]*?(<!-- ${name}:end -->)`);
  if (!marks.test(text)) throw new Error(`${path} has no place for "${name}"`);
  return text.replace(marks, (_, start, end) => `${start}\n\n${part}\n\n${end}`);
}

/** @param {string} path @param {string} text */
export async function formatted(path, text) {
  return format(text, { ...(await resolveConfig(path)), filepath: path });
}

/** @param {string} path @param {string} name @param {string} part */
export async function writePart(path, name, part) {
  const text = withPart(path, await readFile(path, "utf8"), name, part);
  await writeFile(path, await formatted(path, text));
}
