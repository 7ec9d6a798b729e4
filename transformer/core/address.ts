/** Characters of a text that may be an address with something around it. */
const MAX_ADDRESS = 500;

/** An address as a whole value. No colon and no slash in the domain: it must not match a URL. */
const EMAIL = /^[^\s@:,;<>()[\]\\"]+@[^\s@:,;<>()[\]\\"/?#&=]+$/;

/** Whether a text, as a whole, is an email address. */
function isEmail(text: string): boolean {
  return EMAIL.test(text);
}

/** What can stand around an address: `<ann@example.com>`, `"ann@example.com"`. */
const PAIRS: ReadonlyMap<string, string> = new Map([
  ["<", ">"],
  ["(", ")"],
  ["[", "]"],
  ['"', '"'],
  ["'", "'"],
]);

/** `"ann lee"@example.com` and `ann@[192.0.2.1]`, which are addresses though rarely seen. */
const QUOTED_LOCAL = /^"[^"]+"@[^\s@]+$/;
const LITERAL_DOMAIN = /^[^\s@]+@\[[0-9a-z.:]+\]$/i;

/**
 * The address that a text is as a whole: bare, with a display name, in quotes or brackets, as
 * `mailto:`, or with `%40` for its `@`.
 *
 * @returns undefined for any other text, even if there is an address somewhere in it
 */
export function addressIn(text: string): string | undefined {
  const trimmed = text.trim();
  // A local part may have an apostrophe; at the end one is a quote.
  if (isEmail(trimmed) && !trimmed.endsWith("'")) return trimmed;
  if (trimmed.length > MAX_ADDRESS || !/@|%40/.test(trimmed)) return undefined;
  if (QUOTED_LOCAL.test(trimmed) || LITERAL_DOMAIN.test(trimmed)) return trimmed;
  const inner = unwrapped(trimmed);
  return inner === trimmed ? undefined : addressIn(inner);
}

/** A text without the outermost thing that stands around an address. */
function unwrapped(text: string): string {
  if (/^mailto:/i.test(text)) return text.slice("mailto:".length).split("?", 1)[0] ?? "";
  if (PAIRS.get(text.charAt(0)) === text.at(-1) && text.length > 1) return text.slice(1, -1);
  if (text.endsWith(">")) return text.slice(text.lastIndexOf("<") + 1, -1);
  return text.includes("@") ? text : text.replaceAll("%40", "@");
}
