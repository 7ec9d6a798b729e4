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

/** Whether a source is one of a host's contract: its name is `host:NAME`. */
export function isContractSource(source: string): boolean {
  return source.includes(":");
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
