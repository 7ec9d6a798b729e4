import { PACE, type Pace } from "./backoff.js";
import { Courier, type CourierDeps } from "./courier.js";
import type { BatchAnswer, Client } from "./destination.js";
import { isNews, type DestinationState } from "./health.js";

export type { DestinationState } from "./health.js";

/** Dependencies of the delivery. */
export interface DeliveryDeps extends Omit<CourierDeps, "pace" | "random"> {
  readonly pace?: Pace;
  readonly random?: () => number;
}

/** Delivers the store's events to any number of destinations. */
export interface Delivery {
  /**
   * Delivers to these destinations from now on. One that is no longer among them is stopped, and
   * what waits for it stays in the store.
   *
   * @param destinations a client for each id; one that was there before is replaced
   */
  update(destinations: ReadonlyMap<string, Client>): Promise<void>;
  /** The state of each destination, by its id. */
  states(): ReadonlyMap<string, DestinationState>;
  /**
   * Tries a destination again at once, in all processes of the store.
   *
   * @returns whether the destination exists
   */
  resume(destination: string): Promise<boolean>;
  /**
   * Sends one event at once, past all that waits. Nothing of it is kept.
   *
   * @param json the track event
   * @returns undefined if the destination does not exist
   */
  try(destination: string, json: string): Promise<BatchAnswer> | undefined;
  /**
   * Stops. Batches in flight may finish within the timeout, in milliseconds.
   *
   * @returns whether all finished
   */
  stop(timeout: number): Promise<boolean>;
}

/** How long calls of a destination that is replaced may take, in milliseconds. */
const REPLACED_TIMEOUT = 10_000;

/**
 * Starts delivering.
 *
 * @example startDelivery({ store, retryHorizon, now: Date.now, log, metrics })
 */
export function startDelivery({
  pace = PACE,
  random = Math.random,
  ...others
}: DeliveryDeps): Delivery {
  const { store } = others;
  const deps: CourierDeps = { ...others, pace, random };
  let couriers = new Map<string, Courier>();
  const stopListening = store.onWork((destination) => {
    couriers.get(destination)?.wake();
  });
  const stopHearing = store.onTold((message) => {
    if (isNews(message)) couriers.get(message.destination)?.hear(message);
  });

  async function update(destinations: ReadonlyMap<string, Client>): Promise<void> {
    const replaced = [...couriers.values()];
    couriers = new Map(
      [...destinations].map(([id, client]) => [id, new Courier(id, client, deps)]),
    );
    for (const courier of couriers.values()) courier.wake();
    await Promise.all(replaced.map((courier) => courier.stop(REPLACED_TIMEOUT, false)));
  }

  return {
    update,
    states: () => new Map([...couriers].map(([id, { state }]) => [id, state])),
    async resume(destination) {
      const courier = couriers.get(destination);
      if (courier === undefined) return false;
      const news = { kind: "resume", destination } as const;
      courier.hear(news);
      await store.tell(news);
      return true;
    },
    try: (destination, json) => couriers.get(destination)?.try(json),
    async stop(timeout) {
      stopListening();
      stopHearing();
      const ends = await Promise.all([...couriers.values()].map((one) => one.stop(timeout, true)));
      return ends.every((finished) => finished);
    },
  };
}
