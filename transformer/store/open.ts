import type { Log } from "../core/observe.js";
import { withNativeModule } from "./native.js";
import type { QuarantineShares } from "./quarantine.js";
import type { Store } from "./store.js";

/** Where the store is, and its limits. Times are in milliseconds. */
export interface StoreOptions {
  /** The folder of an embedded store, which one process has. */
  readonly dataDir: string | undefined;
  /** The PostgreSQL database of a store that any number of processes have. */
  readonly databaseUrl: string | undefined;
  /** Whether a store in memory is enough where neither is given. */
  readonly canBeInMemory: boolean;
  /** Time for which message ids are remembered for de-duplication. */
  readonly dedupWindow: number;
  /** Time for which an entry of the quarantine is kept after it was last seen. */
  readonly quarantineRetention: number;
  /** Time for which delivered events are kept, to be sent again. */
  readonly retain: number;
  /** The maximum size of the quarantine. */
  readonly quarantine: QuarantineShares;
  readonly log: Log;
}

/**
 * Opens a store. Nothing else knows which engine it is.
 *
 * @returns undefined where no store is given
 * @throws CannotOpen, in one line
 */
export async function openStore({
  dataDir: directory,
  databaseUrl: url,
  canBeInMemory,
  ...options
}: StoreOptions): Promise<Store | undefined> {
  if (url !== undefined) {
    const { openPostgresStore } = await import("./postgres/open.js");
    return openPostgresStore({ ...options, url });
  }
  if (directory !== undefined) {
    const { openEmbeddedStore } = await withNativeModule(() => import("./embedded/open.js"));
    return openEmbeddedStore({ ...options, directory });
  }
  if (canBeInMemory) {
    const { openMemoryStore } = await withNativeModule(() => import("./memory/open.js"));
    return openMemoryStore(options);
  }
  return undefined;
}

/**
 * Has the store in memory that the workers of this process share, if they have no other.
 *
 * @throws CannotOpen, in one line
 */
export async function openForWorkers(
  options: Pick<StoreOptions, "dataDir" | "databaseUrl" | "canBeInMemory" | "quarantine">,
): Promise<void> {
  const { dataDir, databaseUrl, canBeInMemory } = options;
  if (!canBeInMemory || dataDir !== undefined || databaseUrl !== undefined) return;
  const { answerWorkers } = await withNativeModule(() => import("./memory/relay.js"));
  const { MemoryEngine } = await import("./memory/engine.js");
  answerWorkers(new MemoryEngine(options));
}
