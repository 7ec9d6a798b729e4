import type { TrackEvent } from "../core/collections.js";
import type { Counted, Tallies } from "../store/tallies.js";
import { ANSWER_BOUNDS, type Metrics } from "./metrics.js";

/** How often the store gets the numbers, in milliseconds. */
const EVERY = 10_000;

/** Maximum number of campaigns between two flushes; events of further campaigns are counted without one. */
const MOST_CAMPAIGNS = 1_000;

interface Count {
  count: number;
}

/** Numbers of payloads and events, gathered for the store. */
export class TallyKeeper {
  #store: Tallies | undefined;
  /** By source, what and campaign. Nested maps need no key to be built for each event. */
  #counted = new Map<string, Map<string, Map<string, Count>>>();
  #campaigns = new Set<string>();
  #timer: NodeJS.Timeout | undefined;

  /** Metrics whose counts are gathered, too. */
  watch(metrics: Metrics): Metrics {
    return {
      ...metrics,
      received: (source, count) => {
        metrics.received(source, count);
        this.#add(source, "received", count);
      },
      refused: (source, failure, count) => {
        metrics.refused(source, failure, count);
        this.#add(source, "refused", count);
      },
      duplicates: (source, count) => {
        metrics.duplicates(source, count);
        this.#add(source, "duplicates", count);
      },
      sent: (destination, count) => {
        metrics.sent(destination, count);
        this.#add(destination, "delivered", count);
      },
      asked: (destination, duration) => {
        metrics.asked(destination, duration);
        this.#add(destination, `answered_in_${boundOf(duration)}`, 1);
      },
      newEvent: (source, event) => {
        this.#add(source, event.event, 1, this.#campaignOf(event));
      },
    };
  }

  /** Gives the numbers to the store, every ten seconds. */
  start(store: Tallies): void {
    this.#store = store;
    this.#timer = setInterval(() => void this.flush(), EVERY).unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.flush();
  }

  /** Gives the numbers to the store. If it does not take them, they wait for the next time. */
  async flush(): Promise<void> {
    const counted = this.#all();
    if (this.#store === undefined || counted.length === 0) return;
    this.#counted = new Map();
    this.#campaigns = new Set();
    try {
      await this.#store.add(counted);
    } catch {
      // The delivery logs failures of the store.
      for (const { source, what, count, campaign } of counted) {
        this.#add(source, what, count, campaign);
      }
    }
  }

  #add(source: string, what: string, count: number, campaign = ""): void {
    const known = this.#counted.get(source)?.get(what)?.get(campaign);
    if (known !== undefined) {
      known.count += count;
      return;
    }
    const whats = inMap(this.#counted, source, () => new Map<string, Map<string, Count>>());
    const campaigns = inMap(whats, what, () => new Map<string, Count>());
    inMap(campaigns, campaign, () => ({ count: 0 })).count += count;
  }

  #all(): Counted[] {
    return [...this.#counted].flatMap(([source, whats]) =>
      [...whats].flatMap(([what, campaigns]) =>
        [...campaigns].map(([campaign, { count }]) => ({ source, what, campaign, count })),
      ),
    );
  }

  #campaignOf({ properties }: TrackEvent): string {
    const { campaign_id: id, campaign_name: name } = properties;
    const campaign = id ?? name ?? "";
    if (this.#campaigns.has(campaign)) return campaign;
    if (this.#campaigns.size >= MOST_CAMPAIGNS) return "";
    this.#campaigns.add(campaign);
    return campaign;
  }
}

/** The bucket of an answering time, as text. */
function boundOf(duration: number): number | "more" {
  return ANSWER_BOUNDS.find((bound) => duration <= bound) ?? "more";
}

/** The value of a key, which is made if it is not there. */
function inMap<V>(map: Map<string, V>, key: string, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const value = make();
  map.set(key, value);
  return value;
}
