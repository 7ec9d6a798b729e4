// One store in memory for all workers of a cluster: the primary has it.
import cluster, { type Worker } from "node:cluster";
import { EventEmitter } from "node:events";
import { storeThatAsks, type Asked, type ClockOptions } from "../embedded/asking.js";
import type { OperationName, Operations } from "../embedded/operations.js";
import { StoreError } from "../errors.js";
import type { Message, Store } from "../store.js";

/** What a worker tells its primary. */
type ToPrimary =
  | {
      readonly kind: "ask";
      readonly number: number;
      readonly name: OperationName;
      readonly given: unknown;
    }
  | { readonly kind: "health"; readonly number: number }
  /** For the other workers. */
  | Told;

type Told =
  | { readonly kind: "tell"; readonly message: Message }
  | { readonly kind: "report"; readonly text: string };

/** What a primary tells its worker. */
type ToWorker =
  | {
      readonly kind: "answer";
      readonly number: number;
      readonly result?: unknown;
      readonly error?: StoreError["code"];
    }
  /** What another worker tells. */
  | (Told & { readonly from: number });

/** How long a report counts, in milliseconds. */
const TERM = 30_000;

/** Answers the workers, in their primary. What one worker tells the others is passed on. */
export function answerWorkers(engine: Asked): void {
  const send = (worker: Worker, message: ToWorker): void => {
    // The error of a worker that has just ended is heard here: it would end the primary.
    if (worker.isConnected()) worker.send(message, () => undefined);
  };
  cluster.on("message", (worker, message: ToPrimary) => {
    if (message.kind === "tell" || message.kind === "report") {
      for (const other of Object.values(cluster.workers ?? {})) {
        if (other !== undefined && other !== worker) send(other, { ...message, from: worker.id });
      }
      return;
    }
    const { number } = message;
    const answer =
      message.kind === "health"
        ? engine.health()
        : engine.ask(message.name, message.given as Operations[OperationName]["given"]);
    answer.then(
      (result) => {
        send(worker, { kind: "answer", number, result });
      },
      (error: unknown) => {
        const code = error instanceof StoreError ? error.code : "store_failing";
        send(worker, { kind: "answer", number, error: code });
      },
    );
  });
}

/** The primary's store, in a worker. */
export function openRelayedStore(options: ClockOptions): Store {
  const waiting = new Map<number, Waiting>();
  const told = new EventEmitter<{ message: [Message] }>();
  const reports = new Map<number, { readonly text: string; readonly at: number }>();
  let numbers = 0;

  function hear(message: ToWorker): void {
    if (message.kind === "tell") told.emit("message", message.message);
    if (message.kind === "report") {
      reports.set(message.from, { text: message.text, at: performance.now() });
    }
    if (message.kind !== "answer") return;
    const { resolve, reject } = waiting.get(message.number) ?? {};
    waiting.delete(message.number);
    if (message.error === undefined) resolve?.(message.result);
    else reject?.(new StoreError(message.error));
  }

  function ask(
    message: { kind: "ask"; name: OperationName; given: unknown } | { kind: "health" },
  ): Promise<unknown> {
    const number = ++numbers;
    return new Promise((resolve, reject) => {
      waiting.set(number, { resolve, reject });
      void tell({ ...message, number });
    });
  }

  process.on("message", hear);
  const engine: Asked = {
    ask: (name, given) => ask({ kind: "ask", name, given }) as never,
    health: () => ask({ kind: "health" }) as never,
    close() {
      process.off("message", hear);
      return Promise.resolve();
    },
  };
  return {
    ...storeThatAsks(engine, options),
    tell: (message) => tell({ kind: "tell", message }),
    onTold(listener) {
      told.on("message", listener);
      return () => told.off("message", listener);
    },
    report: (text) => tell({ kind: "report", text }),
    reports() {
      const fresh = [...reports.values()].filter(({ at }) => performance.now() - at < TERM);
      return Promise.resolve(fresh.map(({ text }) => text));
    },
  };
}

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

function tell(message: ToPrimary): Promise<void> {
  // Without its channel the worker is about to end.
  process.send?.(message, undefined, undefined, () => undefined);
  return Promise.resolve();
}
