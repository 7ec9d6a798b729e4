import type { Counters, Log } from "../core/observe.js";
import { backoff, type Pace } from "./backoff.js";
import type { Quote } from "./destination.js";
import type { Sent } from "./halve.js";

/** Repeated log lines are written once in so many milliseconds. */
const LOG_INTERVAL = 60_000;

const RECOVERED = "destination accepts events again";

/** The state of a destination. */
export interface DestinationState {
  /** `paused`: it rejects the credentials or the set-up, and a person has to fix it. */
  readonly state: "delivering" | "failing" | "paused";
  /** Why it does not deliver. Never contains a value of an event, nor a key. */
  readonly lastError?: string;
  /** What it answered, for an operator's eyes: it can have values of events. */
  readonly lastAnswer?: Quote;
  /** Time of the next attempt, in milliseconds since the epoch, if it is being left alone. */
  readonly nextTryAt?: number;
}

/** What the processes of a store tell each other of a destination. */
export type DestinationNews =
  /** A person wants it to be tried at once. */
  | { readonly kind: "resume"; readonly destination: string }
  | { readonly kind: "paused"; readonly destination: string; readonly reason: string }
  /** It was paused, and accepts events again. */
  | { readonly kind: "recovered"; readonly destination: string };

const KINDS: readonly string[] = ["resume", "paused", "recovered"];

/** Whether a message of another process is of a destination. */
export function isNews(message: { readonly kind: string }): message is DestinationNews {
  return KINDS.includes(message.kind);
}

/** Dependencies of the health. */
export interface HealthDeps {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly log: Log;
  readonly metrics: Pick<Counters, "paused">;
  readonly pace: Pick<Pace, "base" | "cap" | "probe">;
  /** From 0 to 1. */
  readonly random: () => number;
  /** Tells the other processes. */
  readonly tell: (news: DestinationNews) => void;
}

/** Whether a destination accepts events, and how long it is left alone if it does not. */
export class DestinationHealth {
  readonly #id: string;
  readonly #deps: HealthDeps;
  /** Failures in a row, and when the last one was noted, of `performance.now()`. */
  #failures = 0;
  #failedAt = 0;
  #isPaused = false;
  #lastError = "";
  #lastAnswer: Quote | undefined;
  /** Of `performance.now()`, which is monotonic. */
  #restUntil = 0;
  /** When each level was last logged. */
  readonly #loggedAt = { info: -Infinity, warn: -Infinity, error: -Infinity };

  constructor(id: string, deps: HealthDeps) {
    this.#id = id;
    this.#deps = deps;
  }

  get state(): DestinationState {
    const rest = this.#restUntil - performance.now();
    const state = this.#isPaused ? "paused" : this.#failures > 0 ? "failing" : "delivering";
    return {
      state,
      ...(state !== "delivering" && { lastError: this.#lastError }),
      ...(state !== "delivering" && this.#lastAnswer && { lastAnswer: this.#lastAnswer }),
      ...(rest > 0 && { nextTryAt: this.#deps.now() + Math.ceil(rest) }),
    };
  }

  /** Until when it is left alone, of `performance.now()`. */
  get restUntil(): number {
    return this.#restUntil;
  }

  /** Whether the last batch was accepted. */
  get isWell(): boolean {
    return this.#failures === 0 && !this.#isPaused;
  }

  /** Follows what a person or another process says. One that is resumed stays paused until it accepts an event. */
  hear(news: DestinationNews): void {
    if (news.kind === "paused") this.#pause(news);
    else this.#restUntil = 0;
    if (news.kind === "recovered") this.#recover();
  }

  /**
   * Notes the trouble of a batch, if it had any. Batches that were under way together and failed
   * together are one failure.
   *
   * @param startedAt when it was sent, of `performance.now()`
   */
  note(trouble: Sent["trouble"], startedAt = performance.now()): void {
    const wasPaused = this.#isPaused;
    if (trouble === undefined) this.#recover();
    else this.#fail(trouble, this.#failures > 0 && startedAt < this.#failedAt);
    if (this.#isPaused === wasPaused) return;
    const destination = this.#id;
    if (wasPaused) this.#deps.tell({ kind: "recovered", destination });
    else this.#deps.tell({ kind: "paused", destination, reason: this.#lastError });
  }

  /** Notes that the store failed: the destination is not to blame. */
  noteStoreError(error: unknown): void {
    const name = error instanceof Error ? error.message || error.name : typeof error;
    const code = error instanceof Error && "code" in error ? error.code : name;
    this.#logOnce("error", "the store cannot be used for delivery", { code });
    this.#restFor(this.#deps.pace.base);
  }

  #recover(): void {
    if (this.#failures > 0 && !this.#isPaused) this.#logOnce("info", RECOVERED, {});
    this.#failures = 0;
    this.#setPaused(false);
  }

  #fail(trouble: NonNullable<Sent["trouble"]>, isCounted: boolean): void {
    const { pace, random } = this.#deps;
    const isLocked = trouble.kind === "locked";
    if (isLocked) {
      this.#pause(trouble);
    } else {
      [this.#lastError, this.#lastAnswer] = [trouble.reason, trouble.quote];
      this.#restFor(trouble.retryAfter ?? 0);
    }
    if (isCounted) return;
    this.#failures += 1;
    this.#failedAt = performance.now();
    if (!isLocked) this.#restFor(backoff(this.#failures, pace, random()));
    if (!isLocked && this.#failures === 1) {
      this.#logOnce("warn", "delivery failed, will be retried", { reason: trouble.reason });
    }
  }

  /** @param why without a quote where another process has it */
  #pause({ reason, quote }: { readonly reason: string; readonly quote?: Quote }): void {
    [this.#lastError, this.#lastAnswer] = [reason, quote];
    this.#setPaused(true, reason);
    this.#restFor(this.#deps.pace.probe);
  }

  #restFor(milliseconds: number): void {
    this.#restUntil = Math.max(this.#restUntil, performance.now() + milliseconds);
  }

  #setPaused(isPaused: boolean, reason?: string): void {
    if (isPaused === this.#isPaused) return;
    this.#isPaused = isPaused;
    const { log, metrics } = this.#deps;
    metrics.paused(this.#id, isPaused);
    if (isPaused) log.error({ destination: this.#id, reason }, "destination paused");
    else log.info({ destination: this.#id }, RECOVERED);
  }

  #logOnce(level: keyof Log, message: string, fields: object): void {
    const now = performance.now();
    if (now - this.#loggedAt[level] < LOG_INTERVAL) return;
    this.#loggedAt[level] = now;
    this.#deps.log[level]({ destination: this.#id, ...fields }, message);
  }
}
