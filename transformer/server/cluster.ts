import cluster, { type Worker } from "node:cluster";
import type { Logger } from "pino";

/** Least time between two starts of a worker, in milliseconds; it doubles while none comes to listen. */
const RESTART_DELAY = 1_000;

/** Most time between two starts, in milliseconds. */
const MAX_RESTART_DELAY = 30_000;

/**
 * Runs the given number of worker processes. One that ends is replaced, while the others go on
 * serving. If none has ever come to listen, none will: then all are stopped.
 *
 * @param onCannotServe called when the workers have been stopped because none could listen
 * @returns stops them all: resolves to whether each ended with exit code 0
 */
export function startWorkers(
  count: number,
  log: Logger,
  onCannotServe: () => void,
): () => Promise<boolean> {
  let stopping = false;
  let hasServed = false;
  let delay = RESTART_DELAY;
  const serving = new Set<number>();

  async function stop(): Promise<boolean> {
    stopping = true;
    // A worker that has ended is listed until its channel is closed, and says nothing more.
    const workers = Object.values(cluster.workers ?? {}).flatMap((worker) =>
      worker === undefined || worker.isDead() ? [] : [worker],
    );
    const ends = await Promise.all(
      // One that does not listen yet may not know the signal: it has no request to lose.
      workers.map(async (worker) => (await stopWorker(worker)) === 0 || !serving.has(worker.id)),
    );
    return ends.every((isFine) => isFine);
  }

  cluster.on("listening", ({ id }) => {
    serving.add(id);
    hasServed = true;
    delay = RESTART_DELAY;
  });
  cluster.on("exit", ({ id, process: { pid } }, code, signal) => {
    if (stopping) return;
    const served = serving.delete(id);
    if (!hasServed) {
      void stop().then(onCannotServe);
      return;
    }
    const what = served ? "worker ended" : "worker ended before it could listen";
    log.error({ worker: pid, code, signal, delay }, `${what}, starting another`);
    setTimeout(() => {
      if (!stopping) cluster.fork();
    }, delay);
    if (!served) delay = Math.min(delay * 2, MAX_RESTART_DELAY);
  });
  for (let index = 0; index < count; index += 1) cluster.fork();
  return stop;
}

function stopWorker(worker: Worker): Promise<number | null> {
  return new Promise((resolve) => {
    worker.once("exit", resolve);
    worker.process.kill("SIGTERM");
  });
}
