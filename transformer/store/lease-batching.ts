import type { RefusedPayload } from "../core/refused.js";
import type { Verdict } from "./events.js";

/** How many of the texts fit the limits, and at least one. */
export function fitting(texts: readonly string[], events: number, bytes: number): number {
  let count = 0;
  let left = bytes;
  for (const text of texts.slice(0, events)) {
    left -= text.length;
    if (left < 0 && count > 0) break;
    count += 1;
  }
  return count;
}

/** The events that are to be tried alone, by the delay after which. */
export function laterBy(
  events: readonly string[],
  verdicts: readonly Verdict[],
): Map<number, string[]> {
  const byDelay = new Map<number, string[]>();
  verdicts.forEach((verdict, index) => {
    const event = events[index];
    if (verdict.kind !== "later" || event === undefined) return;
    const others = byDelay.get(verdict.delay);
    if (others === undefined) byDelay.set(verdict.delay, [event]);
    else others.push(event);
  });
  return byDelay;
}

/** The events that were refused, as the quarantine takes them. */
export function refusedInLease(
  events: readonly string[],
  verdicts: readonly Verdict[],
): RefusedPayload[] {
  return verdicts.flatMap((verdict, index) => {
    const payload = events[index];
    if (verdict.kind !== "refused" || payload === undefined) return [];
    return [{ payload, code: verdict.code, message: verdict.message }];
  });
}
