import { setTimeout as wait } from "node:timers/promises";
import { failure, type Failure } from "../core/errors.js";
import { LANES, type Lease, type Store, type Verdict } from "../store/store.js";
import { backoff, type Pace } from "./backoff.js";
import type { BatchAnswer, Client, EventAnswer } from "./destination.js";
import { sendHalving, type Sent } from "./halve.js";

/** A lane that had so many events has more, most likely: nothing is gained by waiting for more. */
const MANY = 100;

/** How often the log is told that a destination fails, and that it recovered, in milliseconds. */
const TELL_EVERY = 60_000;

const RECOVERED = "destination takes events again";

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
  quarantined(destination: string, failure: Failure, count: number): void;
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
  /** When the log was last told that it recovered, that it fails, and that the store does. */
  readonly #toldAt = { info: -Infinity, warn: -Infinity, error: -Infinity };
  #isStopping = false;
  #isEnding = false;
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
   * @param isEnding whether the process ends: then a lane that cannot be given back is nobody's. Of a
   * courier that is replaced it would be held until the process ends.
   * @returns whether all finished
   */
  async stop(timeout: number, isEnding: boolean): Promise<boolean> {
    this.#isStopping = true;
    this.#isEnding = isEnding;
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
        if (this.#isEnding) return;
        await wait(pace.base, undefined, { ref: false });
      }
    }
  }

  #noteTrouble({ trouble }: Sent): void {
    const { pace, random } = this.#deps;
    if (this.#stopped.signal.aborted) return;
    if (trouble === undefined) {
      if (this.#failures > 0 && !this.#isPaused) this.#tell("info", RECOVERED, {});
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
      this.#tell("warn", "a delivery failed, to be tried again", { reason: trouble.reason });
    }
  }

  #setPaused(isPaused: boolean, reason?: string): void {
    if (isPaused === this.#isPaused) return;
    this.#isPaused = isPaused;
    const { log, metrics } = this.#deps;
    metrics.paused(this.#id, isPaused);
    if (isPaused) log.error({ destination: this.#id, reason }, "destination paused");
    else log.info({ destination: this.#id }, RECOVERED);
  }

  /** What happens again and again is told once a minute. */
  #tell(level: keyof DeliveryLog, message: string, fields: object): void {
    const now = performance.now();
    if (now - this.#toldAt[level] < TELL_EVERY) return;
    this.#toldAt[level] = now;
    this.#deps.log[level]({ destination: this.#id, ...fields }, message);
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

  #onStoreError(error: unknown): void {
    const name = error instanceof Error ? error.message || error.name : typeof error;
    const code = error instanceof Error && "code" in error ? error.code : name;
    this.#tell("error", "the store cannot be used for delivery", { code });
    // What the destination asked for holds longer.
    this.#restUntil = Math.max(this.#restUntil, performance.now() + this.#deps.pace.base);
  }
}
