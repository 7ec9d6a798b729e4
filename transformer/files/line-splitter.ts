import type { JsonDocument } from "./json-document.js";

const NEWLINE = 0x0a;

/** Splits a text into its lines, chunk by chunk; blank ones are counted, not given. */
export class LineSplitter {
  #rest: Buffer[] = [];
  #line = 1;

  /** The lines that end in a chunk. */
  push(chunk: Buffer): JsonDocument[] {
    const lines: JsonDocument[] = [];
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      this.#take(chunk.subarray(start, end), lines);
      start = end + 1;
    }
    if (start < chunk.length) this.#rest.push(chunk.subarray(start));
    return lines;
  }

  /** The remainder: a last line without a newline. */
  end(): JsonDocument[] {
    const lines: JsonDocument[] = [];
    this.#take(Buffer.alloc(0), lines);
    return lines;
  }

  #take(last: Buffer, lines: JsonDocument[]): void {
    const bytes = this.#rest.length === 0 ? last : Buffer.concat([...this.#rest, last]);
    this.#rest = [];
    if (!isBlank(bytes)) lines.push({ bytes, line: this.#line, column: 1 });
    this.#line += 1;
  }
}

/** Whether there is nothing but JSON's white space. */
function isBlank(bytes: Buffer): boolean {
  for (const byte of bytes) if (byte !== 0x20 && byte !== 0x0d && byte !== 0x09) return false;
  return true;
}
