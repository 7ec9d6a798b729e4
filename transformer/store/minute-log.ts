import type { Log } from "../core/observe.js";

const MINUTE = 60_000;

interface Kind {
  readonly write: (count: number) => void;
  count: number;
}

/**
 * A log with at most one line a minute of each kind. The first of a kind is written at once; what
 * comes within the minute is counted in the next line.
 */
export class MinuteLog {
  readonly #log: Log;
  readonly #kinds = new Map<string, Kind>();
  #timer: NodeJS.Timeout | undefined;

  constructor(log: Log) {
    this.#log = log;
  }

  /** @param fields with the message they make the kind: few values, never one of a payload */
  count(level: keyof Log, fields: object, message: string, count: number): void {
    const key = `${message} ${JSON.stringify(fields)}`;
    const known = this.#kinds.get(key);
    if (known !== undefined) {
      known.count += count;
      return;
    }
    const write = (all: number): void => {
      this.#log[level]({ ...fields, count: all }, message);
    };
    write(count);
    this.#kinds.set(key, { write, count: 0 });
    this.#timer ??= setInterval(() => {
      this.#flush();
    }, MINUTE).unref();
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#flush();
  }

  /** A kind of which nothing came within a minute is new again. */
  #flush(): void {
    for (const [key, kind] of this.#kinds) {
      if (kind.count === 0) {
        this.#kinds.delete(key);
        continue;
      }
      kind.write(kind.count);
      kind.count = 0;
    }
  }
}
