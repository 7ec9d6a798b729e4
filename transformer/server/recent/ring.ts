/** Characters of all texts together. */
const MOST_SIZE = 16_000_000;

/** What is remembered, up to a number of events and a size. */
export class Ring<T> {
  readonly #most: number;
  readonly #items: { item: T; events: number; size: number }[] = [];
  #events = 0;
  #size = 0;

  constructor(most: number) {
    this.#most = most;
  }

  push(item: T, events: number, size: number): void {
    this.#items.push({ item, events, size });
    this.#events += events;
    this.#size += size;
    while (this.#items.length > 1 && (this.#events > this.#most || this.#size > MOST_SIZE)) {
      const oldest = this.#items.shift();
      this.#events -= oldest?.events ?? 0;
      this.#size -= oldest?.size ?? 0;
    }
  }

  *newestFirst(): Generator<T> {
    for (let index = this.#items.length - 1; index >= 0; index -= 1) {
      const kept = this.#items[index];
      if (kept !== undefined) yield kept.item;
    }
  }
}
