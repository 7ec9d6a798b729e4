import { setTimeout as wait } from "node:timers/promises";
import type { ErrorCode } from "../core/error-catalogue.js";
import { failure } from "../core/errors.js";
import { LANES, type Lease, type Store, type Verdict } from "../store/store.js";
import { backoff, type Pace } from "./backoff.js";
import type { BatchAnswer, Client, EventAnswer } from "./destination.js";
import { sendHalving, type Sent } from "./halve.js";

/** A lane that had so many events has more, most likely: nothing is gained by waiting for more. */
const MANY = 100;

/** Where the delivery says what a person should know. Never given a value from an event. */
export interface DeliveryLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** What is counted. */
export interface DeliveryMetrics {
  sent(destination: string, count: number): void;
  retried(destination: string, count: number): void;
  quarantined(destination: string, code: ErrorCode, count: number): void;
  paused(destination: string, isPaused: boolean): void;
}

/** How it stands with a destination. */
export interface DestinationState {
  /** `paused`: it lets nothing in, and a person is needed. */
  readonly state: "delivering" | "failing" | "paused";
  /** Why it does not deliver. Never holds a value of an event, nor a key. */
  readonly lastError?: string;
  /** When it is tried next, if it is left alone until then, in milliseconds since the epoch. */
  readonly nextTryAt?: number;
}

/** What every courier needs from outside. */
export interface CourierDeps {
  readonly store: Store;
  /** How long an event is tried, in milliseconds. */
  readonly retryHorizon: number;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly log: DeliveryLog;
  readonly metrics: DeliveryMetrics;
  readonly pace: Pace;
  /** From 0 to 1. */
  readonly random: () => number;
}

/**
 * Brings events to one destination: the lanes side by side, each lane in order. It knows no other
 * courier, so a destination that is slow or down slows nobody else.
 */
