/** Delays, in milliseconds. */
export interface Pace {
  /** Longest delay before the first retry; it doubles with each further one. */
  readonly base: number;
  /** Longest delay before any retry. */
  readonly cap: number;
  /** Between an event and its delivery, so that events that arrive together share a batch. */
  readonly linger: number;
  /** Between two looks at an empty queue: the store says when events come, but not everywhere. */
  readonly poll: number;
  /** Between two attempts at a paused destination. */
  readonly probe: number;
}

export const PACE: Pace = { base: 500, cap: 600_000, linger: 100, poll: 1_000, probe: 60_000 };

/**
 * Exponential backoff with full jitter, so that senders that failed together do not retry together.
 *
 * @param attempts failed attempts, at least 1
 * @param random from 0 to 1
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export function backoff(
  attempts: number,
  { base, cap }: Pick<Pace, "base" | "cap">,
  random: number,
): number {
  return random * Math.min(cap, base * 2 ** Math.min(attempts - 1, 30));
}
