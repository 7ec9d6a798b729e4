import { randomUUID } from "node:crypto";
import { failure } from "../../core/errors.js";
import type { ObservedCall, ObservedDelivery, Observer } from "../../core/observe.js";
import { detailsOf, type RecentDelivery, type RecentDetail, type RecentEvent } from "./details.js";
import { Ring } from "./ring.js";

/** Which events. Absent fields match every event. */
export interface RecentFilter {
  readonly source?: string;
  readonly collection?: string;
  readonly outcome?: string;
  /** A part of it, in upper or lower case. */
  readonly recipient?: string;
}

/** Follows the events as they come. */
export interface Follower {
  /**
   * @param events the oldest first
   * @param skipped number of payloads that are left out because too many came
   */
  onEvents(events: readonly RecentDetail[], skipped: number): void;
  /** The process stops. */
  onEnd(): void;
}

/** Payloads that are remembered, and answers of destinations. */
const [MOST_PAYLOADS, MOST_ANSWERS] = [1_000, 4_000];

/** A longer call is remembered without its text. */
const LONGEST = 1_000_000;

/** How often followers are told, in milliseconds, and of how many events at most. */
const [TURN, MOST_IN_A_TURN] = [250, 50];

/** A call, or a wrong key. */
type Seen = { readonly number: number } & (ObservedCall | { readonly now: number });

/**
 * The last events of this process, in memory only. A call is remembered as it came; it is transformed
 * once more when somebody looks, so that it costs next to nothing while nobody does.
 */
export class Recent implements Observer {
  readonly #now: () => number;
  readonly #process = randomUUID().slice(0, 8);
  readonly #calls = new Ring<Seen>(MOST_PAYLOADS);
  readonly #deliveries = new Ring<ObservedDelivery>(MOST_ANSWERS);
  readonly #followers = new Set<Follower>();
  #last = 0;
  #told = 0;
  #timer: NodeJS.Timeout | undefined;

  /** @param now milliseconds since the epoch */
  constructor(now: () => number) {
    this.#now = now;
  }

  called(call: ObservedCall): void {
    const { text, body, ...others } = call;
    const kept = text === undefined ? { body } : { text };
    const isLong = call.size > LONGEST;
    const seen = { number: ++this.#last, ...others, ...(!isLong && kept) };
    this.#calls.push(seen, call.messageIds.length, isLong ? 0 : call.size);
  }

  wrongKey(): void {
    this.#calls.push({ number: ++this.#last, now: this.#now() }, 1, 0);
  }

  delivered(delivery: ObservedDelivery): void {
    const { events } = delivery;
    const size = events.reduce((sum, { length }) => sum + length, 0);
    this.#deliveries.push(delivery, events.length, size);
  }

  /** The newest events first. */
  list(filter: RecentFilter, limit: number): RecentEvent[] {
    const found: RecentEvent[] = [];
    for (const seen of this.#calls.newestFirst()) {
      if (found.length >= limit) break;
      const events = this.#eventsOf(seen).filter((event) => matches(event, filter));
      found.push(...events.toReversed().map(summaryOf));
    }
    return found.slice(0, limit);
  }

  /** The newest events first, until one that is known, with their payloads. */
  latest(limit: number, known: string | undefined): RecentDetail[] {
    const found: RecentDetail[] = [];
    for (const seen of this.#calls.newestFirst()) {
      for (const event of this.#eventsOf(seen).reverse()) {
        if (event.id === known || found.length >= limit) return found;
        found.push(event);
      }
    }
    return found;
  }

  /** One event, or undefined if it is not remembered any more. */
  get(id: string): RecentDetail | undefined {
    for (const seen of this.#calls.newestFirst()) {
      if (!id.startsWith(`${this.#process}-${seen.number}-`)) continue;
      return this.#eventsOf(seen).find((event) => event.id === id);
    }
    return undefined;
  }

  /**
   * Tells of the events that come from now on.
   *
   * @returns stops it
   */
  follow(follower: Follower): () => void {
    if (this.#followers.size === 0) this.#told = this.#last;
    this.#followers.add(follower);
    this.#timer ??= setInterval(() => {
      this.#tell();
    }, TURN);
    return () => {
      this.#followers.delete(follower);
      if (this.#followers.size === 0) this.#stopTelling();
    };
  }

  /** Ends for all followers: a stream that stays open would hold the process. */
  end(): void {
    this.#stopTelling();
    for (const follower of this.#followers) follower.onEnd();
  }

  #stopTelling(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #tell(): void {
    const events: RecentDetail[] = [];
    let skipped = 0;
    for (const seen of this.#calls.newestFirst()) {
      if (seen.number <= this.#told) break;
      if (events.length >= MOST_IN_A_TURN)
        skipped += "messageIds" in seen ? seen.messageIds.length : 1;
      else events.unshift(...this.#eventsOf(seen));
    }
    // Calls that came and went within one turn are not counted one by one.
    this.#told = this.#last;
    if (events.length === 0) return;
    const left = Math.max(0, events.length - MOST_IN_A_TURN);
    for (const follower of this.#followers) {
      follower.onEvents(events.slice(left), skipped + left);
    }
  }

  #eventsOf(seen: Seen): RecentDetail[] {
    const idOf = (index: number): string => `${this.#process}-${seen.number}-${index}`;
    if (!("messageIds" in seen)) {
      const { code, message } = failure("unauthorized");
      return [
        { id: idOf(0), at: seen.now, outcome: "unauthorized", code, message, deliveries: [] },
      ];
    }
    return detailsOf(seen).map((detail, index) => ({
      id: idOf(index),
      at: seen.now,
      source: seen.source,
      ...detail,
      deliveries: detail.event === undefined ? [] : this.#deliveriesOf(detail.event.messageId),
    }));
  }

  /** The newest first. */
  #deliveriesOf(messageId: string): RecentDelivery[] {
    const field = `"messageId":${JSON.stringify(messageId)}`;
    const found: RecentDelivery[] = [];
    for (const { destination, now, events, results, reason } of this.#deliveries.newestFirst()) {
      const index = events.findIndex((text) => text.includes(field));
      const result = results[index];
      if (result === undefined) continue;
      const isReason = reason !== undefined && result !== "delivered";
      found.push({ destination, at: now, result, ...(isReason && { reason }) });
    }
    return found;
  }
}

/** Whether an event is one of those that are asked for. */
export function matches(event: RecentEvent, { recipient, ...exact }: RecentFilter): boolean {
  const { outcome, source, collection } = event;
  const has = { outcome, source, collection };
  const isExact = Object.entries(exact).every(
    ([name, value]) => has[name as keyof typeof has] === value,
  );
  if (recipient === undefined) return isExact;
  const part = recipient.toLowerCase();
  return isExact && (event.recipient ?? "").toLowerCase().includes(part);
}

/** An event as the list has it. */
export function summaryOf({
  payload: _payload,
  event: _event,
  deliveries: _deliveries,
  ...summary
}: RecentDetail): RecentEvent {
  return summary;
}
