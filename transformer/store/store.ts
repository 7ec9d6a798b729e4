import type { Events } from "./events.js";
import type { Quarantine } from "./quarantine.js";
import type { Tallies } from "./tallies.js";

/** A damaged store that was replaced, and is kept beside the new one. */
export interface SetAside {
  /** Its name, in the store's folder. */
  readonly file: string;
  /** Neither an event nor an entry could be read from it. */
  readonly isUnreadable: boolean;
  /** Events and entries that were read from it; events that are known to be lost. */
  readonly events?: number;
  readonly entries?: number;
  readonly lostEvents?: number;
}

/** Whether a call could be stored now. */
export interface Health extends Partial<Room> {
  /** `recovering`: the file was damaged, and is being replaced. */
  readonly state: "ok" | "full" | "failing" | "recovering";
  /** It ends with the service, and keeps nothing. */
  readonly isInMemory?: true;
  /** Damaged stores that were neither imported nor deleted. */
  readonly setAside: readonly SetAside[];
}

/** Room for new events, in bytes. */
export interface Room {
  /** Bytes that can still be written, on the disk and within the store's own files. */
  readonly free: number;
  /** Bytes held back for draining: with less, new events are refused. */
  readonly reserve: number;
}

/** What processes tell each other, by its kind. JSON can carry it. */
export interface Message {
  readonly kind: string;
}

/** Everything that must survive a crash: queued events, known message ids, and the quarantine. */
export interface Store extends Events {
  readonly quarantine: Quarantine;
  readonly tallies: Tallies;
  /**
   * Counts a call against a limit, in all processes together.
   *
   * @param key of the caller
   * @param perSecond the number of calls that are allowed in a second
   * @returns how long to wait, in milliseconds; undefined if the call is within the limit
   */
  overLimit(key: string, perSecond: number): Promise<number | undefined>;
  /** Tells the other processes of the store something about this one. It counts for 30 seconds. */
  report(report: string): Promise<void>;
  /** The reports of the other processes. */
  reports(): Promise<readonly string[]>;
  /** Tells the other processes something, within a second. Not all of them may hear it. */
  tell(message: Message): Promise<void>;
  /**
   * Calls a function with each message of the other processes.
   *
   * @returns stops it
   */
  onTold(listener: (message: Message) => void): () => void;
  /** Writes to the store without a change, to know whether a call could be stored. */
  health(): Promise<Health>;
  /**
   * Forgets old message ids, delivered events and tallies, a part at a time, and removes entries of the
   * quarantine that are older than its retention. To be called every few seconds. An entry is removed only when two calls that are a
   * day apart, on a clock that is never set, agree: one wrong date removes nothing.
   *
   * @returns the number of entries removed since the last call, those over the size included
   */
  maintain(): Promise<number>;
  /** Finishes the pending operations and closes. */
  close(): Promise<void>;
}
