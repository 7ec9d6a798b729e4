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
]);

/** Fields that hold an IP address, compared in the same way. */
const IP_FIELDS: ReadonlySet<string> = new Set([
  "ip",
  "ipaddress",
  "requestip",
  "passedip",
  "clientip",
  "remoteip",
]);

const IPV4 = /^(?:::ffff:)?(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/i;
const IPV6_GROUP = /^[0-9a-f]{1,4}$/i;

const comparable = (key: string): string => key.toLowerCase().replace(/[^a-z0-9]/g, "");

/** SHA-256 (hex) of the trimmed, lower-cased address: the form advertising hosts match on. */
export function emailSha256(address: string): string {
  return hash("sha256", address.trim().toLowerCase(), "hex");
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
    text !== undefined && isAddress(text, address) ? emailSha256(text) : text;
  return {
    userId: hidden(facts.userId),
    anonymousId: hidden(facts.anonymousId),
    traits: pseudonymizeTraits(facts.traits, address),
    context: pseudonymizeObject(facts.context, address),
    properties: pseudonymizeObject(facts.properties, address),
  };
}

function pseudonymizeTraits(traits: JsonObject, address: string | undefined): JsonObject {
  const { email, ...others } = traits;
  const kept = Object.entries(others).filter(([key]) => !NAME_TRAITS.has(comparable(key)));
  const copy = pseudonymizeObject(Object.fromEntries(kept), address);
  return typeof email === "string" ? { ...copy, emailSha256: emailSha256(email) } : copy;
}

function pseudonymizeObject(object: JsonObject, address: string | undefined): JsonObject {
  const copy: JsonObject = {};
  for (const [key, value] of Object.entries(object)) {
    const isIp = IP_FIELDS.has(comparable(key));
    const replaced = isIp ? cutIps(value, address) : pseudonymizeValue(value, address);
    if (replaced !== undefined) copy[isAddress(key, address) ? emailSha256(key) : key] = replaced;
  }
  return copy;
}

/** What a field of IP addresses holds, with each cut. */
function cutIps(value: unknown, address: string | undefined): unknown {
  if (typeof value === "string") return cutIp(value);
  if (!Array.isArray(value)) return pseudonymizeValue(value, address);
  return value.map((item: unknown) => cutIps(item, address)).filter((item) => item !== undefined);
}

function pseudonymizeValue(value: unknown, address: string | undefined): unknown {
  if (typeof value === "string") return isAddress(value, address) ? emailSha256(value) : value;
  if (Array.isArray(value)) return value.map((item: unknown) => pseudonymizeValue(item, address));
  return isObject(value) ? pseudonymizeObject(value, address) : value;
}

function isAddress(text: string, address: string | undefined): boolean {
  const trimmed = text.trim();
  return trimmed.toLowerCase() === address?.toLowerCase() || isEmail(trimmed);
}

/**
 * Cuts an IP address to /24 (IPv4) or /48 (IPv6).
 *
 * @returns `undefined` for what is no IP address: it cannot be cut, so it is not passed on
 */
export function cutIp(ip: string): string | undefined {
  const trimmed = ip.trim();
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
