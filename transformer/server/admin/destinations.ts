import type { Request, Router } from "express";
import type { TrackEvent } from "../../core/collections.js";
import { failure, type Failure } from "../../core/errors.js";
import { transformBody, type Outcome } from "../../core/transform.js";
import type { Delivery } from "../../delivery/delivery.js";
import type { BatchAnswer } from "../../delivery/destination.js";
import { answer, answerFailure } from "../../http/answers.js";
import type { Store } from "../../store/store.js";
import type { Sources } from "../receive/sources.js";

/** What the routes of the destinations need from outside. */
export interface DestinationsDeps {
  readonly store: Store;
  readonly sources: () => Sources;
  readonly delivery: Pick<Delivery, "states" | "resume" | "try">;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** What a destination made of an event that was sent to try it. */
export interface Tried {
  readonly result: "delivered" | "later" | "refused" | "locked" | "failed";
  readonly reason?: string;
}

/** `/destinations`: how it stands with each, trying one again at once, and trying one with an event. */
export function addDestinations(
  routes: Router,
  { store, sources, delivery, now }: DestinationsDeps,
): void {
  routes.get("/destinations", async (_request, response) => {
    const waiting = new Map((await store.waiting()).map((one) => [one.destination, one]));
    const states = delivery.states();
    const ids = [...new Set([...states.keys(), ...waiting.keys()])].sort();
    const destinations = ids.map((id) => {
      // What waits for a destination that is no longer configured stays until it is again.
      const { state, lastError, nextTryAt } = states.get(id) ?? { state: "unknown" };
      const { events = 0, oldestAt } = waiting.get(id) ?? {};
      return {
        id,
        state,
        waiting: events,
        oldest: timeOf(oldestAt),
        lastError,
        nextTry: timeOf(nextTryAt),
      };
    });
    answer(response, 200, { destinations });
  });

  // A destination's id has a slash, which its sender may leave as it is.
  routes.post(/^\/destinations\/(.+)\/resume$/, ({ params }, response) => {
    const id = decodeURIComponent(params[0] ?? "");
    if (delivery.resume(id)) answer(response, 200, { resumed: id });
    else answerFailure(response, "not_found");
  });

  routes.post(/^\/destinations\/(.+)\/test$/, async (request: Request<string[]>, response) => {
    const id = decodeURIComponent(request.params[0] ?? "");
    const source = sources().list.find(({ destinations }) =>
      destinations.some((to) => to.id === id),
    );
    if (source === undefined) {
      answerFailure(response, "not_found");
      return;
    }
    const event = oneEvent(transformBody(request.body, { settings: source.settings, now: now() }));
    if ("code" in event) {
      answer(response, 400, { error: event.message, code: event.code });
      return;
    }
    const tried = await delivery.try(id, JSON.stringify(event));
    if (tried === undefined) answerFailure(response, "not_found");
    else answer(response, 200, triedOf(tried));
  });
}

/** The event of a body with one payload, else why there is none. */
function oneEvent(outcomes: readonly Outcome[]): TrackEvent | Failure {
  const [outcome, ...others] = outcomes;
  if (outcome?.kind === "refused") return outcome.failure;
  if (outcome?.kind === "accepted" && others.length === 0) return outcome.event;
  return failure("invalid_payload", "/", "must be one payload that becomes an event");
}

function triedOf(tried: BatchAnswer): Tried {
  const answered = tried.kind === "answered" ? tried.events[0] : tried;
  if (answered === undefined) return { result: "failed" };
  const { kind: result } = answered;
  return "reason" in answered ? { result, reason: answered.reason } : { result };
}

function timeOf(milliseconds: number | undefined): string | undefined {
  return milliseconds === undefined ? undefined : new Date(milliseconds).toISOString();
}
