import { EventEmitter } from "node:events";
import { chmod, mkdir } from "node:fs/promises";
import type { Log } from "../../core/observe.js";
import type { QuarantineShares } from "../quarantine.js";
import { hasNewEvents } from "../events.js";
import type { Store } from "../store.js";
import { CannotOpen } from "../errors.js";
import type { EntryFilter } from "../quarantine.js";
import { lockFolder } from "./folder-lock.js";
import { Limits } from "./limits.js";
import { startWorker, type StartThread } from "./threads.js";
import { Writer } from "./writer-client.js";

/** How the embedded store is opened. */
export interface EmbeddedOptions {
  /** Created if missing, for this user alone. Only one process can have it. */
  readonly directory: string;
  /** Time for which message ids are remembered for de-duplication, in milliseconds. */
  readonly dedupWindow: number;
  /** Time for which an entry of the quarantine is kept after it was last seen, in milliseconds. */
  readonly quarantineRetention: number;
  /** Time for which delivered events are kept, to be sent again, in milliseconds. */
  readonly retain: number;
  /** The maximum size of the quarantine. */
  readonly quarantine: QuarantineShares;
  /** Room on the disk held back for draining a full store, in bytes. */
  readonly reserve?: number;
  readonly log: Log;
  /** Starts the store's threads: threads of the process if not given. */
  readonly startThread?: StartThread;
  /** The store's clock, in milliseconds since the epoch: the system's if not given. */
  readonly now?: () => number;
}

const RESERVE = 64 * 2 ** 20;

/**
 * Opens the embedded store: SQLite in a thread. A damaged store is replaced first, in another thread.
 *
 * @throws CannotOpen, in one line, where another process has it or it cannot be used
 */
export async function openEmbeddedStore(options: EmbeddedOptions): Promise<Store> {
  const { directory, dedupWindow, quarantine, retain, log } = options;
  const { reserve = RESERVE, startThread = startWorker } = options;
  await makeFolder(directory);
  const unlock = lockFolder(directory);
  try {
    const writer = new Writer(
      { directory, dedupWindow, quarantine, retain, reserve },
      log,
      startThread,
    );
    await writer.start();
    return storeOf(writer, unlock, options);
  } catch (error) {
    unlock();
    throw error;
  }
}

/** Other users must not read the store. */
async function makeFolder(directory: string): Promise<void> {
  try {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    // A mounted volume can belong to another user and still be writable.
    await chmod(directory, 0o700).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== "EPERM") throw error;
    });
  } catch (error) {
    const { code = "unknown" } = error as NodeJS.ErrnoException;
    throw new CannotOpen(`the folder in DATA_DIR cannot be used: ${code}`);
  }
}

function storeOf(
  writer: Writer,
  unlock: () => void,
  { quarantineRetention, now = Date.now }: EmbeddedOptions,
): Store {
  const limits = new Limits();
  const work = new EventEmitter<{ work: [destination: string] }>();
  return {
    async accept(call) {
      const accepted = await writer.ask("accept", { call, now: now() });
      if (hasNewEvents(call, accepted)) {
        for (const destination of call.destinations) work.emit("work", destination);
      }
      return accepted;
    },
    onWork(listener) {
      work.on("work", listener);
      return () => work.off("work", listener);
    },
    lease: (destination, limits, lanes) =>
      writer.ask("lease", { destination, limits, lanes, now: now() }),
    extend: ({ id }) => writer.ask("extend", { id, now: now() }),
    settle: ({ id }, verdicts) => writer.ask("settle", { id, verdicts, now: now() }),
    async suspend(destination, isSuspended) {
      await writer.ask("suspend", { destination, isSuspended });
    },
    suspended: () => writer.ask("suspended", undefined),
    waiting: () => writer.ask("waiting", undefined),
    queued: (destination, limit) => writer.ask("queued", { destination, limit }),
    async move(from, to) {
      const moved = await writer.ask("move", { from, to, now: now() });
      work.emit("work", to);
      return moved;
    },
    async resend(destination, since, until) {
      // What is delivered again meanwhile is retained again.
      const end = Math.min(until, now());
      let count = 0;
      for (;;) {
        const page = await writer.ask("resend", { destination, since, until: end, now: now() });
        work.emit("work", destination);
        if (page === 0) return count;
        count += page;
      }
    },
    drop: (destination) => writer.ask("drop", { destination, now: now() }),
    quarantine: {
      async add(source, refused) {
        await writer.ask("add", { source, refused, now: now() });
      },
      list: (filter: EntryFilter, limit, cursor) => writer.ask("list", { filter, limit, cursor }),
      get: (id) => writer.ask("get", id),
      discard: (ids) => writer.ask("discard", ids),
      counts: () => writer.ask("counts", undefined),
    },
    tallies: {
      async add(counted) {
        await writer.ask("tally", { counted, now: now() });
      },
      byHour: (since) => writer.ask("talliesByHour", since),
      byCampaign: (since, limit) => writer.ask("talliesByCampaign", { since, limit }),
    },
    // No other process has the folder.
    report: () => Promise.resolve(),
    reports: () => Promise.resolve([]),
    resume: () => Promise.resolve(),
    onResume: () => () => undefined,
    share: () => Promise.resolve(),
    onShared: () => () => undefined,
    overLimit: (key, perSecond) => limits.over(key, perSecond),
    health: () => writer.health(),
    maintain() {
      const at = now();
      return writer.ask("maintain", { now: at, before: at - quarantineRetention });
    },
    async close() {
      await writer.close();
      unlock();
    },
  };
}
