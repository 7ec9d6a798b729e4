import cluster, { type Worker } from "node:cluster";
import type { Logger } from "pino";

/** Least time between two starts of the same worker, in milliseconds. */
const RESTART_DELAY = 1_000;

/**
 * Runs the given number of worker processes. One that dies is replaced; one that never came to
 * listen would fail again, so then all are stopped.
 *
 * @param onCannotServe called when the workers have been stopped because one could not listen
 * @returns stops them all: resolves to whether each ended with exit code 0
 */
export function startWorkers(
  count: number,
  log: Logger,
  onCannotServe: () => void,
): () => Promise<boolean> {
  let stopping = false;
  const serving = new Set<number>();

  async function stop(): Promise<boolean> {
    stopping = true;
    const workers = Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined);
    const ends = await Promise.all(
      // One that does not listen yet may not know the signal: it has no request to lose.
      workers.map(async (worker) => (await stopWorker(worker)) === 0 || !serving.has(worker.id)),
    );
    return ends.every((isFine) => isFine);
  }

  cluster.on("listening", ({ id }) => serving.add(id));
  cluster.on("exit", ({ id, process: { pid } }, code, signal) => {
    if (stopping) return;
    if (!serving.delete(id)) {
      void stop().then(onCannotServe);
      return;
    }
    log.error({ worker: pid, code, signal }, "worker ended, starting another");
    setTimeout(() => {
      if (!stopping) cluster.fork();
    }, RESTART_DELAY);
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
