import type { TrackEvent } from "../../core/collections.js";
import { parseJson } from "../../core/json.js";
import type { ErrorCode } from "../../core/error-catalogue.js";
import { contentIdOf } from "../../core/message-id.js";
import { refusedPayloads, type RefusedPayload } from "../../core/refused.js";
import { transformBody } from "../../core/transform.js";
import type { NewEvent } from "../../store/events.js";
import type { Entry } from "../../store/quarantine.js";
import type { Store } from "../../store/store.js";
import { newEventOf } from "../receive/events.js";
import type { Source, Sources } from "../receive/sources.js";

/** The result of resending an entry. */
export type Resent =
  | { readonly id: string; readonly result: "resent" }
  /** Nothing in it is to be sent, by today's settings: it has left the quarantine. */
  | { readonly id: string; readonly result: "ignored" }
  | {
      readonly id: string;
      readonly result: "refused";
      readonly code: ErrorCode;
      readonly error: string;
    }
  /** No source has its schema name, or its destination was removed. */
  | { readonly id: string; readonly result: "no_destination" }
  /** Only the beginning of the payload is kept. */
  | { readonly id: string; readonly result: "truncated" }
  | { readonly id: string; readonly result: "not_found" };

/** The result of resending several entries. */
export interface ResentAll {
  readonly counts: Readonly<Partial<Record<Resent["result"], number>>>;
  /** The first entries that are still in the quarantine, or were not there. */
  readonly failed: readonly Resent[];
}

/** How many entries are named that could not be sent again. */
const MOST_FAILED = 1_000;

/** What sending again needs from outside. */
export interface ResendDeps {
  readonly store: Store;
  readonly sources: () => Sources;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** Sends entries again, those of a page side by side. */
export async function resendAll(
  pages: AsyncIterable<readonly string[]>,
  deps: ResendDeps,
): Promise<ResentAll> {
  const counts: Partial<Record<Resent["result"], number>> = {};
  const failed: Resent[] = [];
  for await (const ids of pages) {
    for (const resent of await Promise.all(ids.map((id) => resend(id, deps)))) {
      const { result } = resent;
      counts[result] = (counts[result] ?? 0) + 1;
      const isDone = result === "resent" || result === "ignored";
      if (!isDone && failed.length < MOST_FAILED) failed.push(resent);
    }
  }
  return { counts, failed };
}

/**
 * Sends an entry of the quarantine again: a payload through today's mapping and settings, a track event
 * as it is. It leaves the
 * quarantine in the transaction that puts its events into the outbox; what is refused again stays.
 */
async function resend(id: string, deps: ResendDeps): Promise<Resent> {
  const entry = await deps.store.quarantine.get(id);
  if (entry === undefined) return { id, result: "not_found" };
  if (entry.truncated) return { id, result: "truncated" };
  const source = deps.sources().list.find(({ schemaName }) => schemaName === entry.source);
  const { source: schemaName } = entry;
  const destinations = source === undefined ? [] : destinationsOf(entry, source);
  if (source === undefined || destinations.length === 0) return { id, result: "no_destination" };
  const events = storedEvent(entry);
  if (events !== undefined) return accept(events);
  const body = bodyOf(entry.payload);
  const outcomes = transformBody(body, { settings: source.settings, now: deps.now() });
  const mapped = outcomes.flatMap((outcome) =>
    outcome.kind === "accepted" ? [newEventOf(outcome.event)] : [],
  );
  const refusal = outcomes.find((outcome) => outcome.kind === "refused");
  if (refusal !== undefined && mapped.length === 0) {
    const { code, message } = refusal.failure;
    // Seen again, with today's reason.
    const { pointer } = refusal;
    const seen = { payload: entry.payload, code, message, ...(pointer && { pointer }) };
    if (entry.destination === undefined) {
      await deps.store.quarantine.add(entry.source, [seen]);
    }
    return { id, result: "refused", code, error: message };
  }
  // Of an entry with many payloads those that are refused again become entries of their own.
  return accept(mapped, refusedPayloads(entry.payload, body, outcomes));

  async function accept(
    events: readonly NewEvent[],
    refused: readonly RefusedPayload[] = [],
  ): Promise<Resent> {
    const call = { source: schemaName, destinations, events, refused, resends: id };
    const { isGone } = await deps.store.accept(call);
    if (isGone) return { id, result: "not_found" };
    if (events.length === 0) return { id, result: "ignored" };
    return { id, result: "resent" };
  }
}

/**
 * The event of an entry that has been mapped already. A destination gets the event that it refused,
 * unchanged; an event whose id another one has goes out under its derived id.
 */
function storedEvent({ payload, destination, code }: Entry): NewEvent[] | undefined {
  const isReused = code === "message_id_reused";
  if (destination === undefined && !isReused) return undefined;
  const event = JSON.parse(payload) as TrackEvent;
  return [newEventOf(isReused ? { ...event, messageId: contentIdOf(event) } : event)];
}

/** What one destination refused goes to that one alone: the others have it. */
function destinationsOf({ destination }: Entry, { destinations }: Source): string[] {
  const ids = destinations.map(({ id }) => id);
  return destination === undefined ? ids : ids.filter((id) => id === destination);
}

/** A payload that is not JSON, or is nested too deep, is a string. */
function bodyOf(payload: string): unknown {
  const kept = parseJson(payload);
  if (typeof kept !== "string") return kept;
  try {
    return parseJson(kept);
  } catch {
    return kept;
  }
}
