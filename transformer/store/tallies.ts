/** How long tallies are kept, in milliseconds. */
export const TALLY_RETENTION = 30 * 86_400_000;

const HOUR = 3_600_000;

/** A number that is added to the tallies of the current hour. */
export interface Counted {
  /** A source's schema name, or a destination's id. */
  readonly source: string;
  /** What is counted: payloads by their outcome, or the events of a collection. */
  readonly what: string;
  /** The events' campaign; empty if they have none, and for what has no campaign. */
  readonly campaign: string;
  readonly count: number;
}

/** What was counted within an hour, of all campaigns together. */
export interface HourTally {
  /** The hour's beginning, in milliseconds since the epoch. */
  readonly hour: number;
  readonly source: string;
  readonly what: string;
  readonly count: number;
}

/** What was counted of one campaign. */
export interface CampaignTally extends Counted {
  /** The beginnings of its first and last hours, in milliseconds since the epoch. */
  readonly first: number;
  readonly last: number;
}

/** Numbers of payloads and events by hour, for 30 days. They are for people: a crash loses seconds. */
export interface Tallies {
  /** Adds numbers to the current hour, by the store's clock. While the store is full, nothing is added. */
  add(counted: readonly Counted[]): Promise<void>;
  /** By hour, source and what, from an hour on. The oldest first. */
  byHour(since: number): Promise<readonly HourTally[]>;
  /** By source, campaign and what, from an hour on. Those with the most come first. */
  byCampaign(since: number, limit: number): Promise<readonly CampaignTally[]>;
}

/** The beginning of the hour of a time, in milliseconds since the epoch. */
export function hourOf(time: number): number {
  return Math.floor(time / HOUR) * HOUR;
}
