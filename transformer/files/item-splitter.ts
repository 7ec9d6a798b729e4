import type { JsonDocument } from "./json-document.js";

const NEWLINE = 0x0a;
const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
const OPEN_BRACKET = 0x5b;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACKET = 0x5d;
const CLOSE_BRACE = 0x7d;

/**
 * Whether a file that begins so is a JSON array, or one JSON text over several lines, rather than one
 * a line. A line that is not JSON is one broken item of NDJSON; it does not make the file
 * another.
 *
 * @param isAll whether there is nothing after it
 */
export function isArrayOrObject(head: Buffer, isAll: boolean): boolean {
  const text = head.toString("latin1").trimStart();
  const lines = text.split("\n").map((line) => line.trim());
  const [first = "", second, third] = lines.filter((line) => line !== "");
  if (second === undefined) return first.startsWith("[");
  if (!/^[[{]/.test(first) || parses(first)) return false;
  const opened = openAtEnd(first);
  if (opened !== "{") return opened === "[";
  // In an object a name follows a comma, so an opening brace there begins another line's document.
  const isCut = !isAll && third === undefined && !text.endsWith("\n");
  return !isCut && !(second.startsWith("{") && parses(second));
}

function parses(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}

/** The bracket that is open at a line's end; none within a string, which cannot hold a newline. */
function openAtEnd(line: string): string | undefined {
  const withoutStrings = line.replace(/"(?:[^"\\]|\\.)*"/g, "");
  if (withoutStrings.includes('"')) return undefined;
  const open: string[] = [];
  for (const character of withoutStrings) {
    if (character === "[" || character === "{") open.push(character);
    else if (character === "]" || character === "}") open.pop();
  }
  return open.at(-1);
}

/**
 * Splits a JSON array into its items, chunk by chunk, and arrays after it into theirs; any other JSON
 * text is one item. What else is between the items, or after the array, is given as if it were one:
 * it is not JSON.
 */
export class ItemSplitter {
  #parts: Buffer[] = [];
  #isArray = false;
  #hasBegun = false;
  #depth = 0;
  #inString = false;
  #isEscaped = false;
  #count = 0;
  /** Where the byte at hand is. */
  #line = 1;
  #column = 1;
  /** Where the item at hand begins, once something of it was there. */
  #start: { line: number; column: number } | undefined;

  /** The items that end in a chunk. */
  push(chunk: Buffer): JsonDocument[] {
    const items: JsonDocument[] = [];
    let from = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at] ?? 0;
      if (!this.#hasBegun && byte > 0x20) {
        this.#hasBegun = true;
        this.#isArray = byte === OPEN_BRACKET;
        if (this.#isArray) from = at + 1;
      } else if (this.#isArray && this.#isAnother(byte)) {
        this.#parts = [];
        from = at + 1;
      } else if (this.#isArray && this.#isEnd(byte)) {
        this.#parts.push(chunk.subarray(from, at));
        this.#give(items, byte === COMMA);
        from = at + 1;
      } else if (byte > 0x20) {
        this.#start ??= { line: this.#line, column: this.#column };
      }
      this.#look(byte);
    }
    this.#parts.push(chunk.subarray(from));
    return items;
  }

  /** The remainder: empty, unless the text is not an array or the array has no end. */
  end(): JsonDocument[] {
    const items: JsonDocument[] = [];
    if (!this.#isArray) {
      this.#start = undefined;
      return this.#hasBegun ? [{ bytes: Buffer.concat(this.#parts), line: 1, column: 1 }] : [];
    }
    const rest = Buffer.concat(this.#parts);
    if (this.#depth > 0 || rest.some((byte) => byte > 0x20)) this.#give(items, true);
    else if (this.#count === 0) items.push({ bytes: Buffer.from("[]"), line: 1, column: 1 });
    return items;
  }

  /** Whether a byte begins another array after one that has ended. */
  #isAnother(byte: number): boolean {
    return byte === OPEN_BRACKET && this.#depth === 0 && this.#start === undefined;
  }

  /** Whether a byte ends the item at hand. */
  #isEnd(byte: number): boolean {
    if (this.#inString || this.#depth !== 1) return false;
    return byte === COMMA || byte === CLOSE_BRACKET;
  }

  #give(items: JsonDocument[], isWanted: boolean): void {
    const bytes = Buffer.concat(this.#parts);
    this.#parts = [];
    const { line, column } = this.#start ?? { line: this.#line, column: this.#column };
    // An array may be empty. Elsewhere a comma with nothing before or after it is an empty item.
    if (this.#start !== undefined || isWanted || this.#count > 0) {
      this.#count += 1;
      const from = bytes.findIndex((byte) => byte > 0x20);
      items.push({ bytes: bytes.subarray(from === -1 ? bytes.length : from), line, column });
    }
    this.#start = undefined;
  }

  /** Follows strings, brackets, lines and columns. */
  #look(byte: number): void {
    if (byte === NEWLINE) {
      this.#line += 1;
      this.#column = 1;
      return;
    }
    // Of a character in UTF-8 the first byte counts.
    if ((byte & 0xc0) !== 0x80) this.#column += 1;
    if (this.#isEscaped) this.#isEscaped = false;
    else if (this.#inString && byte === BACKSLASH) this.#isEscaped = true;
    else if (byte === QUOTE) this.#inString = !this.#inString;
    else if (!this.#inString) this.#nest(byte);
  }

  #nest(byte: number): void {
    if (byte === OPEN_BRACKET || byte === OPEN_BRACE) this.#depth += 1;
    else if (byte === CLOSE_BRACKET || byte === CLOSE_BRACE) this.#depth -= 1;
  }
}
