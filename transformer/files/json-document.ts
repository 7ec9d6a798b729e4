/** One JSON text of a file: a line, an item of the file's array, or all of it. */
export interface JsonDocument {
  /** The bytes in the file, which may be invalid JSON or UTF-8. */
  readonly bytes: Buffer;
  /** Where it begins, from 1. */
  readonly line: number;
  /** In characters, from 1. */
  readonly column: number;
}
