import type { RefusedPayload } from "../../core/refused.js";
import type {
  AcceptResult,
  Call,
  Lease,
  LeaseLimits,
  QueuedEvent,
  Verdict,
  Waiting,
} from "../events.js";
import type { Entry, EntryCount, EntryFilter, EntryPage } from "../quarantine.js";
import type { Room, SetAside } from "../store.js";
import type { CampaignTally, Counted, HourTally } from "../tallies.js";

/** Arguments and result of each operation of the writer. */
export interface Operations {
  accept: { given: { call: Call; now: number }; result: AcceptResult };
  lease: {
    given: { destination: string; limits: LeaseLimits; lanes: number; now: number };
    result: readonly Lease[];
  };
  settle: {
    given: { id: string; verdicts: readonly Verdict[]; now: number };
    result: boolean;
  };
  extend: { given: { id: string; now: number }; result: boolean };
  suspend: { given: { destination: string; isSuspended: boolean }; result: undefined };
  suspended: { given: undefined; result: readonly string[] };
  waiting: { given: undefined; result: readonly Waiting[] };
  add: {
    given: { source: string; refused: readonly RefusedPayload[]; now: number };
    result: undefined;
  };
  list: {
    given: { filter: EntryFilter; limit: number; cursor: string | undefined };
    result: EntryPage;
  };
  get: { given: string; result: Entry | undefined };
  discard: { given: readonly string[]; result: number };
  counts: { given: undefined; result: readonly EntryCount[] };
  queued: { given: { destination: string; limit: number }; result: readonly QueuedEvent[] };
  move: { given: { from: string; to: string; now: number }; result: number | undefined };
  drop: { given: { destination: string; now: number }; result: number | undefined };
  resend: {
    given: { destination: string; since: number; until: number; now: number };
    result: number;
  };
  tally: { given: { counted: readonly Counted[]; now: number }; result: undefined };
  talliesByHour: { given: number; result: readonly HourTally[] };
  talliesByCampaign: { given: { since: number; limit: number }; result: readonly CampaignTally[] };
  maintain: { given: { now: number; before: number }; result: number };
  check: { given: undefined; result: Room };
  close: { given: undefined; result: undefined };
}

export type OperationName = keyof Operations;

/** One operation, numbered so that its answer is known. */
export interface Request<K extends OperationName = OperationName> {
  readonly number: number;
  readonly name: K;
  readonly given: Operations[K]["given"];
}

/** The answer to a request. */
export type Answer = { readonly number: number } & (
  | { readonly result: unknown }
  | { readonly error: "store_full" | "store_failing"; readonly reason: string }
);

/** A message from the writer to the main thread. */
export type Message =
  | { readonly kind: "ready"; readonly setAside: readonly SetAside[] }
  /** The writer has closed the file: it must be recovered. */
  | { readonly kind: "damaged"; readonly reason: string }
  | { readonly kind: "cannot-open"; readonly reason: string }
  | { readonly kind: "answers"; readonly answers: readonly Answer[] }
  | {
      readonly kind: "log";
      readonly level: "info" | "warn" | "error";
      readonly fields: object;
      readonly message: string;
    };
