/** How long to wait, in milliseconds. */
export interface Pace {
  /** Before the first retry, at most; each further doubles it. */
  readonly base: number;
  /** Before any retry, at most. */
  readonly cap: number;
  /** After something came, so that what comes with it goes out in the same batch. */
  readonly linger: number;
  /** Between two looks for work where there was none. */
  readonly poll: number;
  /** Between two tries of a destination that lets nothing in. */
  readonly probe: number;
}

export const PACE: Pace = { base: 500, cap: 600_000, linger: 20, poll: 250, probe: 60_000 };

/**
 * Exponential backoff with full jitter: many senders that failed together do not come back
 * together.
 *
 * @param attempts how many have failed, from 1
 * @param random from 0 to 1
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export function backoff(attempts: number, { base, cap }: Pace, random: number): number {
  return random * Math.min(cap, base * 2 ** Math.min(attempts - 1, 30));
}
