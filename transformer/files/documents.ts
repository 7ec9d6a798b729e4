import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { isArrayOrObject, ItemSplitter } from "./item-splitter.js";
import type { JsonDocument } from "./json-document.js";
import { LineSplitter } from "./line-splitter.js";
import { FileError } from "./text-file.js";
import { withoutMarkBytes } from "../core/byte-order-mark.js";

/** A file that is read document by document. */
export interface DocumentFile {
  /** As it was named; `-` is standard input. */
  readonly name: string;
  /** Bytes on disk, where that is known. */
  readonly size: number | undefined;
  /** How many of them have been read. */
  readonly position: () => number;
  /**
   * The documents in groups: only a few are in memory, also for a large file.
   *
   * @throws FileError
   */
  documents(): AsyncGenerator<readonly JsonDocument[]>;
}

/** Bytes of a file from which its format is detected. */
const HEAD = 65_536;

/** Bytes read at a time. */
const CHUNK = 65_536;

const GZIP = Buffer.from([0x1f, 0x8b]);

/**
 * Opens a file of payloads: JSON, a JSON array, or NDJSON, also in gzip, told apart by content.
 *
 * @param name a path, or `-` for standard input
 * @throws FileError
 */
export async function openDocuments(
  name: string,
  stdin: Readable = process.stdin,
): Promise<DocumentFile> {
  const size = name === "-" ? undefined : await sizeOf(name);
  let position = 0;
  async function* counted(input: Readable): AsyncGenerator<Buffer> {
    for await (const chunk of input as AsyncIterable<Buffer>) {
      position += chunk.length;
      yield chunk;
    }
  }
  return {
    name,
    size,
    position: () => position,
    async *documents() {
      const input = name === "-" ? stdin : createReadStream(name, { highWaterMark: CHUNK });
      try {
        yield* split(inflated(counted(input)));
      } catch (error) {
        throw cannotRead(name, error);
      }
    },
  };
}

/** How much of some files has been read, from 0 to 1; undefined where a size is not known. */
export function shareOf(files: readonly DocumentFile[]): number | undefined {
  let read = 0;
  let size = 0;
  for (const file of files) {
    if (file.size === undefined) return undefined;
    read += file.position();
    size += file.size;
  }
  return size === 0 ? 1 : read / size;
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    throw cannotRead(path, error);
  }
}

function cannotRead(name: string, error: unknown): FileError {
  const { code = "unknown" } = error as NodeJS.ErrnoException;
  return new FileError(`${name} cannot be read: ${code}`);
}

async function* split(chunks: AsyncGenerator<Buffer>): AsyncGenerator<JsonDocument[]> {
  const [first, isAll] = await head(chunks, HEAD);
  const start = withoutMarkBytes(first);
  const splitter = isArrayOrObject(start, isAll) ? new ItemSplitter() : new LineSplitter();
  yield splitter.push(start);
  for await (const chunk of chunks) yield splitter.push(chunk);
  yield splitter.end();
}

/** The chunks, inflated where they are gzip. */
async function* inflated(chunks: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  const [first] = await head(chunks, GZIP.length);
  async function* all(): AsyncGenerator<Buffer> {
    yield first;
    yield* chunks;
  }
  if (first.subarray(0, GZIP.length).equals(GZIP)) {
    // An error of either end ends the reading below.
    yield* pipeline(Readable.from(all()), createGunzip({ chunkSize: CHUNK }), () => undefined);
  } else {
    yield* all();
  }
}

/** At least so many of the first bytes, and whether they are all. */
async function head(chunks: AsyncGenerator<Buffer>, least: number): Promise<[Buffer, boolean]> {
  const parts: Buffer[] = [];
  let length = 0;
  while (length < least) {
    const { value, done } = (await chunks.next()) as IteratorResult<Buffer, undefined>;
    if (done === true) return [Buffer.concat(parts), true];
    parts.push(value);
    length += value.length;
  }
  return [Buffer.concat(parts), false];
}
