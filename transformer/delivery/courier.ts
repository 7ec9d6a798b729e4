import { setTimeout as wait } from "node:timers/promises";
import { failure, type Failure } from "../core/errors.js";
import type { Counters, Observer } from "../core/observe.js";
import { LANES, LEASE_TERM, type Lease, type Verdict } from "../store/events.js";
import type { Store } from "../store/store.js";
import { backoff, type Pace } from "./backoff.js";
import type { BatchAnswer, Client, EventAnswer } from "./destination.js";
import { sendHalving, type Sent } from "./halve.js";
import {
  DestinationHealth,
  type DestinationNews,
  type DestinationState,
  type HealthDeps,
} from "./health.js";
import { WakeUp } from "./wake-up.js";

/** A lease of so many events is followed by the next one at once: the lane probably has more. */
const MANY = 100;

/** How often a lease is extended within its term. */
const HEARTBEATS = 3;

/** Dependencies of a courier. */
export interface CourierDeps extends Omit<HealthDeps, "tell"> {
  readonly store: Store;
  /** How long an event is retried, in milliseconds. */
  readonly retryHorizon: number;
  readonly metrics: Pick<
    Counters,
    "sent" | "retried" | "quarantined" | "misfits" | "asked" | "paused"
  >;
  readonly observer?: Pick<Observer, "delivered"> | undefined;
  readonly pace: Pace;
}

/**
 * Delivers events to one destination: lanes in parallel, each lane in order. Couriers share nothing,
 * so a slow destination does not delay the others.
 */
export class Courier {
  readonly #id: string;
  readonly #client: Client;
  readonly #deps: CourierDeps;
  readonly #health: DestinationHealth;
  readonly #wakeUp: WakeUp;
  readonly #stopped = new AbortController();
  readonly #inFlight = new Set<Promise<void>>();
  /** Lanes that are being sent: their leases are not being settled yet. */
  readonly #sending = new Set<number>();
  #isStopping = false;
  #isEnding = false;

