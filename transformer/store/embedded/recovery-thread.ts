// The thread that replaces a damaged store, before a writer opens it.
import { parentPort, workerData } from "node:worker_threads";
import type { Message } from "./operations.js";
import { finishReplacing, replaceDamaged } from "./set-aside.js";
import { logTo } from "./thread-log.js";

/** What the recovery is given. */
export interface RecoveryData {
  readonly directory: string;
}

const { directory } = workerData as RecoveryData;
finishReplacing(directory);
replaceDamaged(
  directory,
  logTo((message: Message) => parentPort?.postMessage(message)),
);
