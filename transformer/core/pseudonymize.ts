import { hash } from "node:crypto";
import { addressIn } from "./address.js";
import { cutIp } from "./ip.js";
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

const comparable = (key: string): string => key.toLowerCase().replace(/[^a-z0-9]/g, "");

/**
 * SHA-256 (hex) of the trimmed, lower-cased address: the form advertising hosts match on. What
 * stands around an address, such as a display name, is no part of it.
 */
function emailSha256(text: string): string {
  return hash("sha256", (addressIn(text) ?? text.trim()).toLowerCase(), "hex");
}

/** The parts of an event that can identify the recipient. */
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
 * The value of a field of IP addresses, at any depth, with each address cut. Other values are not passed
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
