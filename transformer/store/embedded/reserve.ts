import { closeSync, fsyncSync, openSync, rmSync, statfsSync, statSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { Room } from "../store.js";

/** How often the free space is looked at, in milliseconds. */
const LOOK_EVERY = 1_000;

const BLOCK = Buffer.alloc(2 ** 20);

/**
 * Room on the disk that is given up when the disk is full: what waits can then still be taken out
 * of the store, which takes some writing, too.
 */
export class Reserve {
  readonly #path: string;
  readonly #directory: string;
  readonly #bytes: number;
  #lookedAt = -Infinity;
  #hasRoom = true;

  readonly #unused: () => number;

  /**
   * @param bytes how much is held back
   * @param unused the bytes within the store's file that can be written again: it never shrinks
   */
  constructor(directory: string, bytes: number, unused: () => number) {
    this.#unused = unused;
    this.#directory = directory;
    this.#path = join(directory, "reserve");
    this.#bytes = bytes;
  }

  /** Whether there is as much room as is held back. Makes the reserve again when there is. */
  hasRoom(): boolean {
    const now = performance.now();
    if (now - this.#lookedAt < LOOK_EVERY) return this.#hasRoom;
    this.#lookedAt = now;
    this.#hasRoom = this.room().free >= this.#bytes;
    if (this.#free() >= 2 * this.#bytes) this.#make();
    return this.#hasRoom;
  }

  room(): Room {
    return { free: this.#free() + this.#unused(), reserve: this.#bytes };
  }

  /** Gives the room up. */
  release(): void {
    rmSync(this.#path, { force: true });
    this.#hasRoom = false;
    this.#lookedAt = performance.now();
  }

  #free(): number {
    const { bavail, bsize } = statfsSync(this.#directory);
    return bavail * bsize;
  }

  #make(): void {
    if (statSync(this.#path, { throwIfNoEntry: false })?.size === this.#bytes) return;
    const file = openSync(this.#path, "w", 0o600);
    try {
      for (let left = this.#bytes; left > 0; left -= BLOCK.length) {
        writeSync(file, BLOCK, 0, Math.min(left, BLOCK.length));
      }
      fsyncSync(file);
    } catch {
      rmSync(this.#path, { force: true }); // another process took the room first
    } finally {
      closeSync(file);
    }
  }
}
