import cluster, { type Worker } from "node:cluster";
import type { Logger } from "pino";

/** Least time between two starts of the same worker, in milliseconds. */
const RESTART_DELAY = 1_000;

/**
 * Runs the given number of worker processes; one that dies is replaced.
 *
 * @returns stops them all: resolves to whether each ended with exit code 0
 */
export function startWorkers(count: number, log: Logger): () => Promise<boolean> {
  let stopping = false;
  for (let index = 0; index < count; index += 1) cluster.fork();
  cluster.on("exit", (worker, code, signal) => {
    if (stopping) return;
    log.error({ worker: worker.process.pid, code, signal }, "worker ended, starting another");
    setTimeout(() => {
      if (!stopping) cluster.fork();
    }, RESTART_DELAY);
  });

  return async function stop(): Promise<boolean> {
    stopping = true;
    const workers = Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined);
    const codes = await Promise.all(workers.map(stopWorker));
    return codes.every((code) => code === 0);
  };
}

function stopWorker(worker: Worker): Promise<number | null> {
  return new Promise((resolve) => {
    worker.once("exit", resolve);
    worker.process.kill("SIGTERM");
  });
}
