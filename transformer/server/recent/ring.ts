/** Characters of all texts together. */
const MOST_SIZE = 16_000_000;

/**
 * What is remembered, up to a number of events and a size: a circular buffer, because something is added for
 * each call of a busy service.
 */
export class Ring<T> {
  readonly #most: number;
  readonly #items: (T | undefined)[];
  /** Events and size of each item. */
  readonly #events: Float64Array;
  readonly #sizes: Float64Array;
  #first = 0;
  #length = 0;
  #allEvents = 0;
  #allSizes = 0;

  /** @param most events; an item has at least one */
  constructor(most: number) {
    this.#most = most;
    this.#items = Array.from({ length: most + 1 }, () => undefined);
    this.#events = new Float64Array(most + 1);
    this.#sizes = new Float64Array(most + 1);
  }

  push(item: T, events: number, size: number): void {
    const place = (this.#first + this.#length) % this.#items.length;
    this.#items[place] = item;
    this.#events[place] = events;
    this.#sizes[place] = size;
    this.#length += 1;
    this.#allEvents += events;
    this.#allSizes += size;
    while (this.#length > 1 && (this.#allEvents > this.#most || this.#allSizes > MOST_SIZE)) {
      this.#forgetFirst();
    }
  }

  *newestFirst(): Generator<T> {
    for (let index = this.#length - 1; index >= 0; index -= 1) {
      const item = this.#items[(this.#first + index) % this.#items.length];
      if (item !== undefined) yield item;
    }
  }

  #forgetFirst(): void {
    const first = this.#first;
    this.#items[first] = undefined;
    this.#allEvents -= this.#events[first] ?? 0;
    this.#allSizes -= this.#sizes[first] ?? 0;
    this.#first = (first + 1) % this.#items.length;
    this.#length -= 1;
  }
}
