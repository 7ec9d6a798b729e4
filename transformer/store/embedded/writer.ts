// The thread that has the database: SQLite waits for the disk, which no request should.
import {
  parentPort,
  receiveMessageOnPort,
  workerData,
  type MessagePort,
} from "node:worker_threads";
import { CannotOpen } from "../store.js";
import { openRepaired, type StoreLog } from "./repair.js";
import type { Message, Request } from "./operations.js";

/** What the main thread gives the writer to begin with. */
export interface WriterData {
  readonly directory: string;
  readonly dedupWindow: number;
  readonly reserve: number;
}

/** Most operations that share one transaction. */
const GROUP = 64;

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

  port.on("message", (first: Request) => {
    const group = [first, ...waitingOn(port)];
    tell({ kind: "answers", answers: store.perform(group) });
    if (group.some(({ name }) => name === "close")) {
      store.close();
      port.close();
    }
  });
  tell({ kind: "ready" });
}

/** What has come in while the last group was written: it makes the next. */
function waitingOn(port: MessagePort): Request[] {
  const requests: Request[] = [];
  while (requests.length < GROUP - 1) {
    const received = receiveMessageOnPort(port) as { message: Request } | undefined;
    if (received === undefined) break;
    requests.push(received.message);
  }
  return requests;
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
