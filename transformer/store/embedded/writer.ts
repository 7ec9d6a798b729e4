// The thread that has the database: SQLite waits for the disk, which no request should.
import { parentPort, workerData, type MessagePort } from "node:worker_threads";
import { CannotOpen } from "../store.js";
import { Queue } from "./queue.js";
import { openRepaired, type StoreLog } from "./repair.js";
import type { Message, Request } from "./operations.js";

/** What the main thread gives the writer to begin with. */
export interface WriterData {
  readonly directory: string;
  readonly dedupWindow: number;
  readonly reserve: number;
}

function serve(port: MessagePort): void {
  const tell = (message: Message): void => {
    port.postMessage(message);
  };
  const say =
    (level: "info" | "warn" | "error") =>
    (fields: object, message: string): void => {
      tell({ kind: "log", level, fields, message });
    };
  const log: StoreLog = { info: say("info"), warn: say("warn"), error: say("error") };
  const store = openRepaired({ ...(workerData as WriterData), log });

  const queue = new Queue();
  let next: NodeJS.Immediate | undefined;
  let isClosing = false;

  function perform(): void {
    next = undefined;
    const group = queue.take();
    tell({ kind: "answers", answers: store.perform(group) });
    isClosing ||= group.some(({ name }) => name === "close");
    if (!queue.isEmpty) {
      next = setImmediate(perform);
    } else if (isClosing) {
      store.close();
      port.close();
    }
  }

  // What comes in while a group is written makes the next.
  port.on("message", (request: Request) => {
    queue.add(request);
    next ??= setImmediate(perform);
  });
  tell({ kind: "ready" });
}

if (parentPort !== null) {
  try {
    serve(parentPort);
  } catch (error) {
    if (!(error instanceof CannotOpen)) throw error;
    parentPort.postMessage({ kind: "cannot-open", reason: error.message } satisfies Message);
    parentPort.close();
  }
}
