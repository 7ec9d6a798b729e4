import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import type { Log } from "../../core/observe.js";
import { MinuteLog } from "../minute-log.js";
import { CannotOpen, StoreError } from "../errors.js";
import type { Health, SetAside } from "../store.js";
import type { Asked } from "./asking.js";
import type { Answer, Message, OperationName, Operations } from "./operations.js";
import type { StartThread, Thread } from "./threads.js";
import type { WriterData } from "./writer.js";

/** How long to wait after a recovery or a start that failed, in milliseconds. */
const RETRY_AFTER = 10_000;

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** How a writer thread ended its start. */
type Started =
  | { readonly kind: "ready" }
  | { readonly kind: "damaged" }
  | { readonly kind: "cannot-open"; readonly reason: string };

/**
 * The main thread's end of the writer. When the writer finds damage it ends; the recovery runs, and
 * another writer starts. Until then every operation fails with `store_failing`.
 */
export class Writer implements Asked {
  readonly #data: WriterData;
  readonly #startThread: StartThread;
  readonly #log: Log;
  readonly #lines: MinuteLog;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Thread | undefined;
  #setAside: readonly SetAside[] = [];
  #numbers = 0;
  /** Whether a writer found damage that no recovery has dealt with. */
  #isDamaged = false;
  #isRestarting = false;
  #isClosed = false;

  constructor(data: WriterData, log: Log, startThread: StartThread) {
    this.#data = data;
    this.#startThread = startThread;
    this.#log = log;
    this.#lines = new MinuteLog(log);
  }

  /** @throws CannotOpen */
  async start(): Promise<void> {
    let started = this.#isDamaged ? undefined : await this.#startWriter();
    if (this.#isDamaged) {
      await this.#recover();
      started = await this.#startWriter();
    }
    if (started?.kind === "cannot-open") throw new CannotOpen(started.reason);
    if (this.#isDamaged) {
      throw new CannotOpen("the store in DATA_DIR is damaged, and could not be replaced");
    }
  }

  ask<K extends OperationName>(
    name: K,
    given: Operations[K]["given"],
  ): Promise<Operations[K]["result"]> {
    const worker = this.#worker;
    if (worker === undefined) return Promise.reject(new StoreError("store_failing"));
    const number = ++this.#numbers;
    return new Promise<unknown>((resolve, reject) => {
      this.#waiting.set(number, { resolve, reject });
      worker.postMessage({ number, name, given });
    }) as Promise<Operations[K]["result"]>;
  }

  async health(): Promise<Health> {
    const setAside = this.#setAside;
    if (this.#isRestarting) return { state: "recovering", setAside };
    try {
      return { state: "ok", ...(await this.ask("check", undefined)), setAside };
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      return { state: error.code === "store_full" ? "full" : "failing", setAside };
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#lines.stop();
    const worker = this.#worker;
    if (worker === undefined) return;
    const ended = once(worker, "exit");
    await this.ask("close", undefined);
    this.#worker = undefined;
    await ended;
  }

  async #startWriter(): Promise<Started> {
    const worker = this.#startThread("writer", this.#data);
    const exited = new Promise<void>((resolve) =>
      worker.once("exit", () => {
        resolve();
      }),
    );
    const started = await new Promise<Started>((resolve) => {
      worker.on("message", (message: Message) => {
        if (message.kind === "answers") for (const answer of message.answers) this.#settle(answer);
        else if (message.kind === "log") this.#log[message.level](message.fields, message.message);
        else resolve(this.#began(message, worker));
      });
      worker.once("error", (error) => {
        const name = errorName(error);
        this.#log.error({ error: name }, "the store's thread failed");
        resolve({ kind: "cannot-open", reason: `the store in DATA_DIR cannot be opened: ${name}` });
      });
      worker.once("exit", () => {
        resolve({ kind: "cannot-open", reason: "the store's thread ended" });
        this.#onExit(worker);
      });
    });
    // The files are free when the thread has ended, and not before.
    if (started.kind !== "ready") await exited;
    return started;
  }

  #began(message: Exclude<Message, { kind: "answers" | "log" }>, worker: Thread): Started {
    if (message.kind === "cannot-open") return message;
    if (message.kind === "ready") {
      this.#worker = worker;
      this.#setAside = message.setAside;
      return { kind: "ready" };
    }
    this.#log.error({ code: message.reason }, "the store is damaged");
    this.#isDamaged = true;
    return { kind: "damaged" };
  }

  /** A writer that ended after it had started, and was not told to, is replaced. */
  #onExit(worker: Thread): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    for (const { reject } of this.#waiting.values()) reject(new StoreError("store_failing"));
    this.#waiting.clear();
    if (!this.#isClosed) void this.#restart();
  }

  async #restart(): Promise<void> {
    this.#isRestarting = true;
    while (!this.#isClosed && this.#worker === undefined) {
      try {
        await this.start();
      } catch (error) {
        const reason = error instanceof CannotOpen ? error.message : errorName(error);
        this.#log.error({ reason }, "the store cannot be opened again yet");
        await wait(RETRY_AFTER, undefined, { ref: false });
      }
    }
    this.#isRestarting = false;
    if (this.#isClosed) await this.close();
  }

  async #recover(): Promise<void> {
    const { directory } = this.#data;
    const worker = this.#startThread("recovery-thread", { directory });
    worker.on("message", (message: Message) => {
      if (message.kind === "log") this.#log[message.level](message.fields, message.message);
    });
    try {
      await once(worker, "exit");
      this.#isDamaged = false;
    } catch (error) {
      throw new CannotOpen(
        `the store in DATA_DIR is damaged, and what can be read of it cannot be copied: ${errorName(error)}`,
      );
    }
  }

  #settle(answer: Answer): void {
    const waiting = this.#waiting.get(answer.number);
    this.#waiting.delete(answer.number);
    if (!("error" in answer)) {
      waiting?.resolve(answer.result);
      return;
    }
    const { error: code, reason } = answer;
    this.#lines.count("error", { code, reason }, "the store could not write", 1);
    waiting?.reject(new StoreError(answer.error));
  }
}

function errorName(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return "code" in error && typeof error.code === "string" ? error.code : error.name;
}
