import type { Log } from "../core/observe.js";
import type { ErrorCode } from "../core/error-catalogue.js";
import type { Failure } from "../core/errors.js";
import { MinuteLog } from "../store/minute-log.js";

/** The refusals of a source, or of a destination. */
export interface Refusals {
  /** Payloads or events within the last hour. */
  readonly refusedLastHour: number;
  readonly lastRefusal?: {
    readonly code: ErrorCode;
    /** Never a value of a payload. */
    readonly reason: string;
    /** Milliseconds since the epoch. */
    readonly at: number;
  };
}

/** The refusals of the last hour, for the log, the admin API and doctor. */
export interface Activity {
  /** Payloads of a source were refused. */
  refused(source: string, failure: Failure, count: number): void;
  /** A destination will not take events. */
  destinationRefused(destination: string, failure: Failure, count: number): void;
  /** A call named no write key, or one that no source has. */
  wrongKey(): void;
  /** A call was answered with 503. */
  unavailable(code: ErrorCode): void;
  /** By source. */
  sources(): ReadonlyMap<string, Refusals>;
  /** By destination. */
  destinations(): ReadonlyMap<string, Refusals>;
  /** Writes what has been counted to the log. */
  stop(): void;
}

const MINUTE = 60_000;
const HOUR_IN_MINUTES = 60;

/** @param now milliseconds since the epoch */
export function createActivity(log: Log, now: () => number): Activity {
  const lines = new MinuteLog(log);
  const sources = new Map<string, LastHour>();
  const destinations = new Map<string, LastHour>();

  function add(to: Map<string, LastHour>, name: string, failure: Failure, count: number): void {
    const hour = to.get(name) ?? new LastHour(now);
    to.set(name, hour);
    hour.add(failure, count);
  }

  return {
    refused(source, failure, count) {
      add(sources, source, failure, count);
      lines.count("warn", { source, code: failure.code }, "payloads were refused", count);
    },
    destinationRefused(destination, failure, count) {
      add(destinations, destination, failure, count);
      const fields = { destination, reason: failure.message };
      lines.count("warn", fields, "a destination refused events", count);
    },
    wrongKey() {
      lines.count("warn", {}, "calls had an unknown write key", 1);
    },
    unavailable(code) {
      lines.count("error", { code }, "calls were answered with 503", 1);
    },
    sources: () => refusalsOf(sources),
    destinations: () => refusalsOf(destinations),
    stop: () => {
      lines.stop();
    },
  };
}

function refusalsOf(hours: ReadonlyMap<string, LastHour>): Map<string, Refusals> {
  return new Map([...hours].map(([name, hour]) => [name, hour.refusals()]));
}

/** Counts of the last sixty minutes. */
class LastHour {
  readonly #now: () => number;
  readonly #byMinute = new Map<number, number>();
  #last: Refusals["lastRefusal"];

  constructor(now: () => number) {
    this.#now = now;
  }

  add({ code, message }: Failure, count: number): void {
    const at = this.#now();
    const minute = Math.floor(at / MINUTE);
    this.#byMinute.set(minute, (this.#byMinute.get(minute) ?? 0) + count);
    for (const old of this.#byMinute.keys()) {
      if (old <= minute - HOUR_IN_MINUTES) this.#byMinute.delete(old);
    }
    this.#last = { code, reason: message, at };
  }

  refusals(): Refusals {
    const since = Math.floor(this.#now() / MINUTE) - HOUR_IN_MINUTES;
    let refusedLastHour = 0;
    for (const [minute, count] of this.#byMinute) if (minute > since) refusedLastHour += count;
    return { refusedLastHour, ...(this.#last && { lastRefusal: this.#last }) };
  }
}
