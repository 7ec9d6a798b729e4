import type { Logger } from "pino";
import type { KeepRefused } from "../hosts/rudderstack/source-route.js";
import { MinuteLog } from "../store/minute-log.js";
import { StoreError } from "../store/errors.js";
import { openForWorkers, openStore } from "../store/open.js";
import type { Store } from "../store/store.js";
import type { Config } from "./config.js";
import type { Metrics } from "./metrics.js";

/** Milliseconds between two calls of the store's maintenance. */
const EVERY = 10_000;

/**
 * Opens the store that the configuration names. Where calls are not received, and there is an admin
 * API, one in memory is enough.
 *
 * @returns nothing where nothing is to be kept
 * @throws CannotOpen, in one line
 */
export async function openConfigured(config: Config, log: Logger): Promise<Store | undefined> {
  const { dataDir, databaseUrl } = config;
  const store = await openStore({ ...config, ...kindOf(config), log });
  if (dataDir !== undefined || databaseUrl !== undefined) return store;
  if (store === undefined) {
    log.warn("refused payloads are not stored: neither DATA_DIR nor DATABASE_URL is set");
  } else {
    log.warn("the store is in memory: neither DATA_DIR nor DATABASE_URL is set");
  }
  return store;
}

/**
 * Opens what the workers of this process share: nothing, where a database has their store.
 *
 * @throws CannotOpen, in one line
 */
export async function openForWorkersOf(config: Config): Promise<void> {
  await openForWorkers({ ...config, ...kindOf(config) });
}

function kindOf({ quarantineSize, sourcesFile, writeKey, adminToken }: Config) {
  const isReceiving = sourcesFile !== undefined || writeKey !== undefined;
  const half = quarantineSize / 2;
  return {
    canBeInMemory: !isReceiving && adminToken !== undefined,
    quarantine: isReceiving
      ? { received: half, contract: half }
      : { received: 0, contract: quarantineSize },
  };
}

/** Stores the refused payloads of RudderStack's contract. A failure is logged; the payload is lost. */
export function keepRefusedIn(store: Store, log: Logger): KeepRefused {
  return async function keepRefused(all) {
    try {
      await Promise.all(all.map(({ source, refused }) => store.quarantine.add(source, refused)));
    } catch (error) {
      const code = error instanceof StoreError ? error.code : "unknown";
      log.error({ code }, "refused payloads could not be stored");
    }
  };
}

/** Dependencies of the store's maintenance. */
interface UpkeepDeps {
  readonly store: Store;
  readonly metrics: Metrics;
  readonly log: Logger;
}

/**
 * Calls the store's maintenance every ten seconds.
 *
 * @returns stops it
 */
export function startUpkeep({ store, metrics, log }: UpkeepDeps): () => void {
  const lines = new MinuteLog(log);
  async function maintain(): Promise<void> {
    const removed = await store.maintain();
    if (removed === 0) return;
    metrics.removed(removed);
    lines.count("warn", {}, "the quarantine's limits removed entries", removed);
  }
  const timer = setInterval(() => {
    maintain().catch((error: unknown) => {
      const code = error instanceof StoreError ? error.code : "unknown";
      log.error({ code }, "the store's maintenance failed");
    });
  }, EVERY).unref();
  return function stop() {
    clearInterval(timer);
    lines.stop();
  };
}
