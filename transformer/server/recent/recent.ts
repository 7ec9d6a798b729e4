import { randomUUID } from "node:crypto";
import { failure } from "../../core/errors.js";
import type { ObservedCall, ObservedDelivery, Observer } from "../../core/observe.js";
import {
  detailsOf,
  type RecentDelivery,
  type RecentDetail,
  type RecentEntry,
  type RecentEvent,
} from "./details.js";
import { SecondBudget } from "./budget.js";
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
  onEvents(events: readonly RecentEntry[], skipped: number): void;
  /** The process stops. */
  onEnd(): void;
}

/** Tells other processes of this one's events and deliveries. */
export interface Sharer {
  onEvents(events: readonly RecentEntry[], skipped: number): void;
  onDelivered(delivery: ObservedDelivery): void;
}

/** Maximum numbers of remembered payloads, and of remembered answers of destinations. */
const [MOST_PAYLOADS, MOST_ANSWERS] = [1_000, 4_000];

/** Maximum numbers remembered of one second. */
const IN_A_SECOND = { payloads: 1_000, answers: 1_000, wrongKeys: 10 };

/** A longer call is remembered without its text. */
const LONGEST = 1_000_000;

/** Milliseconds between two messages to followers, and the maximum number of events in one. */
const [TURN, MOST_IN_A_TURN] = [250, 50];

/** A call, or a wrong key. */
interface Seen {
  readonly number: number;
  readonly now: number;
  readonly call?: ObservedCall;
}

/**
 * The last events of this process, in memory only. A call is remembered as it came; it is transformed
 * once more when somebody looks, so that it costs next to nothing while nobody does.
 */
export class Recent implements Observer {
  readonly #now: () => number;
  readonly #process = randomUUID().slice(0, 8);
  readonly #calls = new Ring<Seen>(MOST_PAYLOADS);
  readonly #deliveries = new Ring<ObservedDelivery>(MOST_ANSWERS);
  /** Events of other processes. */
  readonly #others = new Ring<RecentEntry>(MOST_PAYLOADS);
  readonly #followers = new Set<Follower>();
  #onFollower: (() => void) | undefined;
  #sharer: Sharer | undefined;
  readonly #payloadBudget = new SecondBudget(IN_A_SECOND.payloads);
  readonly #answerBudget = new SecondBudget(IN_A_SECOND.answers);
  /** Anybody can call with a wrong key: such calls must not push out the others. */
  readonly #wrongKeyBudget = new SecondBudget(IN_A_SECOND.wrongKeys);
  /** Payloads since the last turn that are not remembered. */
  #skipped = 0;
  #last = 0;
  #told = 0;
  #timer: NodeJS.Timeout | undefined;

  /** @param now milliseconds since the epoch */
  constructor(now: () => number) {
    this.#now = now;
  }

