import { EventEmitter } from "node:events";
import { MessageChannel } from "node:worker_threads";
import type { Message } from "../../transformer/store/embedded/operations.js";
import { runRecovery } from "../../transformer/store/embedded/recovery-thread.js";
import type { StartThread, Thread, ThreadData } from "../../transformer/store/embedded/threads.js";
import { runWriter } from "../../transformer/store/embedded/writer.js";

/**
 * Runs the store's threads in this one, from the sources, so that coverage counts their code. libsql
 * holds a closed file until its thread ends, so such a store cannot be opened twice.
 */
export const startInline: StartThread = (name, data) => {
  const { port1, port2 } = new MessageChannel();
  const thread = Object.assign(new EventEmitter(), {
    postMessage: (request: unknown) => {
      port1.postMessage(request);
    },
  }) as unknown as Thread;
  port1.on("message", (message: Message) => {
    thread.emit("message", message);
  });
  port1.on("close", () => thread.emit("exit"));
  setImmediate(() => {
    try {
      if (name === "writer") {
        runWriter(port2, data as ThreadData["writer"]);
      } else {
        runRecovery(data, (message) => {
          port2.postMessage(message);
        });
        port2.close();
      }
    } catch (error) {
      thread.emit("error", error);
      port2.close();
    }
  });
  return thread;
};
