import type { ObservedDelivery } from "../../core/observe.js";
import type { Store } from "../../store/store.js";
import type { RecentEntry } from "./details.js";
import type { Recent } from "./recent.js";

/** What processes tell each other of their events. */
type Shared =
  /** Somebody looks at the events as they come, and may have just begun to. */
  | { readonly kind: "watch"; readonly isNew: boolean }
  | { readonly kind: "events"; readonly events: readonly RecentEntry[]; readonly skipped: number }
  | { readonly kind: "deliveries"; readonly deliveries: readonly ObservedDelivery[] };

/** How often a process with a watcher says so, and how long the others take it for watched, in milliseconds. */
const [EVERY, TERM] = [1_000, 5_000];

/** Characters of an event that is told with its payload: fifty of them may be told four times a second. */
const LONGEST = 20_000;

/** Of events and of answers: those that came before, and are told when somebody begins to look. */
const EARLIER = 50;

/** Events of a destination's answer that are told. */
const MOST_ANSWERED = 50;

/** Dependencies of the sharing. */
export interface SharingDeps {
  readonly store: Pick<Store, "tell" | "onTold">;
  readonly recent: Recent;
}

/**
 * Shares the last events between the processes of a store, while somebody follows any of them.
 * What is lost on the way is missing in the live view alone.
 *
 * @returns stops it
 */
export function shareRecent({ store, recent }: SharingDeps): () => void {
  /** Of `performance.now()`. */
  let watchedUntil = -Infinity;
  const tell = (message: Shared): void => {
    store.tell(message).catch(() => undefined);
  };
  const sharer = {
    onEvents(events: readonly RecentEntry[], skipped: number): void {
      tell({ kind: "events", events: events.map(shortened), skipped });
    },
    onDelivered(delivery: ObservedDelivery): void {
      tell({ kind: "deliveries", deliveries: [idsOf(delivery)] });
    },
  };

  /** The page that follows this process may ask any process for the rest. */
  function watch(isNew: boolean): void {
    tell({ kind: "watch", isNew });
    beWatched(isNew);
  }

  function beWatched(isNew: boolean): void {
    watchedUntil = performance.now() + TERM;
    recent.shareWith(sharer);
    if (!isNew) return;
    sharer.onEvents(recent.latest(EARLIER, undefined).reverse(), 0);
    tell({ kind: "deliveries", deliveries: recent.latestDeliveries(EARLIER).reverse().map(idsOf) });
  }

  const stopListening = store.onTold((told) => {
    const message = told as Shared;
    if (message.kind === "events") recent.addOthers(message.events, message.skipped);
    if (message.kind === "deliveries") {
      for (const delivery of message.deliveries) recent.addDelivery(delivery);
    }
    if (message.kind === "watch") beWatched(message.isNew);
  });
  recent.onFollower(() => {
    watch(true);
  });
  const timer = setInterval(() => {
    if (recent.isFollowed) watch(false);
    if (performance.now() > watchedUntil) recent.shareWith(undefined);
  }, EVERY).unref();
  return function stop() {
    clearInterval(timer);
    stopListening();
    recent.onFollower(undefined);
    recent.shareWith(undefined);
  };
}

/** A long event goes without its payload. */
function shortened(event: RecentEntry): RecentEntry {
  if (JSON.stringify(event).length <= LONGEST) return event;
  const { payload: _payload, event: _event, ...summary } = event;
  return summary;
}

/** Of the events their ids alone. */
function idsOf({ events, results, ...delivery }: ObservedDelivery): ObservedDelivery {
  const ids = events.slice(0, MOST_ANSWERED).map((text) => /"messageId":"[^"]*"/.exec(text)?.[0]);
  const reason = delivery.reason?.slice(0, 500);
  return {
    ...{ ...delivery, reason, events: ids.map((id) => id ?? "") },
    results: results.slice(0, MOST_ANSWERED),
  };
}
