import type { EventEmitter } from "node:events";
import { Worker, type ResourceLimits } from "node:worker_threads";
import type { Message, Request } from "./operations.js";
import type { WriterData } from "./writer.js";

/** The writer's objects are short-lived, so a small young generation is enough. */
const MEMORY: ResourceLimits = { maxYoungGenerationSizeMb: 12 };

/** What each thread is given. */
export interface ThreadData {
  readonly writer: WriterData;
  readonly "recovery-thread": Pick<WriterData, "directory">;
}

/** A thread of the store, as its other end sees it. */
export interface Thread extends EventEmitter<{ message: [Message]; error: [unknown]; exit: [] }> {
  postMessage(request: Request): void;
}

/** Starts a thread of the store. */
export type StartThread = <N extends keyof ThreadData>(name: N, data: ThreadData[N]) => Thread;

/** Starts a thread of the process: SQLite waits for the disk, which no request should. */
export const startWorker: StartThread = (name, workerData) =>
  new Worker(scriptOf(name), { workerData, resourceLimits: MEMORY }) as unknown as Thread;

/** Tests run the sources, but a thread needs JavaScript: the build's. */
function scriptOf(name: string): URL {
  const isSource = import.meta.url.endsWith(".ts");
  return new URL(
    isSource ? `../../../dist/store/embedded/${name}.js` : `${name}.js`,
    import.meta.url,
  );
}
