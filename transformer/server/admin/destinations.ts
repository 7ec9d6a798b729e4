import type { Router } from "express";
import type { Delivery } from "../../delivery/delivery.js";
import { answer, answerFailure } from "../../http/answers.js";
import type { Store } from "../../store/store.js";

/** What the routes of the destinations need from outside. */
export interface DestinationsDeps {
  readonly store: Store;
  readonly delivery: Pick<Delivery, "states" | "resume">;
}

/** `/destinations`: how it stands with each, and trying one again at once. */
export function addDestinations(routes: Router, { store, delivery }: DestinationsDeps): void {
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
}

function timeOf(milliseconds: number | undefined): string | undefined {
  return milliseconds === undefined ? undefined : new Date(milliseconds).toISOString();
}
