import { InvalidArgumentError } from "commander";
import { isObject, type JsonObject } from "../core/values.js";
import { AdminClient } from "../quarantine/admin-client.js";
import { isPostgresUrl } from "../server/config-values.js";
import { WrongUse } from "./output.js";

/** An address that an option or argument gives. */
export function httpUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === "http:" || url?.protocol === "https:") return url;
  throw new InvalidArgumentError("It must be an http or https URL.");
}

/** The address of a destination: a host's, or a database's. */
export function destinationUrl(text: string): URL {
  return isPostgresUrl(text) ? new URL(text) : httpUrl(text);
}

/** A time, as the admin API takes it. */
export function time(text: string): string {
  const date = new Date(text);
  if (/^\d{4}-/.test(text) && !Number.isNaN(date.getTime())) return date.toISOString();
  throw new InvalidArgumentError("It must be a time in ISO 8601, such as 2026-05-01T10:00Z.");
}

/** A number of things, at least one. */
export function count(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("It must be a whole number from 1.");
}

/** A JSON object. */
export function jsonObject(text: string): JsonObject {
  try {
    const value = JSON.parse(text) as unknown;
    if (isObject(value)) return value;
  } catch {
    // Not JSON is not a JSON object, either.
  }
  throw new InvalidArgumentError("It must be a JSON object.");
}

/** The admin API of the service at an address, with the token of ADMIN_TOKEN. */
export function adminClient(url: URL): AdminClient {
  const token = process.env.ADMIN_TOKEN ?? "";
  if (token === "") throw new WrongUse("ADMIN_TOKEN must be the token that the service has");
  return new AdminClient({ url, token });
}
