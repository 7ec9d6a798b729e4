import { chmod, mkdir } from "node:fs/promises";
import type { Log } from "../../core/observe.js";
import type { QuarantineShares } from "../quarantine.js";
import type { Store } from "../store.js";
import { CannotOpen } from "../errors.js";
import { lockFolder } from "./folder-lock.js";
import { storeThatAsks, type ClockOptions } from "./asking.js";
import { startWorker, type StartThread } from "./threads.js";
import { Writer } from "./writer-client.js";

/** How the embedded store is opened. */
export interface EmbeddedOptions extends ClockOptions {
  /** Created if missing, for this user alone. Only one process can have it. */
  readonly directory: string;
  /** Time for which message ids are remembered for de-duplication, in milliseconds. */
  readonly dedupWindow: number;
  /** Time for which delivered events are kept, to be sent again, in milliseconds. */
  readonly retain: number;
  /** The maximum size of the quarantine. */
  readonly quarantine: QuarantineShares;
  /** Room on the disk held back for draining a full store, in bytes. */
  readonly reserve?: number;
  readonly log: Log;
  /** Starts the store's threads: threads of the process if not given. */
  readonly startThread?: StartThread;
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
    return storeThatAsks(writer, options, unlock);
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
