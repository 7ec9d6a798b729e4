import { isUtf8 } from "node:buffer";
import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { Router } from "express";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { CollectionName } from "../../core/collections.js";
import { ERRORS, type ErrorCode } from "../../core/error-catalogue.js";
import { failure, Refusal, type Failure } from "../../core/errors.js";
import { parseJson } from "../../core/json.js";
import { refusedBody, refusedPayloads, type RefusedPayload } from "../../core/refused.js";
import { transformBody, type Outcome } from "../../core/transform.js";
import { StoreError, type Store } from "../../store/store.js";
import { answer, answerError, answerFailure } from "../../http/answers.js";
import { bodyReader } from "../../http/body.js";
import { eventOf } from "./events.js";
import type { Found, Source, Sources } from "./sources.js";
import { writeKeyIn, writeKeyOf } from "./write-key.js";

/** What is counted of what comes in. */
export interface ReceiveMetrics {
  received(source: string, count: number): void;
  transformed(source: string, collection: CollectionName, count: number): void;
  refused(source: string, code: ErrorCode, count: number): void;
  duplicates(source: string, count: number): void;
}

/** What receiving needs from outside. */
export interface ReceiveDeps {
  /** Largest body of a call, in bytes, after decompression. */
  readonly bodyLimit: number;
  readonly store: Store;
  readonly sources: () => Sources;
  /** Says that something came for a destination. */
  readonly wake: (destination: string) => void;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly log: { error(fields: object, message: string): void };
  readonly metrics: ReceiveMetrics;
}

/** The paths that calls come to: Nudgespot's webhook, and Segment's tracking API. */
const RECEIVE_PATHS = ["/v1/webhook", "/v1/track", "/v1/batch", "/v1/import"];

/** How long a sender is asked to wait while nothing can be kept, in seconds. */
const STORE_RETRY_AFTER = "5";

/** A body that has been looked at. */
interface Looked {
  readonly text: string;
  readonly body: unknown;
  readonly failure?: Failure;
}

/**
 * Receives calls of Nudgespot and of Segment's clients: what is answered with 200 is on disk. A wrong
 * key is answered before the body is read.
 */
export function receiveRoutes(deps: ReceiveDeps): Router {
  const readBody = bodyReader(deps.bodyLimit);
  const limiters = new WeakMap<Source, RateLimiterMemory>();
  const routes = Router();
  routes.post(RECEIVE_PATHS, (request, response) => {
    const early = writeKeyOf(request);
    if (early !== undefined && deps.sources().find(early) === undefined) {
      unauthorized(response);
      return;
    }
    readBody(request, (error, bytes) => {
      if (error !== undefined) answerError(response, error, deps.log);
      else void receive(request, response, bytes);
    });
  });
  routes.all(RECEIVE_PATHS, (_request, response) => {
    response.setHeader("Allow", "POST");
    answerFailure(response, "method_not_allowed");
  });
  return routes;

  async function receive(
    request: IncomingMessage,
    response: ServerResponse,
    bytes: Buffer,
  ): Promise<void> {
    try {
      const looked = look(bytes);
      const key = writeKeyOf(request) ?? writeKeyIn(looked.body);
      const found = key === undefined ? undefined : deps.sources().find(key);
      if (found === undefined) unauthorized(response);
      else if (await isWithinRate(found, response)) await keep(found.source, looked, response);
    } catch (error) {
      onError(response, error);
    }
  }

  async function isWithinRate({ source, key }: Found, response: ServerResponse): Promise<boolean> {
    if (source.callsPerSecond === undefined) return true;
    const limiter =
      limiters.get(source) ?? new RateLimiterMemory({ points: source.callsPerSecond, duration: 1 });
    limiters.set(source, limiter);
    try {
      await limiter.consume(key);
      return true;
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      const wait = Math.max(1, Math.ceil(error.msBeforeNext / 1_000));
      response.setHeader("Retry-After", wait);
      response.setHeader("X-RateLimit-Reset", Math.ceil(deps.now() / 1_000) + wait);
      answerFailure(response, "rate_limited");
      return false;
    }
  }

  async function keep(source: Source, looked: Looked, response: ServerResponse): Promise<void> {
    const at = deps.now();
    const outcomes: readonly Outcome[] = looked.failure
      ? [{ kind: "refused", failure: looked.failure }]
      : transformBody(looked.body, { settings: source.settings, now: at });
    const events = outcomes.flatMap(eventOf);
    const refused = refusedOf(looked, outcomes);
    const { schemaName, destinations } = source;
    const ids = destinations.map(({ id }) => id);
    if (events.length > 0 || refused.length > 0) {
      const call = { source: schemaName, destinations: ids, events, refused, at };
      const { duplicates } = await deps.store.accept(call);
      if (duplicates > 0) deps.metrics.duplicates(schemaName, duplicates);
    }
    if (events.length > 0) ids.forEach(deps.wake);
    count(schemaName, outcomes);
    answerOutcomes(response, outcomes);
  }

  function count(source: string, outcomes: readonly Outcome[]): void {
    deps.metrics.received(source, outcomes.length);
    for (const outcome of outcomes) {
      if (outcome.kind === "accepted") deps.metrics.transformed(source, outcome.event.event, 1);
      if (outcome.kind === "refused") deps.metrics.refused(source, outcome.failure.code, 1);
    }
  }

  function onError(response: ServerResponse, error: unknown): void {
    if (error instanceof StoreError) {
      response.setHeader("Retry-After", STORE_RETRY_AFTER);
      answerFailure(response, error.code);
      return;
    }
    const reference = randomUUID();
    const name = error instanceof Error ? error.name : typeof error;
    deps.log.error({ reference, error: name }, "a call was not handled");
    answerFailure(response, "internal_error");
  }
}

function unauthorized(response: ServerResponse): void {
  response.setHeader("WWW-Authenticate", 'Basic realm="write key"');
  answerFailure(response, "unauthorized");
}

function look(bytes: Buffer): Looked {
  if (!isUtf8(bytes)) {
    // Kept as base64: it is no text that could be shown.
    const text = JSON.stringify({ base64: bytes.toString("base64") });
    return {
      text,
      body: undefined,
      failure: failure("invalid_json", undefined, "not valid UTF-8"),
    };
  }
  const text = bytes.toString();
  try {
    return { text, body: parseJson(text) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { text, body: undefined, failure: error.failure };
  }
}

function refusedOf(looked: Looked, outcomes: readonly Outcome[]): RefusedPayload[] {
  if (looked.failure !== undefined) return [refusedBody(looked.text, looked.failure)];
  return refusedPayloads(looked.text, looked.body, outcomes);
}

/** Answers as Segment does, and says what was refused. Only a call with nothing good in it is bad. */
function answerOutcomes(response: ServerResponse, outcomes: readonly Outcome[]): void {
  const rejected = outcomes.flatMap((outcome, index) =>
    outcome.kind === "refused" ? [{ index, ...outcome.failure }] : [],
  );
  const [first] = rejected;
  if (first === undefined) {
    answer(response, 200, { success: true });
  } else if (rejected.length < outcomes.length) {
    answer(response, 200, { success: true, rejected });
  } else {
    const { code, message } = first;
    const body = { success: false, error: message, code };
    answer(response, ERRORS[code].status, outcomes.length === 1 ? body : { ...body, rejected });
  }
}
