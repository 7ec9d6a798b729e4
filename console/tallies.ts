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

/** How a batch's answering time is counted: by its upper bound in milliseconds. */
const ANSWERED = "answered_in_";

/** The time within which 95 % of the batches of each span were answered, in milliseconds; 0 without any. */
export function p95ByTime(
  tallies: readonly Tally[],
  spans: readonly number[],
  hours: number,
): number[] {
  const whats = [...new Set(tallies.map(({ what }) => what))].filter((what) =>
    what.startsWith(ANSWERED),
  );
  const buckets = whats
    .map((what) => ({
      bound: Number(what.slice(ANSWERED.length).replace("more", "60000")),
      counts: byTime(tallies, what, spans, hours),
    }))
    .sort((one, other) => one.bound - other.bound);
  return spans.map((_, span) => {
    const total = buckets.reduce((sum, { counts }) => sum + (counts[span] ?? 0), 0);
    if (total === 0) return 0;
    let sum = 0;
    return buckets.find(({ counts }) => (sum += counts[span] ?? 0) >= 0.95 * total)?.bound ?? 0;
  });
}