export class Courier {
  readonly #id: string;
  readonly #client: Client;
  readonly #deps: CourierDeps;
  readonly #stopped = new AbortController();
  readonly #underway = new Set<Promise<void>>();
  /** How many lanes are being sent: not yet given back. */
  #sending = 0;
  /** How often in a row the destination failed. */
  #failures = 0;
  #isPaused = false;
  #lastError = "";
  /** Until when the destination is left alone, on the clock that is never set. */
  #restUntil = 0;
  #isStopping = false;
  #looking: Promise<void> | undefined;
  #lookAt = Infinity;
  /** Whether something came while it was looking. */
  #isWokenAgain = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(id: string, client: Client, deps: CourierDeps) {
    this.#id = id;
    this.#client = client;
    this.#deps = deps;
  }

  /** How it stands with the destination. */
  get state(): DestinationState {
    const rest = this.#restUntil - performance.now();
    const state = this.#isPaused ? "paused" : this.#failures > 0 ? "failing" : "delivering";
    return {
      state,
      ...(state !== "delivering" && { lastError: this.#lastError }),
      ...(rest > 0 && { nextTryAt: this.#deps.now() + Math.ceil(rest) }),
    };
  }

  /** Tries again at once, whatever was waited for. It is paused until the destination takes an event. */
  resume(): void {
    this.#restUntil = 0;
    this.wake();
  }

  /** Sends one event past all that waits, whether it is paused or not. Nothing of it is kept. */
  async try(json: string): Promise<BatchAnswer> {
    return this.#client.send([json], this.#stopped.signal);
  }

  /** Looks for work soon, or when the destination has been left alone long enough. */
  wake(): void {
    this.#lookIn(this.#deps.pace.linger);
  }

  /**
   * Stops: what is under way may finish in time, then it is cut off and stays in the store.
   *
   * @param timeout in milliseconds
   * @returns whether all finished
   */
  async stop(timeout: number): Promise<boolean> {
    this.#isStopping = true;
    clearTimeout(this.#timer);
    let finished = true;
    const timer = setTimeout(() => {
      finished = this.#underway.size === 0;
      this.#stopped.abort();
    }, timeout);
    await this.#looking;
    while (this.#underway.size > 0) await Promise.all(this.#underway);
    clearTimeout(timer);
    await this.#client.close();
    return finished;
  }

  /** Looks for work after a delay, unless it will do so before. */
  #lookIn(delay: number): void {
    const at = Math.max(performance.now() + delay, this.#restUntil);
    if (this.#isStopping || at >= this.#lookAt) return;
    clearTimeout(this.#timer);
    this.#lookAt = at;
    this.#timer = setTimeout(() => {
      this.#lookAt = Infinity;
      if (this.#looking !== undefined) {
        this.#isWokenAgain = true;
        return;
      }
      this.#looking = this.#look().finally(() => {
        const { poll, linger } = this.#deps.pace;
        this.#looking = undefined;
        this.#lookIn(this.#isWokenAgain ? linger : poll);
        this.#isWokenAgain = false;
      });
    }, at - performance.now());
  }

  /** Takes lanes as long as there are any. A destination that failed is tried with one lane first. */
  async #look(): Promise<void> {
    try {
      for (let free = this.#freeLanes(); free > 0; free = this.#freeLanes()) {
        const { store, now } = this.#deps;
        const leases = await store.lease(this.#id, this.#client.limits, free, now());
        for (const lease of leases) this.#deliver(lease);
        if (leases.length < free) break;
      }
    } catch (error) {
      this.#onStoreError(error);
    }
  }

  #freeLanes(): number {
    if (this.#isStopping || performance.now() < this.#restUntil) return 0;
    const atOnce = this.#failures > 0 || this.#isPaused ? 1 : LANES;
    return Math.max(0, atOnce - this.#sending);
  }

  #deliver(lease: Lease): void {
    this.#sending += 1;
    const underway = this.#send(lease).finally(() => this.#underway.delete(underway));
    this.#underway.add(underway);
  }

  async #send(lease: Lease): Promise<void> {
    const texts = lease.events.map(({ json }) => json);
    const sent = this.#isStopping
      ? { answers: [], trouble: undefined }
      : await sendHalving(this.#client, texts, this.#stopped.signal);
    if (!this.#isStopping || sent.answers.length > 0) this.#noteTrouble(sent);
    const verdicts = lease.events.map((event, index) =>
      this.#verdict(sent, sent.answers[index], event),
    );
    this.#count(verdicts);
    this.#sending -= 1;
    const settled = this.#settle(lease, verdicts);
    // Asked for after it is given back, the lane's next events come in the same transaction.
    this.#lookIn(lease.events.length < MANY ? this.#deps.pace.linger : 0);
    await settled;
  }

  /** A lane is held until it is given back. What was delivered is not to be sent again, if possible. */
  async #settle(lease: Lease, verdicts: readonly Verdict[]): Promise<void> {
    const { store, now, pace } = this.#deps;
    for (;;) {
      try {
        await store.settle(lease, verdicts, now());
        return;
      } catch (error) {
        this.#onStoreError(error);
        if (this.#isStopping) return;
        await wait(pace.base);
      }
    }
  }

  #noteTrouble({ trouble }: Sent): void {
    const { pace, random } = this.#deps;
    if (this.#stopped.signal.aborted) return;
    if (trouble === undefined) {
      this.#failures = 0;
      this.#setPaused(false);
      return;
    }
    this.#failures += 1;
    this.#lastError = trouble.reason;
    const locked = trouble.kind === "locked";
    if (locked || !this.#isPaused) this.#setPaused(locked, trouble.reason);
    const rest = locked
      ? pace.probe
      : Math.max(backoff(this.#failures, pace, random()), trouble.retryAfter ?? 0);
    this.#restUntil = Math.max(this.#restUntil, performance.now() + rest);
    if (!locked && this.#failures === 1) {
      const { reason } = trouble;
      this.#deps.log.warn(
        { destination: this.#id, reason },
        "a delivery failed, to be tried again",
      );
    }
  }

  #setPaused(isPaused: boolean, reason?: string): void {
    if (isPaused === this.#isPaused) return;
    this.#isPaused = isPaused;
    const { log, metrics } = this.#deps;
    metrics.paused(this.#id, isPaused);
    if (isPaused) log.error({ destination: this.#id, reason }, "destination paused");
    else log.info({ destination: this.#id }, "destination takes events again");
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
    const { now, retryHorizon, pace, random } = this.#deps;
    const isLate = now() - event.receivedAt > retryHorizon;
    // A destination that lets nothing in was not tried: nothing is given up for that.
    const wasTried = answer?.kind === "later" || trouble?.kind === "failed";
    if (isLate && wasTried && !this.#stopped.signal.aborted) {
      return { kind: "refused", ...failure("retry_horizon") };
    }
    if (answer?.kind !== "later") return { kind: "waiting" };
    return { kind: "later", at: now() + Math.round(backoff(event.attempts + 1, pace, random())) };
  }

  #count(verdicts: readonly Verdict[]): void {
    const { metrics } = this.#deps;
    const counted = verdicts.map((verdict) =>
      verdict.kind === "refused" ? verdict.code : verdict.kind,
    );
    for (const kind of new Set(counted)) {
      const count = counted.filter((other) => other === kind).length;
      if (kind === "delivered") metrics.sent(this.#id, count);
      else if (kind === "waiting" || kind === "later") metrics.retried(this.#id, count);
      else metrics.quarantined(this.#id, kind, count);
    }
  }

  #onStoreError(error: unknown): void {
    const name = error instanceof Error ? error.message || error.name : typeof error;
    const code = error instanceof Error && "code" in error ? error.code : name;
    this.#deps.log.error({ destination: this.#id, code }, "the store cannot be used for delivery");
    this.#restUntil = performance.now() + this.#deps.pace.base;
  }
}
