// The payloads of examples/: all shapes and all collections.
import { readdir, readFile } from "node:fs/promises";

const EXAMPLES = new URL("../examples/", import.meta.url);

/** The path of the source contract. */
export const SOURCE = "/v2/sources/nudgespot";

/** How many recipients each example is sent for. */
const RECIPIENTS = 8;

/** The load replaces it by a number: a repeated event would not be stored again. */
export const NUMBER = "#".repeat(12);

/**
 * The senders' bodies, as their senders write them: in one line, each with its own recipient.
 *
 * @returns {Promise<string[]>}
 */
export async function readPayloads() {
  const names = await readdir(EXAMPLES, { recursive: true });
  const chosen = names.filter((name) => name.endsWith(".payload.json")).sort();
  const texts = await Promise.all(chosen.map((name) => readFile(new URL(name, EXAMPLES), "utf8")));
  // Parsing and writing them would round the ids beyond 2^53, which cost extra to keep.
  const lines = texts.map((text) => text.replace(/("(?:[^"\\]|\\.)*")|\s+/g, "$1"));
  return Array.from({ length: RECIPIENTS }, (_, recipient) =>
    lines.map((line) => line.replace(/"([^"@\s]+)@/g, `"$1+${recipient}@`)),
  ).flat();
}

/**
 * Bodies of Nudgespot's calls, with the given number of payloads each, and a place for a number in each.
 *
 * @param {readonly string[]} payloads
 * @param {number} size
 */
export function callsOf(payloads, size) {
  const ids = /"(messageId|event_id|mail_id|message_uid)":"[^"]*"/g;
  return grouped(payloads, size).map((group) => {
    const body = size === 1 ? group.join("") : `[${group.join(",")}]`;
    return body.replace(ids, `"$1":"bench-${NUMBER}"`);
  });
}

/**
 * Bodies of RudderStack's requests, with the given number of items each.
 *
 * @param {readonly string[]} payloads
 * @param {number} size
 */
export function batchesOf(payloads, size) {
  return grouped(payloads.map(itemOf), size).map((group) => JSON.stringify(group));
}

/** @template Item @param {readonly Item[]} items @param {number} size */
function grouped(items, size) {
  const count = Math.floor(items.length / size);
  return Array.from({ length: count }, (_, index) => items.slice(index * size, (index + 1) * size));
}

const KEY = "2PEvQdPMxCBYlGCWhJtVbTGz3Xy";

/** Every field of a source that rudder-server writes. */
const RUDDER_SOURCE = `{"ID":"2PEvQWzvkBSBTmSjcvbCNWzVHTP","OriginalID":"","Name":"Nudgespot",
"SourceDefinition":{"ID":"2PEvQaGqCjXmRBhKRcGDZkGnUnq","Name":"nudgespot","Category":"webhook",
"Type":"cloud","Options":{"Hydration":{"Enabled":false}}},"Config":{},"Enabled":true,
"WorkspaceID":"2PEvQVmPYXFmCrCNSyzfYvaUxnG","Destinations":null,"WriteKey":"${KEY}",
"DgSourceTrackingPlanConfig":{"sourceId":"","version":0,"config":null,"mergedConfig":null,
"deleted":false,"trackingPlan":{"id":"","version":0}},"Transient":false,
"GeoEnrichment":{"Enabled":false},"InternalSecret":null}`;

/** An item of version 2 of the source contract. @param {string} body */
function itemOf(body) {
  const headers = {
    "Accept-Encoding": ["gzip"],
    "Content-Length": [String(Buffer.byteLength(body))],
    "Content-Type": ["application/json"],
    "User-Agent": ["Nudgespot/1.0"],
    "X-Forwarded-For": ["203.0.113.40"],
    "X-Forwarded-Proto": ["https"],
  };
  const query_parameters = { writeKey: [KEY] };
  const [method, url, proto] = ["POST", `/v1/webhook?writeKey=${KEY}`, "HTTP/1.1"];
  const request = { method, url, proto, headers, query_parameters, body };
  return { request, source: /** @type {unknown} */ (JSON.parse(RUDDER_SOURCE)) };
}
