/** Limits how much is remembered per second: nobody can read all events of a busy service. */
export class SecondBudget {
  readonly #most: number;
  #second = 0;
  #taken = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** Whether so many more fit, without taking them. */
  has(count: number, now: number): boolean {
    const isNew = Math.floor(now / 1_000) !== this.#second || this.#taken === 0;
    return isNew || this.#taken + count <= this.#most;
  }

  /** Whether so many more fit into the second of a time, in milliseconds. The first always do. */
  take(count: number, now: number): boolean {
    const second = Math.floor(now / 1_000);
    if (second !== this.#second) [this.#second, this.#taken] = [second, 0];
    const isFirst = this.#taken === 0;
    this.#taken += count;
    return isFirst || this.#taken <= this.#most;
  }
}
