import { hash } from "node:crypto";
import { LANES, type NewEvent } from "./events.js";

/** Most events of one chunk. */
export const CHUNK_EVENTS = 500;

/** Most characters of one chunk: what hosts take in one call. */
export const CHUNK_LENGTH = 400_000;

/**
 * Events of one lane that came together, as they are stored: a row for each event would cost ten
 * times as much as a row for hundreds.
 */
export interface Chunk {
  readonly lane: number;
  readonly events: number;
  /** The events' JSON texts, one a line. */
  readonly body: string;
}

/** The key under which a source's message id is known: 16 bytes, in hex. */
export function seenKey(source: string, messageId: string): string {
  return hash("sha256", `${source}\0${messageId}`, "hex").slice(0, 32);
}

/** The id of a quarantine entry: the same for the same payload of the same source. */
export function entryId(source: string, destination: string, payload: string): string {
  return hash("sha256", JSON.stringify([source, destination, payload]), "hex").slice(0, 32);
}

/** The source whose destination it is: its id is `<source>/<name>`. */
export function sourceOf(destination: string): string {
  return destination.split("/", 1)[0] ?? destination;
}

/** The lane of a recipient. FNV-1a: quick, and evenly spread for what differs in a digit. */
export function laneOf(recipient: string): number {
  let sum = 0x811c9dc5;
  for (let at = 0; at < recipient.length; at += 1) {
    sum = Math.imul(sum ^ recipient.charCodeAt(at), 0x01000193);
  }
  return ((sum ^ (sum >>> 15)) >>> 0) % LANES;
}

/** Deals events to chunks, by lane, in the order in which they came. */
export function chunksOf(events: readonly NewEvent[]): Chunk[] {
  const lanes: string[][] = Array.from({ length: LANES }, () => []);
  for (const { recipient, json } of events) lanes[laneOf(recipient)]?.push(json);
  return lanes.flatMap((texts, lane) => cut(texts).map((part) => chunkOf(lane, part)));
}

/** A chunk of the given texts, which must fit one. */
export function chunkOf(lane: number, texts: readonly string[]): Chunk {
  return { lane, events: texts.length, body: texts.join("\n") };
}

/** The events of a chunk's body. JSON texts have no line breaks. */
export function eventsOf(body: string): string[] {
  return body.split("\n");
}

function cut(texts: readonly string[]): string[][] {
  const parts: string[][] = [];
  let part: string[] = [];
  let length = 0;
  for (const text of texts) {
    if (part.length === CHUNK_EVENTS || (length > 0 && length + text.length > CHUNK_LENGTH)) {
      parts.push(part);
      part = [];
      length = 0;
    }
    part.push(text);
    length += text.length;
  }
  if (part.length > 0) parts.push(part);
  return parts;
}
