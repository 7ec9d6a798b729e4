import type { Database } from "./database.js";

/** Counts calls in the database's current second. */
const COUNT = `
  INSERT INTO nudgespot_store.calls AS c (key, second, calls)
  VALUES ($1, nudgespot_store.now_ms() / 1000, $2)
  ON CONFLICT (key) DO UPDATE SET second = excluded.second,
    calls = CASE WHEN c.second = excluded.second THEN c.calls + excluded.calls ELSE excluded.calls END
  RETURNING calls, (1000 - nudgespot_store.now_ms() % 1000)::int AS left`;

interface Counted {
  /** Calls in this second, those that were counted together included. */
  readonly calls: number;
  /** Milliseconds until the next second. */
  readonly left: number;
}

/** Calls of one key that are counted with one statement. */
interface Group {
  size: number;
  readonly counted: Promise<Counted>;
}

/** Limits of the calls in a second, for all processes. */
export class Limits {
  readonly #db: Database;
  /** Until when callers are over their limit, of `performance.now()`: the database need not be asked. */
  readonly #over = new Map<string, number>();
  /** The statement of each key that is running. Never rejects. */
  readonly #running = new Map<string, Promise<unknown>>();
  /** The calls of each key that come meanwhile. */
  readonly #waiting = new Map<string, Group>();

  constructor(db: Database) {
    this.#db = db;
  }

  /** As `Store.overLimit`. */
  async over(key: string, perSecond: number): Promise<number | undefined> {
    const wait = (this.#over.get(key) ?? 0) - performance.now();
    if (wait > 0) return wait;
    this.#over.delete(key);
    const group = this.#waiting.get(key) ?? this.#open(key);
    const place = ++group.size;
    const { calls, left } = await group.counted;
    if (calls - group.size + place <= perSecond) return undefined;
    this.#over.set(key, performance.now() + left);
    return left;
  }

  #open(key: string): Group {
    const running = this.#running.get(key) ?? Promise.resolve();
    const group: Group = { size: 0, counted: running.then(() => this.#count(key, group)) };
    this.#waiting.set(key, group);
    return group;
  }

  async #count(key: string, group: Group): Promise<Counted> {
    this.#waiting.delete(key);
    const counting = this.#db.query<{ calls: number; left: number }>(COUNT, [key, group.size]);
    const running = counting.catch(() => undefined);
    this.#running.set(key, running);
    const { rows } = await counting.finally(() => {
      if (this.#running.get(key) === running) this.#running.delete(key);
    });
    return rows[0] ?? { calls: group.size, left: 0 };
  }
}
