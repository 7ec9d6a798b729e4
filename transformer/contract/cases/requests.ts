import type { ContractVersion } from "../../hosts/rudderstack/items.js";
import type { ContractRequest } from "../case.js";

/** The source that the cases come from, as an operator would find it named. */
const SOURCE = { ID: "contract", Name: "nudgespot-source contract", Config: {} };

/** A source of the same name with settings. */
export function sourceWith(settings: object): object {
  return { ...SOURCE, Config: settings };
}

/** The path of the source. */
export function sourcePath(version: ContractVersion): string {
  return `/${version}/sources/nudgespot`;
}

/** A request as rudder-server sends it. */
export function transformRequest(
  version: ContractVersion,
  body: string | Uint8Array,
): ContractRequest {
  return {
    method: "POST",
    path: sourcePath(version),
    headers: { "Content-Type": "application/json; charset=utf-8" },
    body,
  };
}

/**
 * A sender's body as an item of the contract, as JSON text.
 *
 * @param body JSON text: numbers beyond 2^53 stay as they are
 */
export function itemText(version: ContractVersion, body: string, source: object = SOURCE): string {
  if (version === "v0") return body;
  if (version === "v1") return `{"event":${body},"source":${JSON.stringify(source)}}`;
  const request = {
    method: "POST",
    url: "/v1/webhook?writeKey=KEY",
    proto: "HTTP/1.1",
    headers: { "Content-Type": ["application/json"] },
    query_parameters: { writeKey: ["KEY"] },
    body,
  };
  return JSON.stringify({ request, source });
}

/** A request of some senders' bodies, each JSON text. */
export function batchOf(
  version: ContractVersion,
  bodies: readonly string[],
  source: object = SOURCE,
): ContractRequest {
  const items = bodies.map((body) => itemText(version, body, source));
  return transformRequest(version, `[${items.join()}]`);
}