  skips(payloads: number, now: number): boolean {
    if (this.#payloadBudget.has(payloads, now)) return false;
    this.#skipped += payloads;
    return true;
  }

  called(call: ObservedCall): void {
    const { messageIds, now } = call;
    // Refused payloads are what people look for.
    if (!this.#payloadBudget.take(messageIds.length, now) && !messageIds.includes(undefined)) {
      this.#skipped += messageIds.length;
      return;
    }
    const isLong = call.size > LONGEST;
    // A copy: if some of the callers' own objects lived on, V8 would make all of them for a long life,
    // with all that they refer to.
    const kept = { ...call, ...(isLong && { text: undefined, body: undefined }) };
    const seen = { number: ++this.#last, now, call: kept };
    this.#calls.push(seen, messageIds.length, isLong ? 0 : call.size);
  }

  wrongKey(): void {
    const now = this.#now();
    if (this.#wrongKeyBudget.take(1, now)) this.#calls.push({ number: ++this.#last, now }, 1, 0);
    else this.#skipped += 1;
  }

  delivered(delivery: ObservedDelivery): void {
    if (!this.#answerBudget.take(delivery.events.length, delivery.now)) return;
    this.addDelivery(delivery);
    this.#sharer?.onDelivered(delivery);
  }

  /** Remembers a destination's answer to this process or another. */
  addDelivery(delivery: ObservedDelivery): void {
    const { events } = delivery;
    const size = events.reduce((sum, { length }) => sum + length, 0);
    this.#deliveries.push(delivery, events.length, size);
  }

  /** Remembers events of another process, some of which may be known, and tells the followers. */
  addOthers(events: readonly RecentEntry[], skipped: number): void {
    const known = new Set([...this.#others.newestFirst()].map(({ id }) => id));
    const fresh = events.filter(({ id }) => !known.has(id));
    for (const event of fresh) this.#others.push(event, 1, 0);
    for (const follower of this.#followers) follower.onEvents(fresh, skipped);
  }

  /** Whether there is a follower. */
  get isFollowed(): boolean {
    return this.#followers.size > 0;
  }

  /** Calls a function when somebody follows; undefined stops it. */
  onFollower(listener: (() => void) | undefined): void {
    this.#onFollower = listener;
  }

  /** The newest events first. */
  list(filter: RecentFilter, limit: number): RecentEvent[] {
    const found = [...this.#others.newestFirst()].filter((event) => matches(event, filter));
    const most = found.length + limit;
    for (const seen of this.#calls.newestFirst()) {
      if (found.length >= most) break;
      found.push(
        ...this.#eventsOf(seen)
          .reverse()
          .filter((event) => matches(event, filter)),
      );
    }
    return found
      .sort((one, other) => other.at - one.at)
      .slice(0, limit)
      .map(summaryOf);
  }

  /** This process's newest events first, until one that is known. */
  latest(limit: number, known: string | undefined): RecentEntry[] {
    const found: RecentEntry[] = [];
    for (const seen of this.#calls.newestFirst()) {
      for (const event of this.#eventsOf(seen).reverse()) {
        if (event.id === known || found.length >= limit) return found;
        found.push(event);
      }
    }
    return found;
  }

  /** The newest answers first. */
  latestDeliveries(limit: number): ObservedDelivery[] {
    return [...this.#deliveries.newestFirst()].slice(0, limit);
  }

  /** One event, or undefined if it is not remembered any more. */
  get(id: string): RecentDetail | undefined {
    const found = this.#own(id) ?? this.#other(id);
    if (found === undefined) return undefined;
    const { event } = found;
    return { ...found, deliveries: event ? this.#deliveriesOf(event.messageId) : [] };
  }

  #own(id: string): RecentEntry | undefined {
    const seen = [...this.#calls.newestFirst()].find(({ number }) =>
      id.startsWith(`${this.#process}-${number}-`),
    );
    return seen && this.#eventsOf(seen).find((event) => event.id === id);
  }

  #other(id: string): RecentEntry | undefined {
    return [...this.#others.newestFirst()].find((event) => event.id === id);
  }

  /**
   * Tells of the events that come from now on.
   *
   * @returns stops it
   */
  follow(follower: Follower): () => void {
    this.#startTelling();
    this.#followers.add(follower);
    this.#onFollower?.();
    return () => {
      this.#followers.delete(follower);
      this.#stopTelling();
    };
  }

  /** Sets the sharer; undefined stops sharing. */
  shareWith(sharer: Sharer | undefined): void {
    if (sharer !== undefined) this.#startTelling();
    this.#sharer = sharer;
    this.#stopTelling();
  }

  /** Ends for all followers: a stream that stays open would hold the process. */
  end(): void {
    for (const follower of this.#followers) follower.onEnd();
    this.#followers.clear();
    this.shareWith(undefined);
  }

  #startTelling(): void {
    if (this.#timer === undefined) [this.#told, this.#skipped] = [this.#last, 0];
    this.#timer ??= setInterval(() => {
      this.#tell();
    }, TURN);
  }

  /** Does nothing while there is a follower or a sharer. */
  #stopTelling(): void {
    if (this.isFollowed || this.#sharer !== undefined) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #tell(): void {
    const events: RecentEntry[] = [];
    let skipped = this.#skipped;
    this.#skipped = 0;
    for (const seen of this.#calls.newestFirst()) {
      if (seen.number <= this.#told) break;
      if (events.length >= MOST_IN_A_TURN) skipped += seen.call?.messageIds.length ?? 1;
      else events.unshift(...this.#eventsOf(seen));
    }
    // Calls that came and went within one turn are not counted one by one.
    this.#told = this.#last;
    if (events.length + skipped === 0) return;
    const left = Math.max(0, events.length - MOST_IN_A_TURN);
    for (const listener of [...this.#followers, this.#sharer]) {
      listener?.onEvents(events.slice(left), skipped + left);
    }
  }

  #eventsOf(seen: Seen): RecentEntry[] {
    const idOf = (index: number): string => `${this.#process}-${seen.number}-${index}`;
    const { call, now: at } = seen;
    if (call === undefined) {
      const { code, message } = failure("unauthorized");
      return [{ id: idOf(0), at, outcome: "unauthorized", code, message }];
    }
    return detailsOf(call).map((detail, index) => ({
      ...{ id: idOf(index), at, source: call.source, ...detail },
    }));
  }

  /** The newest first. */
  #deliveriesOf(messageId: string): RecentDelivery[] {
    const field = `"messageId":${JSON.stringify(messageId)}`;
    const found: RecentDelivery[] = [];
    for (const { destination, now, events, results, reason } of this.#deliveries.newestFirst()) {
      const index = events.findIndex((text) => text.includes(field));
      const result = results[index];
      // Two processes may have told of one answer.
      const isKnown = found.some(
        (one) => one.destination === destination && one.at === now && one.result === result,
      );
      if (result === undefined || isKnown) continue;
      const isReason = reason !== undefined && result !== "delivered";
      found.push({ destination, at: now, result, ...(isReason && { reason }) });
    }
    return found;
  }
}

/** Whether an event matches a filter. */
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
  ...summary
}: RecentEntry): RecentEvent {
  return summary;
}
