import { constants } from "node:buffer";
import type { IncomingMessage } from "node:http";
import { brotliDecompress, gunzip, inflate } from "node:zlib";
import getRawBody from "raw-body";

/**
 * Reads a request's body. An error has the status that answers it; the body is then what can be
 * shown of it: as it came where it could not be inflated, else nothing.
 */
export type BodyReader = (
  request: IncomingMessage,
  done: (error: unknown, body: Buffer) => void,
) => void;

type Inflate = (
  body: Buffer,
  options: { maxOutputLength: number },
  done: (error: NodeJS.ErrnoException | null, body: Buffer) => void,
) => void;

const INFLATE: Readonly<Record<string, Inflate>> = {
  gzip: gunzip,
  "x-gzip": gunzip,
  deflate: inflate,
  br: brotliDecompress,
};

/** No buffer is longer; zlib refuses a limit beyond it. */
const LONGEST = constants.MAX_LENGTH;

const NOTHING = Buffer.alloc(0);

/**
 * Reads bodies up to a limit, inflated where they are compressed. What is past the limit is not
 * read: Express's own reader reads it to its end, however far off that is, before it says so.
 */
export function bodyReader(limit: number): BodyReader {
  return function readBody(request, done) {
    const length = request.headers["content-length"] ?? null;
    getRawBody(request, { limit, length }, (error: Error | null, body) => {
      if (error !== null) done(error, NOTHING);
      else inflateBody(request.headers["content-encoding"] ?? "identity", body, done);
    });
  };

  function inflateBody(encoding: string, body: Buffer, done: Parameters<BodyReader>[1]): void {
    const name = encoding.toLowerCase();
    if (name === "identity") {
      done(undefined, body);
      return;
    }
    const inflated = Object.hasOwn(INFLATE, name) ? INFLATE[name] : undefined;
    if (inflated === undefined) {
      done(new UnusableBody(400), body);
      return;
    }
    inflated(body, { maxOutputLength: Math.min(limit, LONGEST) }, (error, whole) => {
      if (error === null) done(undefined, whole);
      else done(new UnusableBody(error.code === "ERR_BUFFER_TOO_LARGE" ? 413 : 400), body);
    });
  }
}

/** Whether the sender aborted the request: then nobody waits for an answer. */
export function isAborted(error: unknown): boolean {
  return error instanceof Error && "type" in error && error.type === "request.aborted";
}

/** A body with an unknown encoding, of another encoding than declared, or too large when inflated. */
class UnusableBody extends Error {
  override readonly name = "UnusableBody";

  constructor(readonly status: 400 | 413) {
    super();
  }
}
