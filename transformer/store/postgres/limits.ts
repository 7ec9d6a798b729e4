import type { Database } from "./database.js";

/** Counts a call in the database's current second. */
const COUNT = `
  INSERT INTO nudgespot_store.calls AS c (key, second, calls)
  VALUES ($1, nudgespot_store.now_ms() / 1000, 1)
  ON CONFLICT (key) DO UPDATE SET second = excluded.second,
    calls = CASE WHEN c.second = excluded.second THEN c.calls + 1 ELSE 1 END
  RETURNING calls, (1000 - nudgespot_store.now_ms() % 1000)::int AS left`;

/** Limits of the calls in a second, for all processes. */
export class Limits {
  readonly #db: Database;
  /** Until when callers are over their limit, of `performance.now()`: the database need not be asked. */
  readonly #over = new Map<string, number>();

  constructor(db: Database) {
    this.#db = db;
  }

  /** As `Store.overLimit`. */
  async over(key: string, perSecond: number): Promise<number | undefined> {
    const wait = (this.#over.get(key) ?? 0) - performance.now();
    if (wait > 0) return wait;
    this.#over.delete(key);
    const { rows } = await this.#db.query<{ calls: number; left: number }>(COUNT, [key]);
    const [{ calls, left } = { calls: 0, left: 0 }] = rows;
    if (calls <= perSecond) return undefined;
    this.#over.set(key, performance.now() + left);
    return left;
  }
}
