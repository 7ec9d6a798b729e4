import { mkdir } from "node:fs/promises";
import { Worker } from "node:worker_threads";
import { CannotOpen, StoreError, type EntryFilter, type Lease, type Store } from "../store.js";
import type { Answer, LeaseReply, Message, OperationName, Operations } from "./operations.js";
import type { StoreLog } from "./repair.js";
import type { WriterData } from "./writer.js";

/** How the embedded store is opened. */
export interface EmbeddedOptions {
  /** Made if it is not there. Only one process can have it. */
  readonly directory: string;
  /** How long a message id is remembered, in milliseconds. */
  readonly dedupWindow: number;
  /** Room on the disk held back for draining a full store, in bytes. */
  readonly reserve?: number;
  readonly log: StoreLog;
}

const RESERVE = 64 * 2 ** 20;

/** What the thread has in hand is gone a moment later: a small heap for it is as quick as a large one. */
const MEMORY = { maxYoungGenerationSizeMb: 12 };

/** Tests run the sources, but a thread needs JavaScript: the build's. */
const WRITER = new URL(
  import.meta.url.endsWith(".ts") ? "../../../dist/store/embedded/writer.js" : "writer.js",
  import.meta.url,
);

/**
 * Opens the embedded store: SQLite in a thread of its own.
 *
 * @throws CannotOpen, in one line, where another process has it or it cannot be used
 */
export async function openEmbeddedStore(options: EmbeddedOptions): Promise<Store> {
  const { directory, dedupWindow, reserve = RESERVE, log } = options;
  await mkdir(directory, { recursive: true }).catch((error: unknown) => {
    const { code = "unknown" } = error as NodeJS.ErrnoException;
    throw new CannotOpen(`the folder in DATA_DIR cannot be made: ${code}`);
  });
  const workerData: WriterData = { directory, dedupWindow, reserve };
  const worker = new Worker(WRITER, { workerData, resourceLimits: MEMORY });
  const writer = new Writer(worker, log);
  await writer.ready;
  return storeOf(writer);
}

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** The main thread's end of the writer. */
class Writer {
  readonly ready: Promise<void>;
  readonly #worker: Worker;
  readonly #log: StoreLog;
  readonly #waiting = new Map<number, Waiting>();
  #numbers = 0;
  #ended = false;

  constructor(worker: Worker, log: StoreLog) {
    this.#worker = worker;
    this.#log = log;
    this.ready = new Promise((resolve, reject) => {
      worker.on("message", (message: Message) => {
        if (message.kind === "ready") resolve();
        else if (message.kind === "cannot-open") reject(new CannotOpen(message.reason));
        else this.#onMessage(message);
      });
      worker.on("error", (error) => {
        this.#end(error);
        reject(new CannotOpen(`the store in DATA_DIR cannot be opened: ${nameOf(error)}`));
      });
      worker.on("exit", () => {
        this.#end();
        reject(new CannotOpen("the store's thread ended"));
      });
    });
  }

  ask<K extends OperationName>(
    name: K,
    given: Operations[K]["given"],
  ): Promise<Operations[K]["result"]> {
    if (this.#ended) return Promise.reject(new StoreError("store_failing"));
    const number = ++this.#numbers;
    return new Promise<unknown>((resolve, reject) => {
      this.#waiting.set(number, { resolve, reject });
      this.#worker.postMessage({ number, name, given });
    }) as Promise<Operations[K]["result"]>;
  }

  async close(): Promise<void> {
    if (this.#ended) return;
    const ended = new Promise((resolve) => this.#worker.once("exit", resolve));
    await this.ask("close", undefined);
    this.#ended = true;
    await ended;
  }

  #onMessage(message: Exclude<Message, { kind: "ready" | "cannot-open" }>): void {
    if (message.kind === "log") this.#log[message.level](message.fields, message.message);
    else for (const answer of message.answers) this.#settle(answer);
  }

  #settle(answer: Answer): void {
    const waiting = this.#waiting.get(answer.number);
    this.#waiting.delete(answer.number);
    if (!("error" in answer)) {
      waiting?.resolve(answer.result);
      return;
    }
    this.#log.error({ code: answer.error, reason: answer.reason }, "the store could not write");
    waiting?.reject(new StoreError(answer.error));
  }

  #end(error?: Error): void {
    if (this.#ended) return;
    this.#ended = true;
    if (error !== undefined) this.#log.error({ error: nameOf(error) }, "the store's thread failed");
    for (const { reject } of this.#waiting.values()) reject(new StoreError("store_failing"));
    this.#waiting.clear();
  }
}

function storeOf(writer: Writer): Store {
  const leases = new WeakMap<Lease, number>();
  const leaseOf = (destination: string, { id, lane, events }: LeaseReply): Lease => {
    const lease = { destination, lane, events };
    leases.set(lease, id);
    return lease;
  };
  return {
    accept: (call) => writer.ask("accept", call),
    async lease(destination, limits, lanes, now) {
      const replies = await writer.ask("lease", { destination, limits, lanes, now });
      return replies.map((reply) => leaseOf(destination, reply));
    },
    async settle(lease, verdicts, now) {
      const id = leases.get(lease);
      if (id !== undefined) await writer.ask("settle", { id, verdicts, now });
    },
    waiting: () => writer.ask("waiting", undefined),
    quarantine: {
      async add(source, refused, at) {
        await writer.ask("add", { source, refused, at });
      },
      list: (filter: EntryFilter, limit, cursor) => writer.ask("list", { filter, limit, cursor }),
      get: (id) => writer.ask("get", id),
      discard: (ids) => writer.ask("discard", ids),
      counts: () => writer.ask("counts", undefined),
      prune: (limits) => writer.ask("prune", limits),
    },
    check: () => writer.ask("check", undefined),
    async forget(now) {
      await writer.ask("forget", now);
    },
    close: () => writer.close(),
  };
}

function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return "code" in error && typeof error.code === "string" ? error.code : error.name;
}
