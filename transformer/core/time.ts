import { Refusal } from "./errors.js";

/** No email service of this kind is older: an earlier time is a unit mistaken for another. */
const EARLIEST = Date.UTC(2000, 0, 1);

/** How far ahead of ours the sender's clock may be, in milliseconds. */
const MAX_AHEAD = 24 * 60 * 60 * 1000;

/** As seconds the year 5138, as milliseconds 1973: nothing within the bounds is ambiguous. */
const SECONDS_BELOW = 1e11;

/** Maximum characters of a time, trimmed. No pattern is matched against longer texts. */
const MAX_LENGTH = 64;

const UNIX = /^([+-]?\d+)(?:\.(\d+))?$/;

/** `20260301`: as unix seconds it would be a day in 1970. */
const BASIC_DATE = /^\d{8}$/;

const ZONE = String.raw`(?:\s*(?:Z|UTC|GMT|([+-])(\d\d)(?::?(\d\d))?))?`;
const EXTENDED = new RegExp(
  String.raw`^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?${ZONE})?$`,
  "i",
);
const BASIC = new RegExp(
  String.raw`^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(?:(\d\d)(?:[.,](\d+))?)?${ZONE})?$`,
  "i",
);

const RFC_2822 =
  /^(?:[a-z]{3}, )?(\d{1,2}) ([a-z]{3}) (\d{4}) (\d\d:\d\d(?::\d\d)?) ([+-]\d{4}|Z|UTC?|GMT)(?: \([a-z]+\))?$/i;
const MONTHS = [
  ...["jan", "feb", "mar", "apr", "may", "jun"],
  ...["jul", "aug", "sep", "oct", "nov", "dec"],
];

/** The form in which times leave, on a day that every month has: `Date.parse` reads it right. */
const AS_WRITTEN = /^\d\d\d\d-\d\d-(?:[01]\d|2[0-8])T(?:[01]\d|2[0-3]):\d\d:\d\d\.\d\d\dZ$/;

/**
 * Reads a time: ISO 8601, extended or basic, with zone or offset (UTC if missing), RFC 2822,
 * unix seconds or unix milliseconds, as number or numeric string. Digits after the millisecond are cut,
 * in every form: one moment has one time, and one message id.
 *
 * @param value undefined and null mean that there is no time
 * @param pointer JSON pointer, for the error
 * @param now milliseconds since the epoch
 * @returns ISO 8601 in UTC with milliseconds
 * @throws Refusal `invalid_timestamp`: unreadable, before 2000-01-01 or over 24 h in the future
 */
export function readTime(value: unknown, pointer: string, now: number): string | undefined {
  if (value === undefined || value === null) return undefined;
  const asWritten = typeof value === "string" && AS_WRITTEN.test(value);
  const time = asWritten ? Date.parse(value) : milliseconds(value);
  if (time === undefined || Number.isNaN(time)) {
    const rule = "must be ISO 8601, RFC 2822, unix seconds or unix milliseconds";
    throw new Refusal("invalid_timestamp", pointer, rule);
  }
  if (time < EARLIEST || time > now + MAX_AHEAD) {
    const rule = "must lie between 2000-01-01 and 24 hours from now";
    throw new Refusal("invalid_timestamp", pointer, rule);
  }
  return asWritten ? value : new Date(time).toISOString();
}

function milliseconds(value: unknown): number | undefined {
  if (Number.isSafeInteger(value)) return fromWhole(value as number);
  if (typeof value === "number") return fromUnix(String(value));
  if (typeof value !== "string") return undefined;
  const text = value.trim();
  if (text.length > MAX_LENGTH) return undefined;
  const time = (BASIC_DATE.test(text) ? undefined : fromUnix(text)) ?? fromIso(text);
  return time ?? fromRfc2822(text);
}

/** `Sun, 01 Mar 2026 09:30:00 +0000`, as the same moment in ISO 8601. */
function fromRfc2822(text: string): number | undefined {
  const [, day = "", name = "", year = "", clock = "", zone = ""] = RFC_2822.exec(text) ?? [];
  const month = MONTHS.indexOf(name.toLowerCase()) + 1;
  if (month === 0) return undefined;
  const offset = /^(?:Z|UTC?|GMT)$/i.test(zone) ? "Z" : zone;
  return fromIso(`${year}-${twoDigits(month)}-${twoDigits(day)}T${clock}${offset}`);
}

function twoDigits(value: number | string): string {
  return String(value).padStart(2, "0");
}

/** By its digits: as a double, 1767225600.123 seconds are less than 123 milliseconds. */
function fromUnix(text: string): number | undefined {
  const [, whole, fraction = ""] = UNIX.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const time = Number(whole);
  return Math.abs(time) < SECONDS_BELOW ? time * 1000 + millisecondsIn(fraction) : time;
}

function fromWhole(time: number): number {
  return Math.abs(time) < SECONDS_BELOW ? time * 1000 : time;
}

/** Not by `Date.parse`: that takes a date without zone for local time, and 30 February for 2 March. */
function fromIso(text: string): number | undefined {
  const match = EXTENDED.exec(text) ?? BASIC.exec(text);
  if (match === null) return undefined;
  const field = (group: number): number => Number(match[group] ?? 0);
  const [month, hour, minute, second] = [field(2) - 1, field(4), field(5), field(6)];
  const [offsetHours, offsetMinutes] = [field(9), field(10)];
  const fraction = millisecondsIn(match[7] ?? "");
  const isMidnight = hour === 24 && minute + second + fraction === 0;
  // Second 60 is a leap second: the moment at which the next minute begins.
  if ((hour > 23 && !isMidnight) || minute > 59 || second > 60) return undefined;
  if (offsetHours > 23 || offsetMinutes > 59) return undefined;
  if (new Date(Date.UTC(field(1), month, field(3))).getUTCMonth() !== month) return undefined;
  const local = Date.UTC(field(1), month, field(3), hour, minute, second, fraction);
  const offset = (offsetHours * 60 + offsetMinutes) * 60_000;
  return match[8] === "-" ? local + offset : local - offset;
}

/** The milliseconds in the digits after a second's point. */
function millisecondsIn(fraction: string): number {
  return Number(fraction.slice(0, 3).padEnd(3, "0"));
}
