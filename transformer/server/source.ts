import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import express from "express";
import type { ContractVersion } from "../hosts/rudderstack/items.js";
import { createTransform, type TransformDeps } from "../hosts/rudderstack/transform.js";
import { answer, answerError, answerFailure } from "./answers.js";

/** What the source's endpoint needs from outside. */
export interface SourceDeps extends TransformDeps {
  /** Largest body of a request, in bytes, after decompression. */
  readonly bodyLimit: number;
}

/** RudderStack's path of this source, in any case, with or without a query. */
const SOURCE_PATH = /^\/(v[012])\/sources\/nudgespot\/?(?:\?|$)/i;

/**
 * The source's endpoint, in front of everything else.
 *
 * It stands before Express, not in it: Express gives each request and response another prototype,
 * after which Node's own code for them runs slowly. `npm run bench` had twice to three times the
 * events at batch 1 this way, and a third more at batch 32.
 *
 * @param others what answers every other path
 */
export function sourceBefore(others: RequestListener, deps: SourceDeps): RequestListener {
  const transform = createTransform(deps);
  const readBody = bodyReader(deps.bodyLimit);

  return function onRequest(request, response) {
    const version = SOURCE_PATH.exec(request.url ?? "")?.[1]?.toLowerCase();
    if (version === undefined) {
      others(request, response);
    } else if (request.method !== "POST") {
      response.setHeader("Allow", "POST");
      answerFailure(response, "method_not_allowed");
    } else {
      readBody(request, response, (error, body) => {
        if (error !== undefined) answerError(response, error, deps.log);
        else answer(response, 200, transform(body, version as ContractVersion));
      });
    }
  };
}

type BodyReader = (
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
function bodyReader(limit: number): BodyReader {
  const read = express.raw({ type: () => true, limit }) as unknown as RawReader;
  return (request: IncomingMessage & { body?: unknown }, response, done) => {
    read(request, response, (error) => {
      done(error, Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0));
    });
  };
}
