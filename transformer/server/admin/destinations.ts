import type { Request, Router } from "express";
import type { TrackEvent } from "../../core/collections.js";
import { failure, Refusal, type Failure } from "../../core/errors.js";
import { transformBody, type Outcome } from "../../core/transform.js";
import { queueMove, queueQuery, resendSpan } from "../../generated/validators.js";
import type { Delivery } from "../../delivery/delivery.js";
import type { BatchAnswer } from "../../delivery/destination.js";
import { answer, answerFailure } from "../../http/answers.js";
import type { Store } from "../../store/store.js";
import { checked, limitOf } from "./requests.js";
import type { Refusals } from "../activity.js";
import type { Fleet } from "../fleet.js";
import { isDigest, type Sources } from "../receive/sources.js";

/** Dependencies of the destinations' routes. */
export interface DestinationsDeps {
  readonly store: Store;
  readonly sources: () => Sources;
  readonly fleet: Pick<Fleet, "report">;
  readonly delivery: Pick<Delivery, "states" | "resume" | "try">;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** The destination's answer to a test event. */
export interface Tried {
  readonly result: "delivered" | "later" | "refused" | "locked" | "failed";
  readonly reason?: string;
}

/** `/destinations`: their states, resuming one, and sending one a test event. */
export function addDestinations(
  routes: Router,
  { store, sources, delivery, fleet, now }: DestinationsDeps,
): void {
  routes.get("/destinations", async (_request, response) => {
    const waiting = new Map((await store.waiting()).map((one) => [one.destination, one]));
    const { states, destinations: refusals } = await fleet.report();
    const suspended = await store.suspended();
    const ids = [...new Set([...Object.keys(states), ...waiting.keys()])].sort();
    const destinations = ids.map((id) => {
      const { state, lastError, nextTryAt } = states[id] ?? { state: "removed" };
      const { events = 0, oldestAt } = waiting.get(id) ?? {};
      return {
        id,
        state: suspended.includes(id) && state !== "removed" ? "suspended" : state,
        waiting: events,
        oldest: timeOf(oldestAt),
        lastError,
        lastAnswer: delivery.states().get(id)?.lastAnswer,
        nextTry: timeOf(nextTryAt),
        ...shownRefusals(refusals[id]),
      };
    });
    answer(response, 200, { destinations });
  });

  routes.get("/sources", async (_request, response) => {
    const { sources: refusals } = await fleet.report();
    const keys = new Map(sources().list.map((each) => [each.schemaName, each.writeKeys]));
    const names = new Set([...keys.keys(), ...Object.keys(refusals)]);
    const shown = [...names].sort().map((source) => ({
      ...{ source, ...shownRefusals(refusals[source]) },
      writeKeys: keys.get(source)?.length ?? 0,
    }));
    answer(response, 200, { sources: shown });
  });

  routes.get("/sources/:source/write-keys", ({ params }, response) => {
    const source = sources().list.find(({ schemaName }) => schemaName === params.source);
    if (source === undefined) answerFailure(response, "not_found");
    else answer(response, 200, { keys: source.writeKeys.filter((key) => !isDigest(key)) });
  });

  // A destination's id has a slash, which its sender may leave as it is.
  routes.post(/^\/destinations\/(.+)\/resume$/, async ({ params }, response) => {
    const id = idIn(params);
    await store.suspend(id, false);
    if (await delivery.resume(id)) answer(response, 200, { resumed: id });
    else answerFailure(response, "not_found");
  });

  routes.post(/^\/destinations\/(.+)\/suspend$/, async ({ params }, response) => {
    const id = idIn(params);
    if (!delivery.states().has(id)) {
      answerFailure(response, "not_found");
      return;
    }
    await store.suspend(id, true);
    answer(response, 200, { suspended: id });
  });

  routes.get(/^\/destinations\/(.+)\/events$/, async ({ params, query }, response) => {
    const { limit } = checked(queueQuery, query);
    const events = await store.queued(idIn(params), limitOf(limit));
    answer(response, 200, {
      events: events.map(({ json, receivedAt }) => ({
        receivedAt: timeOf(receivedAt),
        event: JSON.parse(json) as unknown,
      })),
    });
  });

  routes.post(/^\/destinations\/(.+)\/move$/, async (request, response) => {
    const { to } = checked(queueMove, request.body);
    if (!delivery.states().has(to))
      throw new Refusal("invalid_request", "/to", "no such destination");
    const moved = await ofRemoved(request.params, (id) => store.move(id, to));
    answer(response, 200, { moved });
  });

  routes.post(/^\/destinations\/(.+)\/discard$/, async ({ params }, response) => {
    answer(response, 200, { discarded: await ofRemoved(params, (id) => store.drop(id)) });
  });

  routes.post(/^\/destinations\/(.+)\/resend$/, async ({ params, body }, response) => {
    const { since, until } = checked(resendSpan, body);
    const from = timeIn(since, "/since");
    const to = until === undefined ? Infinity : timeIn(until, "/until");
    const id = idIn(params);
    if (!delivery.states().has(id)) {
      answerFailure(response, "not_found");
      return;
    }
    answer(response, 200, { resent: await store.resend(id, from, to) });
  });

  routes.post(/^\/destinations\/(.+)\/test$/, async (request: Request<string[]>, response) => {
    const id = idIn(request.params as unknown as Params);
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

  /** @throws Refusal `destination_in_use` */
  async function ofRemoved(
    params: Params,
    work: (id: string) => Promise<number | undefined>,
  ): Promise<number> {
    const id = idIn(params);
    const count = delivery.states().has(id) ? undefined : await work(id);
    if (count === undefined) throw new Refusal("destination_in_use");
    return count;
  }
}

type Params = Readonly<Record<string, string | string[] | undefined>>;

function idIn(params: Params): string {
  return decodeURIComponent(String(params[0] ?? ""));
}

/** A time in milliseconds since the epoch. @throws Refusal if the text is not a time */
function timeIn(text: string, pointer: string): number {
  const time = Date.parse(text);
  if (Number.isNaN(time)) throw new Refusal("invalid_request", pointer, "no such time");
  return time;
}

/** The event of a body with one payload, or the failure. */
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

function shownRefusals(refusals: Refusals = { refusedLastHour: 0 }): object {
  const { refusedLastHour, lastRefusal } = refusals;
  if (lastRefusal === undefined) return { refusedLastHour };
  const { code, reason, at } = lastRefusal;
  return { refusedLastHour, lastRefusal: { code, reason, at: timeOf(at) } };
}

function timeOf(milliseconds: number | undefined): string | undefined {
  return milliseconds === undefined ? undefined : new Date(milliseconds).toISOString();
}
