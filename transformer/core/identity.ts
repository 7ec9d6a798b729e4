import { addressIn } from "./address.js";

/** Who an event is about. At least one of the ids is there. */
export interface Identity {
  readonly userId: string | undefined;
  readonly anonymousId: string | undefined;
  readonly email: string | undefined;
}

/** U+0085 is white space to hosts written in Go, which refuse blank ids, but not to JavaScript. */
const NEXT_LINE = "\u0085";
const SPACE = /[\s\u0085]/;

/** Texts that programs write in place of a missing value, in lower case. */
const NOBODY: ReadonlySet<string> = new Set(["undefined", "null", "none", "nan"]);

/**
 * Reads an id as the contract defines it: strings are trimmed, numbers become strings. Blank strings
 * and other types are not ids.
 */
export function idOf(value: unknown): string | undefined {
  if (typeof value === "number") return String(value);
  return usableText(value);
}

/** The first of the given values that is an id. */
export function firstId(...values: unknown[]): string | undefined {
  for (const value of values) {
    const id = idOf(value);
    if (id !== undefined) return id;
  }
  return undefined;
}

/** The first of the given values that is a text and not blank, trimmed: an address. */
export function firstText(...values: unknown[]): string | undefined {
  for (const value of values) {
    const text = usableText(value);
    if (text !== undefined) return text;
  }
  return undefined;
}

/**
 * Applies the identity rule of Segment's Nudgespot source: the recipient's user id, else the email
 * as anonymous id. Nobody at all is `undefined`.
 */
export function identify({ userId, anonymousId, email }: Identity): Identity | undefined {
  const given = email ?? anonymousId;
  const found = given === undefined ? undefined : addressIn(given);
  const address = found ?? email;
  if (userId !== undefined) {
    return {
      userId,
      anonymousId: anonymousId && (addressIn(anonymousId)?.toLowerCase() ?? anonymousId),
      email: address,
    };
  }
  const anonymous = found?.toLowerCase() ?? given;
  return anonymous === undefined ? undefined : { userId, anonymousId: anonymous, email: address };
}

function usableText(value: unknown): string | undefined {
  if (typeof value !== "string") return undefined;
  const trimmed = value.includes(NEXT_LINE) ? trimAll(value) : value.trim();
  return trimmed === "" || NOBODY.has(trimmed.toLowerCase()) ? undefined : trimmed;
}

/** Trims U+0085, too. Character by character: a pattern for both edges takes the square of the time. */
function trimAll(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && SPACE.test(text.charAt(start))) start += 1;
  while (start < end && SPACE.test(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}
