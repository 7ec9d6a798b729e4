import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";

/** Limits of the calls in a second, for one process. */
export class Limits {
  readonly #limiters = new Map<number, RateLimiterMemory>();

  /** As `Store.overLimit`. */
  async over(key: string, perSecond: number): Promise<number | undefined> {
    const limiter =
      this.#limiters.get(perSecond) ?? new RateLimiterMemory({ points: perSecond, duration: 1 });
    this.#limiters.set(perSecond, limiter);
    try {
      await limiter.consume(key);
      return undefined;
    } catch (error) {
      if (error instanceof RateLimiterRes) return error.msBeforeNext;
      throw error;
    }
  }
}
