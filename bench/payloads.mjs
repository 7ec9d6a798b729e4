// The payloads of examples/: all shapes and all collections.
import { readdir, readFile } from "node:fs/promises";

const EXAMPLES = new URL("../examples/", import.meta.url);

/** How many recipients each example is sent for. */
const RECIPIENTS = 8;

const STRING_OR_SPACE = /("(?:[^"\\]|\\.)*")|\s+/g;
const MAILBOX = /"([^"@\s]+)@/g;

/**
 * The senders' bodies, as their senders write them: in one line, each with its own recipient.
 *
 * @returns {Promise<string[]>}
 */
export async function readPayloads() {
  const names = await readdir(EXAMPLES, { recursive: true });
  const chosen = names.filter((name) => name.endsWith(".payload.json")).sort();
  const examples = await Promise.all(
    chosen.map((name) => readFile(new URL(name, EXAMPLES), "utf8")),
  );
  // Not parsed and written again: that would round the ids beyond 2^53, which cost extra to keep.
  const lines = examples.map((text) => text.replace(STRING_OR_SPACE, "$1"));
  return Array.from({ length: RECIPIENTS }, (_, recipient) =>
    lines.map((line) => line.replace(MAILBOX, `"$1+${recipient}@`)),
  ).flat();
}

/** Where the load puts a number of its own: an event that came before is not kept again. */
export const NUMBER = "#".repeat(12);

const OWN_ID = /"(messageId|event_id|mail_id|message_uid)":"[^"]*"/g;

/**
 * The bodies of Nudgespot's calls, with the given number of payloads each, and room in each payload
 * for a number.
 *
 * @param {readonly string[]} payloads
 * @param {number} size
 */
export function callsOf(payloads, size) {
  const bodies = grouped(payloads, size).map((group) =>
    size === 1 ? (group[0] ?? "") : `[${group.join(",")}]`,
  );
  return bodies.map((body) => body.replace(OWN_ID, `"$1":"bench-${NUMBER}"`));
}

/**
 * The bodies of RudderStack's requests, with the given number of items each.
 *
 * @param {readonly string[]} payloads
 * @param {number} size
 */
export function batchesOf(payloads, size) {
  return grouped(payloads.map(itemOf), size).map((group) => JSON.stringify(group));
}

/**
 * @template Item
 * @param {readonly Item[]} items
 * @param {number} size
 */
function grouped(items, size) {
  const starts = Array.from(
    { length: Math.floor(items.length / size) },
    (_, index) => index * size,
  );
  return starts.map((start) => items.slice(start, start + size));
}

/**
 * An item of version 2 of the source contract.
 *
 * @param {string} body
 */
function itemOf(body) {
  return {
    request: {
      method: "POST",
      url: "/v1/webhook?writeKey=2PEvQdPMxCBYlGCWhJtVbTGz3Xy",
      proto: "HTTP/1.1",
      headers: {
        "Accept-Encoding": ["gzip"],
        "Content-Length": [String(Buffer.byteLength(body))],
        "Content-Type": ["application/json"],
        "User-Agent": ["Nudgespot/1.0"],
        "X-Forwarded-For": ["203.0.113.40"],
        "X-Forwarded-Proto": ["https"],
      },
      query_parameters: { writeKey: ["2PEvQdPMxCBYlGCWhJtVbTGz3Xy"] },
      body,
    },
    source: SOURCE,
  };
}

/** Every field that rudder-server's `SourceT` has: Go writes those that are empty, too. */
const SOURCE = {
  ID: "2PEvQWzvkBSBTmSjcvbCNWzVHTP",
  OriginalID: "",
  Name: "Nudgespot",
  SourceDefinition: {
    ID: "2PEvQaGqCjXmRBhKRcGDZkGnUnq",
    Name: "nudgespot",
    Category: "webhook",
    Type: "cloud",
    Options: { Hydration: { Enabled: false } },
  },
  Config: {},
  Enabled: true,
  WorkspaceID: "2PEvQVmPYXFmCrCNSyzfYvaUxnG",
  Destinations: null,
  WriteKey: "2PEvQdPMxCBYlGCWhJtVbTGz3Xy",
  DgSourceTrackingPlanConfig: {
    sourceId: "",
    version: 0,
    config: null,
    mergedConfig: null,
    deleted: false,
    trackingPlan: { id: "", version: 0 },
  },
  Transient: false,
  GeoEnrichment: { Enabled: false },
  InternalSecret: null,
};
