// Sums of the numbers by hour.
import type { Answers } from "./api.js";

export type Tally = Answers["GET /tallies"]["tallies"][number];

const HOUR = 3_600_000;

/** The sum of some counts over the last hours, including the current one. */
export function sumOf(
  tallies: readonly Tally[],
  whats: readonly string[],
  hours = Infinity,
): number {
  const since = (Math.floor(Date.now() / HOUR) - (hours - 1)) * HOUR;
  return tallies
    .filter(({ what, hour }) => whats.includes(what) && Date.parse(hour) >= since)
    .reduce((sum, { count }) => sum + count, 0);
}

/** The beginnings of the last spans of time, the oldest first, in milliseconds since the epoch. */
export function spansOf(count: number, hours: number): number[] {
  const last = Math.floor(Date.now() / (hours * HOUR)) * hours * HOUR;
  return Array.from({ length: count }, (_, index) => last - (count - 1 - index) * hours * HOUR);
}

/** What is counted in each span. */
export function byTime(
  tallies: readonly Tally[],
  what: string,
  spans: readonly number[],
  hours: number,
): number[] {
  const values = new Map(spans.map((span) => [span, 0]));
  for (const tally of tallies) {
    const span = Math.floor(Date.parse(tally.hour) / (hours * HOUR)) * hours * HOUR;
    const before = values.get(span);
    if (tally.what === what && before !== undefined) values.set(span, before + tally.count);
  }
  return [...values.values()];
}
