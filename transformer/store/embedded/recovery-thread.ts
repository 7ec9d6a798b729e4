// The thread that replaces a damaged store, before a writer opens it.
import { parentPort, workerData } from "node:worker_threads";
import type { Message } from "./operations.js";
import { finishReplacing, replaceDamaged } from "./recovery.js";
import { logTo } from "./thread-log.js";
import type { ThreadData } from "./threads.js";

/** Replaces the damaged store of a folder. */
export function runRecovery(
  { directory }: ThreadData["recovery-thread"],
  post: (message: Message) => void,
): void {
  finishReplacing(directory);
  replaceDamaged(directory, logTo(post));
}

if (parentPort !== null) {
  const port = parentPort;
  runRecovery(workerData as ThreadData["recovery-thread"], (message) => {
    port.postMessage(message);
  });
}
