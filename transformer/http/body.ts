import type { IncomingMessage } from "node:http";
import type { Readable, Transform } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import getRawBody from "raw-body";

/** Reads a request's body; an error has the status that answers it. */
export type BodyReader = (
  request: IncomingMessage,
  done: (error: unknown, body: Buffer) => void,
) => void;

const DECODERS: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  "x-gzip": createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

const NOTHING = Buffer.alloc(0);

/**
 * Reads bodies up to a limit, inflated where they are compressed. What is past the limit is not
 * read: Express's own reader reads it to its end, however far off that is, before it says so.
 */
export function bodyReader(limit: number): BodyReader {
  return function readBody(request, done) {
    const encoding = (request.headers["content-encoding"] ?? "identity").toLowerCase();
    if (encoding === "identity") {
      const length = request.headers["content-length"] ?? null;
      getRawBody(request, { limit, length }, (error: Error | null, body) => {
        done(error ?? undefined, error === null ? body : NOTHING);
      });
      return;
    }
    const decoder = Object.hasOwn(DECODERS, encoding) ? DECODERS[encoding]?.() : undefined;
    if (decoder === undefined) {
      done(new UnreadableBody(), NOTHING);
      return;
    }
    request.once("aborted", () => decoder.destroy(new UnreadableBody()));
    getRawBody(request.pipe(decoder), { limit }, (error: Error | null, body) => {
      if (error === null) {
        done(undefined, body);
        return;
      }
      stop(request, decoder);
      done("status" in error ? error : new UnreadableBody(), NOTHING);
    });
  };
}

/** A body in an encoding that is not known, or that is not what it says, or that broke off. */
class UnreadableBody extends Error {
  override readonly name = "UnreadableBody";
  readonly status = 400;
}

function stop(request: Readable, decoder: Transform): void {
  request.unpipe(decoder);
  request.pause();
  decoder.destroy();
}
