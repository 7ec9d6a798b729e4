import type { Pace } from "./backoff.js";

/** The job, and when it must not run. */
export interface WakeUpOptions {
  /** Never rejects. */
  readonly run: () => Promise<void>;
  /** Nothing runs before this time, of `performance.now()`. */
  readonly restUntil: () => number;
  readonly pace: Pick<Pace, "linger" | "poll">;
}

/**
 * Runs one job again and again: soon after it is asked to, and after `pace.poll` in any case. Two
 * runs never overlap.
 */
export class WakeUp {
  readonly #options: WakeUpOptions;
  #timer: NodeJS.Timeout | undefined;
  /** When the timer fires, of `performance.now()`. */
  #dueAt = Infinity;
  #running: Promise<void> | undefined;
  /** Whether the timer fired while the job was running. */
  #isMissed = false;
  #isStopped = false;

  constructor(options: WakeUpOptions) {
    this.#options = options;
  }

  /** Runs after a delay in milliseconds, unless it runs earlier anyway. */
  in(delay: number): void {
    const at = Math.max(performance.now() + delay, this.#options.restUntil());
    if (this.#isStopped || at >= this.#dueAt) return;
    clearTimeout(this.#timer);
    this.#dueAt = at;
    const run = (): void => {
      this.#dueAt = Infinity;
      this.#start();
    };
    // Time has passed since: Node 24 warns of a delay below zero.
    this.#timer = setTimeout(run, Math.max(0, at - performance.now()));
  }

  #start(): void {
    if (this.#running !== undefined) {
      this.#isMissed = true;
      return;
    }
    this.#running = this.#options.run().finally(() => {
      const { linger, poll } = this.#options.pace;
      this.#running = undefined;
      this.in(this.#isMissed ? linger : poll);
      this.#isMissed = false;
    });
  }

  /** Starts no more runs, and waits for the one that is running. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }
}
