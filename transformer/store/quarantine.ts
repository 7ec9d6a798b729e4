import type { RefusedPayload } from "../core/refused.js";
import type { ErrorCode } from "../core/error-catalogue.js";

/** One entry of the quarantine without its payload. */
export interface EntrySummary extends Omit<RefusedPayload, "payload"> {
  /** The same for the same payload, source and destination. */
  readonly id: string;
  readonly source: string;
  /** The destination that refused it; absent if the transform did. */
  readonly destination?: string;
  /** In milliseconds since the epoch, like `lastSeen`. */
  readonly firstSeen: number;
  readonly lastSeen: number;
  readonly count: number;
  /** Bytes of the stored payload. */
  readonly bytes: number;
  /** Only the beginning of the payload is stored, as a JSON string. */
  readonly truncated?: true;
}

/** One entry of the quarantine: a payload of a source, refused once or many times. */
export interface Entry extends EntrySummary {
  /** As in `RefusedPayload`. */
  readonly payload: string;
}

/** Selects entries of the quarantine. An absent field selects all. */
export interface EntryFilter {
  readonly source?: string;
  readonly destination?: string;
  readonly code?: string;
}

/** A page of entries, the last seen first. */
export interface EntryPage {
  readonly entries: readonly EntrySummary[];
  /** Where the next page begins; absent on the last. */
  readonly next?: string;
}

/** The number of entries of one kind. */
export interface EntryCount {
  readonly source: string;
  readonly destination?: string;
  readonly code: ErrorCode;
  readonly entries: number;
  /** The sum of their counts. */
  readonly refusals: number;
}

/**
 * The maximum size of the quarantine, in bytes of payloads. When it is full, the entries not seen for
 * longest are removed. Calls with a write key and calls of a host's contract, which anyone on the
 * network can make, have a share each: neither pushes out the other's entries.
 */
export interface QuarantineShares {
  readonly received: number;
  readonly contract: number;
}

/** The share of a source. One of a host's contract has the name `host:NAME`. */
export function shareOf(source: string): keyof QuarantineShares {
  return source.includes(":") ? "contract" : "received";
}

/** One payload takes at most this part of its share. */
const LARGEST_PART = 4;

/** A payload as it is stored. */
export interface StoredPayload {
  readonly payload: string;
  readonly bytes: number;
  readonly isTruncated: boolean;
}

/** Cuts a payload that is too long for a share, in bytes: its beginning is stored, as a JSON string. */
export function storedPayload(payload: string, share: number): StoredPayload {
  const most = share / LARGEST_PART;
  const bytes = Buffer.byteLength(payload);
  if (bytes <= most) return { payload, bytes, isTruncated: false };
  const beginning = JSON.stringify(payload.slice(0, Math.floor(most / LARGEST_PART)));
  return { payload: beginning, bytes: Buffer.byteLength(beginning), isTruncated: true };
}

/** How far apart two checks of an entry's age must be, in milliseconds. */
const DAY = 86_400_000;

/** Finds entries that are too old by two checks a day apart: one wrong date removes nothing. */
export class AgeCheck {
  readonly #now: () => number;
  #last: { readonly at: number; readonly before: number } | undefined;

  /** @param now milliseconds on a clock that is never set */
  constructor(now: () => number) {
    this.#now = now;
  }

  /**
   * @param before entries last seen earlier are too old now, in milliseconds since the epoch
   * @returns entries last seen earlier are too old by both checks; undefined within a day of the last
   */
  agreed(before: number): number | undefined {
    const [at, last] = [this.#now(), this.#last];
    if (last !== undefined && at - last.at < DAY) return undefined;
    this.#last = { at, before };
    return last === undefined ? undefined : Math.min(last.before, before);
  }
}

/** The last entry of a page, as a cursor. */
export function cursorOf(lastSeen: number, id: string): string {
  return `${lastSeen}-${id}`;
}

/** The place of a cursor in the list; undefined for a text that is not a cursor. */
export function placeOf(cursor = ""): { lastSeen: number; id: string } | undefined {
  const [, seen, id] = /^(\d+)-([0-9a-f]{32})$/.exec(cursor) ?? [];
  return seen === undefined || id === undefined ? undefined : { lastSeen: Number(seen), id };
}

/** Refused payloads and events, kept until a person decides. */
export interface Quarantine {
  /**
   * Stores refused payloads; a known one counts up, with the latest code and message. Resolves when
   * they are on disk.
   *
   * @throws StoreError
   */
  add(source: string, refused: readonly RefusedPayload[]): Promise<void>;
  /** @param cursor `next` of the previous page */
  list(filter: EntryFilter, limit: number, cursor?: string): Promise<EntryPage>;
  get(id: string): Promise<Entry | undefined>;
  /** @returns the number of removed entries */
  discard(ids: readonly string[]): Promise<number>;
  counts(): Promise<readonly EntryCount[]>;
}
