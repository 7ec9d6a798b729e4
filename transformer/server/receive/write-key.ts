import type { IncomingMessage } from "node:http";
import { isObject } from "../../core/values.js";

/**
 * The write key that a call names outside its body: as the user name of Basic authentication, as
 * `?writeKey=` or as `X-Write-Key`. The first that is there counts.
 */
export function writeKeyOf({ headers, url = "" }: IncomingMessage): string | undefined {
  return basicUser(headers.authorization) ?? queryKey(url) ?? text(headers["x-write-key"]);
}

/** The write key that a body names: Segment's clients may have it there. */
export function writeKeyIn(body: unknown): string | undefined {
  const first: unknown = Array.isArray(body) ? body[0] : body;
  return isObject(first) ? text(first.writeKey) : undefined;
}

function basicUser(authorization: string | undefined): string | undefined {
  const encoded = /^Basic +([A-Za-z0-9+/=_-]+) *$/i.exec(authorization ?? "")?.[1];
  if (encoded === undefined) return undefined;
  return text(Buffer.from(encoded, "base64").toString().split(":", 1)[0]);
}

function queryKey(url: string): string | undefined {
  const query = url.indexOf("?");
  if (query === -1) return undefined;
  const parameters = new URLSearchParams(url.slice(query));
  return text(parameters.get("writeKey") ?? parameters.get("writekey"));
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