  constructor(id: string, client: Client, deps: CourierDeps) {
    this.#id = id;
    this.#client = client;
    this.#deps = deps;
    this.#health = new DestinationHealth(id, {
      ...deps,
      tell(news) {
        // A process that does not hear it finds it out by itself.
        deps.store.tell(news).catch(() => undefined);
      },
    });
    this.#wakeUp = new WakeUp({
      run: () => this.#leaseLanes(),
      restUntil: () => this.#health.restUntil,
      pace: deps.pace,
    });
  }

  get state(): DestinationState {
    return this.#health.state;
  }

  /** Does what a person or another process says of the destination. */
  hear(news: DestinationNews): void {
    this.#health.hear(news);
    if (news.kind !== "paused") this.wake();
  }

  /** Sends one event ahead of the queue, even if the destination is paused. Nothing is stored. */
  async try(json: string): Promise<BatchAnswer> {
    return this.#client.send([json], this.#stopped.signal);
  }

  /** Looks for queued events soon, or when the destination has been left alone long enough. */
  wake(): void {
    this.#wakeUp.in(this.#deps.pace.linger);
  }

  /**
   * Stops: batches in flight may finish in time, then they are aborted and stay in the store.
   *
   * @param timeout in milliseconds
   * @param isEnding whether the process ends. Then a lease that cannot be settled ends with it;
   * otherwise settling is retried, because the lease would be held until the process ends.
   * @returns whether all finished
   */
  async stop(timeout: number, isEnding: boolean): Promise<boolean> {
    this.#isStopping = true;
    this.#isEnding = isEnding;
    let finished = true;
    const timer = setTimeout(() => {
      finished = this.#inFlight.size === 0;
      this.#stopped.abort();
    }, timeout);
    await this.#wakeUp.stop();
    while (this.#inFlight.size > 0) await Promise.all(this.#inFlight);
    clearTimeout(timer);
    await this.#client.close();
    return finished;
  }

  /** Leases lanes while any have events. A destination that failed is tried with one lane first. */
  async #leaseLanes(): Promise<void> {
    try {
      for (let free = this.#freeLanes(); free > 0; free = this.#freeLanes()) {
        const leases = await this.#deps.store.lease(this.#id, this.#client.limits, free);
        for (const lease of leases) this.#deliver(lease);
        if (leases.length < free) break;
      }
    } catch (error) {
      this.#health.noteStoreError(error);
    }
  }

  #freeLanes(): number {
    if (this.#isStopping || performance.now() < this.#health.restUntil) return 0;
    return Math.max(0, (this.#health.isWell ? LANES : 1) - this.#sending.size);
  }

  #deliver(lease: Lease): void {
    this.#sending.add(lease.lane);
    const heartbeat = setInterval(() => void this.#extend(lease), LEASE_TERM / HEARTBEATS);
    const delivery = this.#send(lease).finally(() => {
      clearInterval(heartbeat);
      this.#inFlight.delete(delivery);
    });
    this.#inFlight.add(delivery);
  }

  /** A lease that can't be extended expires: its events are sent again, with their message ids. */
  async #extend(lease: Lease): Promise<void> {
    try {
      await this.#deps.store.extend(lease);
    } catch (error) {
      this.#health.noteStoreError(error);
    }
  }

  async #send(lease: Lease): Promise<void> {
    const texts = lease.events.map(({ json }) => json);
    const [wasStopping, startedAt] = [this.#isStopping, performance.now()];
    const sent = wasStopping
      ? { answers: [], misfits: 0, trouble: undefined }
      : await sendHalving(this.#client, texts, this.#stopped.signal);
    // Otherwise the destination was not asked, or the call was ended from here.
    if (!wasStopping && !this.#stopped.signal.aborted) {
      this.#health.note(sent.trouble, startedAt);
      this.#deps.metrics.asked(this.#id, performance.now() - startedAt);
    }
    const verdicts = lease.events.map((event, index) =>
      this.#verdict(sent, sent.answers[index], event),
    );
    if (!wasStopping) this.#tell(texts, verdicts, sent);
    if (sent.misfits > 0) this.#deps.metrics.misfits(this.#id, sent.misfits);
    this.#sending.delete(lease.lane);
    const settling = this.#settle(lease, verdicts);
    const soon = lease.events.length < MANY ? this.#deps.pace.linger : 0;
    // The embedded store gives the lane's next events in the transaction that settles these.
    this.#wakeUp.in(soon);
    const isSettled = await settling;
    // PostgreSQL gives them only now.
    if (!this.#sending.has(lease.lane)) this.#wakeUp.in(soon);
    if (isSettled) this.#count(verdicts);
  }

  /**
   * A lane is held until it is settled. Retried, so that delivered events are not sent again.
   *
   * @returns false if the lease had expired
   */
  async #settle(lease: Lease, verdicts: readonly Verdict[]): Promise<boolean> {
    const { store, pace } = this.#deps;
    for (;;) {
      try {
        return await store.settle(lease, verdicts);
      } catch (error) {
        this.#health.noteStoreError(error);
        if (this.#isEnding) return false;
        await wait(pace.base);
      }
    }
  }

  #verdict(
    { trouble }: Sent,
    answer: EventAnswer | undefined,
    event: Lease["events"][number],
  ): Verdict {
    if (answer?.kind === "delivered") return answer;
    if (answer?.kind === "refused") {
      const { code, message } = failure("destination_refused", undefined, answer.reason);
      return { kind: "refused", code, message };
    }
    const { retryHorizon, pace, random } = this.#deps;
    const isLate = event.age > retryHorizon;
    // A locked destination did not examine the event, so the event is not given up.
    const wasTried = answer?.kind === "later" || trouble?.kind === "failed";
    if (isLate && wasTried && !this.#stopped.signal.aborted) {
      return { kind: "refused", ...failure("retry_horizon") };
    }
    if (answer?.kind !== "later") return { kind: "waiting" };
    return { kind: "later", delay: Math.round(backoff(event.attempts + 1, pace, random())) };
  }

  #tell(events: readonly string[], verdicts: readonly Verdict[], { answers, trouble }: Sent): void {
    const results = verdicts.map(({ kind }) => kind);
    const refused = answers.find((answer) => answer?.kind === "refused");
    const reason = trouble?.reason ?? refused?.reason;
    const now = this.#deps.now();
    this.#deps.observer?.delivered({ destination: this.#id, now, events, results, reason });
  }

  #count(verdicts: readonly Verdict[]): void {
    const { metrics } = this.#deps;
    const numberOf = (...kinds: Verdict["kind"][]): number =>
      verdicts.filter(({ kind }) => kinds.includes(kind)).length;
    const [sent, retried] = [numberOf("delivered"), numberOf("waiting", "later")];
    if (sent > 0) metrics.sent(this.#id, sent);
    if (retried > 0) metrics.retried(this.#id, retried);
    const refused = new Map<string, { failure: Failure; count: number }>();
    for (const verdict of verdicts) {
      if (verdict.kind !== "refused") continue;
      const { code, message } = verdict;
      const count = (refused.get(message)?.count ?? 0) + 1;
      refused.set(message, { failure: { code, message }, count });
    }
    for (const each of refused.values()) {
      metrics.quarantined(this.#id, each.failure, each.count);
    }
  }
}
