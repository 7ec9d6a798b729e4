import { setTimeout as wait } from "node:timers/promises";
import { convert, rejectedLine, type PayloadOptions } from "../convert/convert.js";
import { PACE, type Pace } from "../delivery/backoff.js";
import type { Client } from "../delivery/destination.js";
import { openDocuments, shareOf, type DocumentFile } from "../files/documents.js";
import type { JsonDocument } from "../files/json-document.js";
import { Batch } from "./batch.js";
import { InsistentSender, type Decided, type InsistentDeps } from "./insistent.js";
import { replayedEvent } from "./replayed-event.js";

/** A file that is replayed, as far as it can be told from another. */
export interface ReplayFile {
  readonly name: string;
  /** In bytes; null where it is not known. */
  readonly size: number | null;
}

/** How far a replay is. */
export interface Progress {
  /** How many of the files' JSON documents are done with, from the beginning. */
  readonly documents: number;
  /** Events that the destination took. */
  readonly sent: number;
  /** Payloads that the mapping refused, and events that the destination did. */
  readonly refused: number;
  readonly ignored: number;
}

/** How files are replayed. */
export interface ReplayOptions extends PayloadOptions {
  readonly client: Client;
  /** Most events a second. */
  readonly rate?: number | undefined;
  /** Where to begin. */
  readonly from?: Progress | undefined;
  /** Writes refused payloads, one per line: `{ file, line, code, reason, payload }`. */
  readonly writeRejected: (lines: string) => Promise<void>;
  /** Called when something is done with. */
  readonly onProgress: (progress: Progress, share: number | undefined) => Promise<void>;
  readonly onTrouble: InsistentDeps["onTrouble"];
  /** Ends it early. */
  readonly interrupted: AbortSignal;
  readonly pace?: Pace;
  readonly random?: () => number;
}

/** How a replay ended. */
export interface Replayed {
  readonly progress: Progress;
  /** Why before the files' end, if so. */
  readonly stopped?: Exclude<Decided, { kind: "decided" }>;
}

export const NOTHING_YET: Progress = { documents: 0, sent: 0, refused: 0, ignored: 0 };

/**
 * Opens files to replay.
 *
 * @param names paths, or `-` for standard input
 * @throws FileError
 */
export async function openFiles(names: readonly string[]): Promise<DocumentFile[]> {
  return Promise.all(names.map((name) => openDocuments(name)));
}

/**
 * Sends the payloads of files to a destination: in their order, with their own times, and with
 * message ids that are the same in every run. A refused event keeps no other back.
 *
 * @throws FileError
 */
export async function replayFiles(
  files: readonly DocumentFile[],
  options: ReplayOptions,
): Promise<Replayed> {
  const replay = new Replay(options);
  let before = 0;
  for (const file of files) {
    for await (const documents of file.documents()) {
      const after = shareOf(files);
      for (const [index, document] of documents.entries()) {
        // Sending can take long, so payloads that were read together finish one by one.
        const share = after && before + ((after - before) * (index + 1)) / documents.length;
        const stopped = await replay.take(file.name, document, share);
        if (stopped !== undefined) return { progress: replay.progress, stopped };
      }
      before = after ?? 0;
    }
  }
  const stopped = await replay.flush(1);
  return { progress: replay.progress, ...(stopped && { stopped }) };
}

type Stopped = Replayed["stopped"];

class Replay {
  readonly #options: ReplayOptions;
  readonly #sender: InsistentSender;
  readonly #batch: Batch;
  #toSkip: number;
  #nextAt = 0;
  progress: Progress;

  constructor(options: ReplayOptions) {
    const { client, rate, from = NOTHING_YET, pace = PACE, random = Math.random } = options;
    this.#options = options;
    this.#sender = new InsistentSender({ ...options, pace, random });
    const { events, bytes } = client.limits;
    // A batch holds at most the events of one second.
    this.#batch = new Batch({ events: Math.max(1, Math.min(events, rate ?? events)), bytes });
    this.#toSkip = from.documents;
    this.progress = from;
  }

  async take(file: string, document: JsonDocument, share: number | undefined): Promise<Stopped> {
    if (this.#toSkip > 0) {
      this.#toSkip -= 1;
      return undefined;
    }
    const { accepted, rejected, ignored } = convert({ name: file }, document, this.#options);
    for (const [index, one] of accepted.entries()) {
      const json = JSON.stringify(replayedEvent(one, file, document, index));
      if (!this.#batch.hasRoomFor(json)) {
        const stopped = await this.flush(share);
        if (stopped !== undefined) return stopped;
      }
      this.#batch.add({ json, file, line: document.line });
    }
    this.#batch.end(rejected, ignored);
    return this.#batch.isFull ? this.flush(share) : undefined;
  }

  /** Sends the gathered events. */
  async flush(share: number | undefined): Promise<Stopped> {
    const { events, rejected, ignored, documents } = this.#batch.take();
    await this.#keepRate(events.length);
    if (this.#options.interrupted.aborted) return { kind: "interrupted" };
    const decided = await this.#sender.send(events.map(({ json }) => json));
    if (decided.kind !== "decided") return decided;
    const refused = events.flatMap((event, index) => {
      const why = decided.refused[index];
      return why === undefined ? [] : [rejectedLine(event.file, event, why)];
    });
    const all = [...rejected, ...refused];
    if (all.length > 0) await this.#options.writeRejected(all.join(""));
    const { progress } = this;
    this.progress = {
      documents: progress.documents + documents,
      sent: progress.sent + events.length - refused.length,
      refused: progress.refused + all.length,
      ignored: progress.ignored + ignored,
    };
    await this.#options.onProgress(this.progress, share);
    return undefined;
  }

  async #keepRate(events: number): Promise<void> {
    const { rate, interrupted } = this.#options;
    if (rate === undefined) return;
    const now = performance.now();
    const at = Math.max(now, this.#nextAt);
    this.#nextAt = at + (events / rate) * 1_000;
    if (at > now) await wait(at - now, undefined, { signal: interrupted }).catch(() => undefined);
  }
}
