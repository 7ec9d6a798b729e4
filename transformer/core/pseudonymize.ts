import { hash } from "node:crypto";
import { isEmail } from "./identity.js";
import { isObject, type JsonObject } from "./values.js";

/** Traits that name a person, compared without case and separators. */
const NAME_TRAITS: ReadonlySet<string> = new Set([
  "name",
  "firstname",
  "lastname",
  "middlename",
  "fullname",
  "givenname",
  "familyname",
  "surname",
  "nickname",
  "displayname",
  "username",
  "fname",
  "lname",
  "mname",
  "given",
  "family",
]);

/** Fields that hold an IP address, compared in the same way: `context_request_ip`, `ipAddress`, … */
const IP_FIELD =
  /^(?:nudgespot)?(?:context)?(?:client|passed|remote|request|source|user)?ip(?:address|v4|v6)?$/;

/** Characters of a text that may be an address with something around it. */
const MAX_ADDRESS = 500;

const IPV4 = /^(?:::ffff:)?(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/i;

/** Characters of the longest IPv6 address, and an IPv4 one in it. */
const MAX_IP = 45;
const IPV6_GROUP = /^[0-9a-f]{1,4}$/i;

const comparable = (key: string): string => key.toLowerCase().replace(/[^a-z0-9]/g, "");

/**
 * SHA-256 (hex) of the trimmed, lower-cased address: the form advertising hosts match on. What
 * stands around an address, such as a display name, is no part of it.
 */
function emailSha256(text: string): string {
  return hash("sha256", (addressIn(text) ?? text.trim()).toLowerCase(), "hex");
}

/** What of an event can say who the recipient is. */
export interface PersonalFacts {
  readonly userId: string | undefined;
  readonly anonymousId: string | undefined;
  readonly traits: JsonObject;
  readonly context: JsonObject;
  readonly properties: JsonObject;
}

/**
 * The same facts with no value and no key that is an email address as a whole (its SHA-256 stands
 * instead), no whole IP address, and traits that name nobody.
 *
 * @param address the recipient's address, replaced even where it does not look like one
 */
export function pseudonymizeFacts(
  facts: PersonalFacts,
  address: string | undefined,
): PersonalFacts {
  const hidden = (text: string | undefined): string | undefined =>
    text === undefined ? undefined : hideAddress(text, address);
  return {
    userId: hidden(facts.userId),
    anonymousId: hidden(facts.anonymousId),
    traits: pseudonymizeTraits(facts.traits, address),
    context: pseudonymizeObject(facts.context, address),
    properties: pseudonymizeObject(facts.properties, address),
  };
}

function pseudonymizeTraits(traits: JsonObject, address: string | undefined): JsonObject {
  const { email, ...others } = withoutNames(traits);
  const copy = pseudonymizeObject(others, address);
  return typeof email === "string" ? { ...copy, emailSha256: emailSha256(email) } : copy;
}

/** Traits without what names a person, at any depth. */
function withoutNames(traits: JsonObject): JsonObject {
  const kept = Object.entries(traits).filter(([key]) => !NAME_TRAITS.has(comparable(key)));
  return Object.fromEntries(kept.map(([key, value]) => [key, withoutNamesIn(value)]));
}

function withoutNamesIn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNamesIn);
  return isObject(value) ? withoutNames(value) : value;
}

function pseudonymizeObject(object: JsonObject, address: string | undefined): JsonObject {
  const copy: JsonObject = {};
  for (const [key, value] of Object.entries(object)) {
    const isIp = IP_FIELD.test(comparable(key));
    const replaced = isIp ? cutIps(value, address) : pseudonymizeValue(value, address);
    if (replaced !== undefined) copy[hideAddress(key, address)] = replaced;
  }
  return copy;
}

/**
 * What a field of IP addresses holds, at any depth, with each cut. What cannot be cut is not passed
 * on: a number can be an address, too.
 */
function cutIps(value: unknown, address: string | undefined): unknown {
  if (typeof value === "string") return cutIp(value);
  if (typeof value === "number") return undefined;
  if (Array.isArray(value)) {
    return value.map((item) => cutIps(item, address)).filter((item) => item !== undefined);
  }
  if (!isObject(value)) return value;
  const copy: JsonObject = {};
  for (const [key, item] of Object.entries(value)) {
    const cut = cutIps(item, address);
    if (cut !== undefined) copy[cutIp(key) ?? hideAddress(key, address)] = cut;
  }
  return copy;
}

function pseudonymizeValue(value: unknown, address: string | undefined): unknown {
  if (typeof value === "string") return hideAddress(value, address);
  if (Array.isArray(value)) return value.map((item: unknown) => pseudonymizeValue(item, address));
  return isObject(value) ? pseudonymizeObject(value, address) : value;
}

/** A text, or the SHA-256 of the address that it is as a whole. */
function hideAddress(text: string, address: string | undefined): string {
  return isAddress(text, address) ? emailSha256(text) : text;
}

function isAddress(text: string, address: string | undefined): boolean {
  return text.trim().toLowerCase() === address?.toLowerCase() || addressIn(text) !== undefined;
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
function addressIn(text: string): string | undefined {
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

/**
 * Cuts an IP address to /24 (IPv4) or /48 (IPv6).
 *
 * @returns `undefined` for what is no IP address: it cannot be cut, so it is not passed on
 */
export function cutIp(ip: string): string | undefined {
  const trimmed = ip.trim();
  if (trimmed.length > MAX_IP) return undefined;
  const octets = IPV4.exec(trimmed)?.slice(1).map(Number);
  if (octets?.every((octet) => octet <= 255)) return `${octets.slice(0, 3).join(".")}.0`;
  const groups = ipv6Groups(trimmed)?.slice(0, 3);
  return groups && `${groups.join(":").replace(/(?:^|:)0(?::0)*$/, "")}::`;
}

/** The eight groups of an IPv6 address, or nothing if it is none. */
function ipv6Groups(ip: string): string[] | undefined {
  const [leading = [], trailing, ...more] = ip.split("::").map((half) => half.split(":"));
  const written = [...leading, ...(trailing ?? [])].filter((group) => group !== "");
  const missing = 8 - written.length;
  const isComplete = trailing === undefined ? missing === 0 : missing > 0 && more.length === 0;
  if (!isComplete || !written.every((group) => IPV6_GROUP.test(group))) return undefined;
  const zeros = Array<string>(missing).fill("0");
  const first = leading.filter((group) => group !== "");
  const all = [...first, ...zeros, ...written.slice(first.length)];
  return all.map((group) => parseInt(group, 16).toString(16));
}
