import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { readText, writePrivate } from "../files/text-file.js";
import type { ReplayFile, Progress } from "./replay.js";

/** How often it is written down how far a replay is, in milliseconds. */
const EVERY = 1_000;

const VERSION = 1;

/** How far a replay got, as it is written down. */
interface Checkpoint {
  readonly version: number;
  /** Where the events go: type and address. */
  readonly to: string;
  readonly files: readonly ReplayFile[];
  readonly progress: Progress;
}

/** Thrown where a checkpoint and a replay do not belong together. One line. */
export class CheckpointError extends Error {
  override readonly name = "CheckpointError";
}

/** Where it is written down how far a replay is. */
export class CheckpointFile {
  readonly #path: string;
  readonly #of: Pick<Checkpoint, "to" | "files">;
  #savedAt = -Infinity;

  /** @param of identifies the replay: another one cannot resume from its checkpoint */
  constructor(path: string, of: Pick<Checkpoint, "to" | "files">) {
    this.#path = path;
    this.#of = of;
  }

  /**
   * The progress of the interrupted replay; undefined without a checkpoint.
   *
   * @throws CheckpointError where it is of another replay, or no checkpoint
   * @throws FileError
   */
  async read(): Promise<Progress | undefined> {
    if (!this.exists()) return undefined;
    const text = await readText(this.#path);
    const { to, files, progress } = this.#parse(text);
    if (to !== this.#of.to || JSON.stringify(files) !== JSON.stringify(this.#of.files)) {
      throw new CheckpointError(
        `${this.#path} is of other files, or of another destination: name another with --checkpoint`,
      );
    }
    return progress;
  }

  exists(): boolean {
    return existsSync(this.#path);
  }

  /** Writes it down, unless that was done a moment ago. @throws FileError */
  async note(progress: Progress): Promise<void> {
    if (performance.now() - this.#savedAt < EVERY) return;
    await this.save(progress);
  }

  /** @throws FileError */
  async save(progress: Progress): Promise<void> {
    const checkpoint: Checkpoint = { version: VERSION, ...this.#of, progress };
    await writePrivate(this.#path, `${JSON.stringify(checkpoint)}\n`);
    this.#savedAt = performance.now();
  }

  /** When all is done. */
  async remove(): Promise<void> {
    await rm(this.#path, { force: true });
  }

  #parse(text: string): Omit<Checkpoint, "version"> {
    try {
      const read = JSON.parse(text) as Checkpoint;
      if (read.version === VERSION) return read;
    } catch {
      // handled like any other text that is not a checkpoint
    }
    throw new CheckpointError(`${this.#path} is not a checkpoint of this version`);
  }
}
