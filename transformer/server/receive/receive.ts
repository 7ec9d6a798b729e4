import { randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";
import { Router, type Request, type Response } from "express";
import { ERRORS, type ErrorCode } from "../../core/error-catalogue.js";
import { failure } from "../../core/errors.js";
import { messageIdsOf, transformBody, type Outcome } from "../../core/transform.js";
import { StoreError } from "../../store/errors.js";
import type { Store } from "../../store/store.js";
import { answer, answerError, answerFailure, answerCode } from "../../http/answers.js";
import { bodyReader, isAborted } from "../../http/body.js";
import { newEventOf } from "./events.js";
import { parseBody, refusedInCall, refuseWhole, unusable, type ParsedBody } from "./parsed-body.js";
import type { Counters, Log, Observer } from "../../core/observe.js";
import type { AuthenticatedSource, Source, Sources } from "./sources.js";
import { writeKeyIn, writeKeyOf } from "./write-key.js";

/** Dependencies of the receiving routes. */
export interface ReceiveDeps {
  /** Largest body of a call, in bytes, after decompression. */
  readonly receiveLimit: number;
  readonly store: Store;
  readonly sources: () => Sources;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly log: Pick<Log, "error">;
  readonly metrics: Pick<
    Counters,
    "received" | "transformed" | "refused" | "duplicates" | "newEvent" | "wrongKey" | "unavailable"
  >;
  readonly observer?: Pick<Observer, "called" | "wrongKey"> | undefined;
}

/** The paths that calls come to: Nudgespot's webhook, and Segment's tracking API. */
const RECEIVE_PATHS = ["/v1/webhook", "/v1/track", "/v1/batch", "/v1/import"];

const HELP = "POST Nudgespot's payloads to this address, with a write key.\n";

/** How many times RECEIVE_LIMIT a body may be to be kept in the quarantine as a whole. */
const KEPT_LIMITS = 2;

/**
 * Largest body that is read to find a write key in it, in bytes after decompression: Segment's limit
 * of a call.
 *
 * @see https://segment.com/docs/connections/sources/catalog/libraries/server/http-api/#max-request-size
 */
const KEYLESS_LIMIT = 512_000;

/** Bytes of all bodies together that are being read to find a write key. */
const KEYLESS_TOTAL = 32 * KEYLESS_LIMIT;

/** How long a sender is asked to wait while nothing can be kept, in seconds. */
const STORE_RETRY_AFTER = "5";

/**
 * Receives calls of Nudgespot and of Segment's clients: a call answered with 200 is on disk. A wrong
 * key is answered before the body is read.
 */
export function receiveRoutes(deps: ReceiveDeps): Router {
  const readBody = bodyReader(deps.receiveLimit * KEPT_LIMITS);
  const readKeyless = bodyReader(Math.min(KEYLESS_LIMIT, deps.receiveLimit));
  /** Bytes that may be in memory of bodies whose write key is not known. */
  let keyless = 0;
  const routes = Router();
  routes.post(RECEIVE_PATHS, (request, response) => {
    const key = writeKeyOf(request);
    const early = key === undefined ? undefined : deps.sources().find(key);
    if (key !== undefined && early === undefined) {
      unauthorized(response);
      return;
    }
    if (early === undefined) {
      findKeyInBody(request, response);
      return;
    }
    readBody(request, (error, bytes) => {
      if (error === undefined) {
        void receive(response, early, () => parseBody(bytes, deps.receiveLimit));
        return;
      }
      const code = answerCode(error);
      if (code === "internal_error" || isAborted(error)) answerError(response, error, deps.log);
      else void receive(response, early, () => unusable(bytes, failure(code)));
    });
  });
  // Senders look whether there is anything before they use an address.
  routes.get("/v1/webhook", (_request, response) => {
    response.type("text").send(HELP);
  });
  routes.all(RECEIVE_PATHS, (_request, response) => {
    response.setHeader("Allow", "POST");
    answerFailure(response, "method_not_allowed");
  });
  return routes;

  /** Whoever sends a body without a key outside of it can be anybody: it must cost little. */
  function findKeyInBody(request: Request, response: Response): void {
    if (keyless + KEYLESS_LIMIT > KEYLESS_TOTAL) {
      unavailable(response, "too_many_keyless");
      return;
    }
    keyless += KEYLESS_LIMIT;
    response.once("close", () => (keyless -= KEYLESS_LIMIT));
    readKeyless(request, (error, bytes) => {
      if (error === undefined)
        void receive(response, undefined, () => parseBody(bytes, KEYLESS_LIMIT));
      else if (answerCode(error) === "body_too_large") unauthorized(response);
      else answerError(response, error, deps.log);
    });
  }

  /** @param early the source, if the key is outside the body */
  async function receive(
    response: ServerResponse,
    early: AuthenticatedSource | undefined,
    lookAt: () => ParsedBody,
  ): Promise<void> {
    try {
      const parsed = lookAt();
      const found = early ?? foundIn(parsed.body);
      if (found === undefined) {
        unauthorized(response);
        return;
      }
      const isWithin = await isWithinRate(found, response);
      await keep(found.source, isWithin ? parsed : refuseWhole(parsed, "rate_limited"), response);
    } catch (error) {
      onError(response, error);
    }
  }

  function foundIn(body: unknown): AuthenticatedSource | undefined {
    const key = writeKeyIn(body);
    return key === undefined ? undefined : deps.sources().find(key);
  }

  async function isWithinRate(
    { source, key }: AuthenticatedSource,
    response: ServerResponse,
  ): Promise<boolean> {
    if (source.callsPerSecond === undefined) return true;
    const left = await deps.store.overLimit(key, source.callsPerSecond);
    if (left === undefined) return true;
    const wait = Math.max(1, Math.ceil(left / 1_000));
    response.setHeader("Retry-After", wait);
    response.setHeader("X-RateLimit-Reset", Math.ceil(deps.now() / 1_000) + wait);
    return false;
  }

  async function keep(source: Source, parsed: ParsedBody, response: ServerResponse): Promise<void> {
    const [{ settings, schemaName, destinations }, now] = [source, deps.now()];
    const outcomes: Outcome[] = parsed.failure
      ? [{ kind: "refused", failure: parsed.failure }]
      : transformBody(parsed.body, { settings, now });
    const accepted = outcomes.flatMap((outcome, index) =>
      outcome.kind === "accepted" ? [{ index, event: newEventOf(outcome.event) }] : [],
    );
    const events = accepted.map(({ event }) => event);
    const refused = refusedInCall(parsed, outcomes);
    const { text, failure: whole } = parsed;
    const [size, messageIds] = [text.length, messageIdsOf(outcomes)];
    const seen = { source: schemaName, text, size, messageIds, settings, now, failure: whole };
    const ids = destinations.map(({ id }) => id);
    if (events.length > 0 || refused.length > 0) {
      const call = { source: schemaName, destinations: ids, events, refused };
      const { duplicates, reused } = await deps.store.accept(call);
      const { length: copies } = duplicates;
      if (copies > 0) deps.metrics.duplicates(schemaName, copies);
      const placesOf = (indices: readonly number[]): number[] =>
        indices.flatMap((index) => accepted[index]?.index ?? []);
      const [known, wrong] = [placesOf(duplicates), placesOf(reused)];
      for (const index of wrong) {
        outcomes[index] = { kind: "refused", failure: failure("message_id_reused") };
      }
      deps.observer?.called({ ...seen, duplicates: known, reused: wrong });
      count(schemaName, outcomes, known);
    } else {
      deps.observer?.called(seen);
      count(schemaName, outcomes, []);
    }
    answerOutcomes(response, outcomes);
  }

  function count(source: string, outcomes: readonly Outcome[], known: readonly number[]): void {
    const { metrics } = deps;
    metrics.received(source, outcomes.length);
    outcomes.forEach((outcome, index) => {
      if (outcome.kind === "refused") metrics.refused(source, outcome.failure, 1);
      if (outcome.kind !== "accepted") return;
      metrics.transformed(source, outcome.event.event, 1);
      if (!known.includes(index)) metrics.newEvent(source, outcome.event);
    });
  }

  function unauthorized(response: ServerResponse): void {
    deps.metrics.wrongKey();
    deps.observer?.wrongKey();
    response.setHeader("WWW-Authenticate", 'Basic realm="write key"');
    answerFailure(response, "unauthorized");
  }

  function unavailable(response: ServerResponse, code: ErrorCode): void {
    deps.metrics.unavailable(code);
    response.setHeader("Retry-After", STORE_RETRY_AFTER);
    answerFailure(response, code);
  }

  function onError(response: ServerResponse, error: unknown): void {
    if (error instanceof StoreError) {
      unavailable(response, error.code);
      return;
    }
    const reference = randomUUID();
    const name = error instanceof Error ? error.name : typeof error;
    deps.log.error({ reference, error: name }, "a call was not handled");
    answerFailure(response, "internal_error");
  }
}

/**
 * Answers as Segment does, with the refused payloads. The status is an error only if every payload
 * was refused.
 */
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
