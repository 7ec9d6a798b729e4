const BYTES: Readonly<Record<string, number>> = { "": 1, KB: 2 ** 10, MB: 2 ** 20, GB: 2 ** 30 };
const MILLISECONDS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** The longest a time span may be that no timer waits for: some three years, in milliseconds. */
const MAX_SPAN = 1_000 * 86_400_000;

/** The largest time Node's timers can wait, in milliseconds. */
const MAX_TIMER = 2 ** 31 - 1;

/** A whole number within bounds. Like all parsers here, it returns `undefined` for invalid text. */
export function wholeNumber(text: string, least: number, most: number): number | undefined {
  const value = /^\d+$/.test(text) ? Number(text) : NaN;
  return value >= least && value <= most ? value : undefined;
}

/** A size in bytes: `64MB`. */
export function bytes(text: string): number | undefined {
  return withUnit(text.toUpperCase(), BYTES, Number.MAX_SAFE_INTEGER);
}

/** A time span in milliseconds that no timer waits for: `7d`. */
export function span(text: string): number | undefined {
  return withUnit(text, MILLISECONDS, MAX_SPAN);
}

/** A time span in milliseconds that a timer can wait for: `30s`. */
export function duration(text: string): number | undefined {
  return withUnit(text, MILLISECONDS, MAX_TIMER);
}

function withUnit(
  text: string,
  units: Readonly<Record<string, number>>,
  most: number,
): number | undefined {
  const [, digits, unit = ""] = /^(\d+)\s*([A-Za-z]*)$/.exec(text) ?? [];
  const factor = Object.hasOwn(units, unit) ? units[unit] : undefined;
  if (digits === undefined || factor === undefined) return undefined;
  const value = Number(digits) * factor;
  return value > 0 && value <= most ? value : undefined;
}

/** Whether a text is a write key, or the SHA-256 of one. */
export function isWriteKey(text: string): boolean {
  return /^(?:sha256:[0-9a-f]{64}|(?!sha256:).+)$/i.test(text);
}

/** Whether a text is an address below which a host's API is. */
export function isHostUrl(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url !== undefined && /^https?:\/\/[^/?#@\s]+(?:\/[^?#\s]*)?$/.test(text);
}

/** Whether a text is the address of a PostgreSQL database. */
export function isPostgresUrl(text: string): boolean {
  return /^postgres(?:ql)?:\/\/./.test(text) && URL.canParse(text);
}

/** An http or https URL with nothing but an origin. */
export function origin(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isPlain = url?.href === `${url?.origin ?? ""}/` && /^https?:$/.test(url.protocol);
  return isPlain ? url : undefined;
}
