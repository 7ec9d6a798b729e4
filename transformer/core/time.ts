import { Refusal } from "./errors.js";

/** No email service of this kind is older: an earlier time is a unit mistaken for another. */
const EARLIEST = Date.UTC(2000, 0, 1);

/** How far ahead of ours the sender's clock may be, in milliseconds. */
const MAX_AHEAD = 24 * 60 * 60 * 1000;

/** As seconds the year 5138, as milliseconds 1973: nothing within the bounds is ambiguous. */
const SECONDS_BELOW = 1e11;

const NUMERIC = /^\s*[+-]?\d+(?:\.\d+)?\s*$/;
const ISO =
  /^\s*(\d{4})-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?\s*(?:([Zz])|([+-])(\d\d)(?::?(\d\d))?)?)?\s*$/;

/** The form in which times leave, on a day that every month has: `Date.parse` reads it right. */
const AS_WRITTEN = /^\d\d\d\d-\d\d-(?:[01]\d|2[0-8])T(?:[01]\d|2[0-3]):\d\d:\d\d\.\d\d\dZ$/;

/**
 * Reads a time: ISO 8601 with zone or offset (UTC where there is none), unix seconds or unix
 * milliseconds, as number or numeric string.
 *
 * @param value absent and null are no time at all
 * @param place JSON pointer, for the error
 * @param now milliseconds since the epoch
 * @returns ISO 8601 in UTC with milliseconds
 * @throws Refusal `invalid_timestamp`: unreadable, before 2000-01-01 or over 24 h in the future
 */
export function readTime(value: unknown, place: string, now: number): string | undefined {
  if (value === undefined || value === null) return undefined;
  const asWritten = typeof value === "string" && AS_WRITTEN.test(value);
  const time = asWritten ? Date.parse(value) : milliseconds(value);
  if (time === undefined || Number.isNaN(time)) {
    const rule = "must be ISO 8601, unix seconds or unix milliseconds";
    throw new Refusal("invalid_timestamp", place, rule);
  }
  if (time < EARLIEST || time > now + MAX_AHEAD) {
    const rule = "must lie between 2000-01-01 and 24 hours from now";
    throw new Refusal("invalid_timestamp", place, rule);
  }
  return asWritten ? value : new Date(time).toISOString();
}

function milliseconds(value: unknown): number | undefined {
  if (typeof value === "number") return fromUnix(value);
  if (typeof value !== "string") return undefined;
  return NUMERIC.test(value) ? fromUnix(Number(value)) : fromIso(value);
}

function fromUnix(time: number): number {
  return Math.round(Math.abs(time) < SECONDS_BELOW ? time * 1000 : time);
}

/** Not by `Date.parse`: that takes a date without zone for local time, and 30 February for 2 March. */
function fromIso(text: string): number | undefined {
  const match = ISO.exec(text);
  if (match === null) return undefined;
  const field = (group: number): number => Number(match[group] ?? 0);
  const [month, hour, minute, second] = [field(2) - 1, field(4), field(5), field(6)];
  const [offsetHours, offsetMinutes] = [field(10), field(11)];
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  if (offsetHours > 23 || offsetMinutes > 59) return undefined;
  const fraction = Number((match[7] ?? "").padEnd(3, "0").slice(0, 3));
  const local = Date.UTC(field(1), month, field(3), hour, minute, second, fraction);
  if (new Date(local).getUTCMonth() !== month) return undefined;
  const offset = (offsetHours * 60 + offsetMinutes) * 60_000;
  return match[9] === "-" ? local + offset : local - offset;
}
