import type { IncomingMessage, ServerResponse } from "node:http";
import express from "express";

/** Reads a request's body; an error has the status that answers it. */
export type BodyReader = (
  request: IncomingMessage,
  response: ServerResponse,
  done: (error: unknown, body: Buffer) => void,
) => void;

/** Express's own reader as what it is: it takes any request of Node's, and writes `body` to it. */
type RawReader = (
  request: IncomingMessage & { body?: unknown },
  response: ServerResponse,
  next: (error?: unknown) => void,
) => void;

/** Reads bodies up to a limit, inflated where they are compressed. */
export function bodyReader(limit: number): BodyReader {
  const read = express.raw({ type: () => true, limit }) as unknown as RawReader;
  return (request: IncomingMessage & { body?: unknown }, response, done) => {
    read(request, response, (error) => {
      done(error, Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0));
    });
  };
}
