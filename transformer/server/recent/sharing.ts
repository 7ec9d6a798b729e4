import type { ObservedDelivery } from "../../core/observe.js";
import type { Store } from "../../store/store.js";
import type { RecentEntry } from "./details.js";
import type { Recent } from "./recent.js";

/** What processes tell each other. */
type Message =
  /** Somebody looks at the events as they come. */
  | { readonly kind: "watch" }
  | { readonly kind: "events"; readonly events: readonly RecentEntry[]; readonly skipped: number }
  | { readonly kind: "delivery"; readonly delivery: ObservedDelivery };

/** How often a process with a watcher says so, and how long the others take it for watched, in milliseconds. */
const [EVERY, TERM] = [1_000, 5_000];

/** Bytes of a message: PostgreSQL passes on less than 8,000. */
const MOST_BYTES = 7_000;

/** Events of a destination's answer that are told. */
const MOST_ANSWERED = 50;

/** Dependencies of the sharing. */
export interface SharingDeps {
  readonly store: Pick<Store, "share" | "onShared">;
  readonly recent: Recent;
}

/**
 * Shares the last events between the processes of a store, while somebody looks at those of any of them.
 * What is lost on the way is missing in the live view alone.
 *
 * @returns stops it
 */
export function shareRecent({ store, recent }: SharingDeps): () => void {
  /** Of `performance.now()`. */
  let watchedUntil = -Infinity;
  const tell = (message: Message): void => {
    store.share(JSON.stringify(message)).catch(() => undefined);
  };
  const sharer = {
    onEvents(events: readonly RecentEntry[], skipped: number): void {
      const parts = partsOf(events.map(shortened));
      parts.forEach((part, index) => {
        tell({ kind: "events", events: part, skipped: index === 0 ? skipped : 0 });
      });
    },
    onDelivered(delivery: ObservedDelivery): void {
      tell({ kind: "delivery", delivery: idsOf(delivery) });
    },
  };

  const stopListening = store.onShared((text) => {
    const message = JSON.parse(text) as Message;
    if (message.kind === "events") recent.addOthers(message.events, message.skipped);
    if (message.kind === "delivery") recent.addDelivery(message.delivery);
    if (message.kind !== "watch") return;
    watchedUntil = performance.now() + TERM;
    recent.shareWith(sharer);
  });
  const timer = setInterval(() => {
    if (recent.isFollowed) tell({ kind: "watch" });
    if (performance.now() > watchedUntil) recent.shareWith(undefined);
  }, EVERY).unref();
  return function stop() {
    clearInterval(timer);
    stopListening();
    recent.shareWith(undefined);
  };
}

/** An event that is too long for a message goes without its payload. */
function shortened(event: RecentEntry): RecentEntry {
  if (bytesOf(event) <= MOST_BYTES) return event;
  const { payload: _payload, event: _event, ...summary } = event;
  return summary;
}

/** Events in groups that fit into a message each. */
function partsOf(events: readonly RecentEntry[]): RecentEntry[][] {
  const parts: RecentEntry[][] = [];
  let room = 0;
  for (const event of events) {
    const bytes = bytesOf(event) + 1;
    const last = parts.at(-1);
    if (last === undefined || bytes > room) {
      parts.push([event]);
      room = MOST_BYTES - bytes;
    } else {
      last.push(event);
      room -= bytes;
    }
  }
  return parts;
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

function bytesOf(event: RecentEntry): number {
  return Buffer.byteLength(JSON.stringify(event));
}
