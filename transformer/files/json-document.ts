/** One JSON text of a file: a line, an item of the file's array, or all of it. */
export interface JsonDocument {
  /** As it stands in the file; not yet known to be JSON or UTF-8. */
  readonly bytes: Buffer;
  /** Where it begins, from 1. */
  readonly line: number;
  /** In characters, from 1. */
  readonly column: number;
}
