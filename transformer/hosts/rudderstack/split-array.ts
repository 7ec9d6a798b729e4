const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPENING = new Set([0x5b, 0x7b]);
const CLOSING = new Set([0x5d, 0x7d]);

/**
 * Cuts the text of a JSON array into the texts of its items without decoding it: every byte that
 * JSON gives a meaning is ASCII, and no byte of a longer UTF-8 sequence is.
 *
 * @param most where there are more items, the first of them and one more are enough
 * @returns undefined if the text is not an array; the items are not checked
 */
export function splitArray(text: Buffer, most: number): Buffer[] | undefined {
  const start = text.findIndex((byte) => byte > 0x20);
  if (text[start] !== 0x5b) return undefined;
  const items: Buffer[] = [];
  let from = start + 1;
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const byte = text[at] ?? 0;
    if (byte === QUOTE) at = endOfString(text, at);
    else if (OPENING.has(byte)) depth += 1;
    else if (CLOSING.has(byte)) depth -= 1;
    if ((byte === COMMA && depth === 1) || depth === 0) {
      items.push(text.subarray(from, at));
      from = at + 1;
    }
    if (items.length > most) return items;
    if (depth === 0) return isBlank(text.subarray(from)) ? items : undefined;
  }
  return undefined;
}

/** Where the string that begins at `start` has its closing quote. */
function endOfString(text: Buffer, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === BACKSLASH) at += 1;
    else if (text[at] === QUOTE) return at;
  }
  return text.length;
}

function isBlank(text: Buffer): boolean {
  return text.every((byte) => byte <= 0x20);
}
