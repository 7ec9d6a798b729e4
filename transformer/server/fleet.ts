import type { Log } from "../core/observe.js";
import type { Delivery } from "../delivery/delivery.js";
import type { DestinationState } from "../delivery/health.js";
import { StoreError } from "../store/errors.js";
import type { Store } from "../store/store.js";
import type { Activity, Refusals } from "./activity.js";

/** A destination's state without its answer, which can have values of events: reports are written to the store. */
type ReportedState = Omit<DestinationState, "lastAnswer">;

/** What a process knows of its work: states and refusals by destination, refusals by source. */
export interface Report {
  readonly states: Readonly<Record<string, ReportedState>>;
  readonly destinations: Readonly<Record<string, Refusals>>;
  readonly sources: Readonly<Record<string, Refusals>>;
}

/** Milliseconds between two reports to the other processes. */
const EVERY = 5_000;

/** From best to worst. */
const STATES: readonly DestinationState["state"][] = ["delivering", "failing", "paused"];

/** Dependencies of the fleet. */
export interface FleetDeps {
  readonly store: Store;
  readonly delivery: Pick<Delivery, "states">;
  readonly activity: Pick<Activity, "sources" | "destinations">;
}

/** The processes that share a store, as one of them sees them. */
export class Fleet {
  readonly #deps: FleetDeps;

  constructor(deps: FleetDeps) {
    this.#deps = deps;
  }

  /**
   * Reports to the other processes every five seconds.
   *
   * @returns stops it
   */
  start(log: Pick<Log, "error">): () => void {
    const timer = setInterval(() => {
      this.#deps.store.report(JSON.stringify(this.#own())).catch((error: unknown) => {
        const code = error instanceof StoreError ? error.code : "unknown";
        log.error({ code }, "the other processes could not be told about this one");
      });
    }, EVERY).unref();
    return function stop() {
      clearInterval(timer);
    };
  }

  /** The reports of all processes as one: the worst state, the sum of refusals. */
  async report(): Promise<Report> {
    const others = (await this.#deps.store.reports()).map((text) => JSON.parse(text) as Report);
    return others.reduce(merged, this.#own());
  }

  #own(): Report {
    const { delivery, activity } = this.#deps;
    return {
      states: Object.fromEntries(
        [...delivery.states()].map(([id, { lastAnswer: _lastAnswer, ...state }]) => [id, state]),
      ),
      destinations: Object.fromEntries(activity.destinations()),
      sources: Object.fromEntries(activity.sources()),
    };
  }
}

function merged(one: Report, other: Report): Report {
  return {
    states: mergedBy(one.states, other.states, worse),
    destinations: mergedBy(one.destinations, other.destinations, sum),
    sources: mergedBy(one.sources, other.sources, sum),
  };
}

function mergedBy<T>(
  one: Readonly<Record<string, T>>,
  other: Readonly<Record<string, T>>,
  merge: (value: T, otherValue: T) => T,
): Record<string, T> {
  const all = new Map(Object.entries(one));
  for (const [name, value] of Object.entries(other)) {
    const known = all.get(name);
    all.set(name, known === undefined ? value : merge(known, value));
  }
  return Object.fromEntries(all);
}

function worse(one: ReportedState, other: ReportedState): ReportedState {
  return STATES.indexOf(other.state) > STATES.indexOf(one.state) ? other : one;
}

function sum(one: Refusals, other: Refusals): Refusals {
  const [first, second] = [one.lastRefusal, other.lastRefusal];
  const lastRefusal = (second?.at ?? 0) > (first?.at ?? 0) ? second : first;
  return {
    refusedLastHour: one.refusedLastHour + other.refusedLastHour,
    ...(lastRefusal && { lastRefusal }),
  };
}
