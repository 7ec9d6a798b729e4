import type { Logger } from "pino";
import { startDelivery } from "../delivery/delivery.js";
import type { KeepRefused } from "../hosts/rudderstack/source-route.js";
import type { Store } from "../store/store.js";
import type { Activity } from "./activity.js";
import type { AdminDeps } from "./admin/admin.js";
import { ConfigError, type Config } from "./config.js";
import { Fleet } from "./fleet.js";
import { clientsOf } from "./destinations.js";
import { keepRefusedIn, openConfigured, startUpkeep } from "./store-maintenance.js";
import type { Metrics } from "./metrics.js";
import { configuredSources } from "./receive/configured.js";
import type { ReceiveDeps } from "./receive/receive.js";
import type { Sources } from "./receive/sources.js";
import { startWatch, type Watch } from "./watch.js";

/** What keeping and forwarding need from outside. */
export interface ForwardingDeps {
  readonly config: Config;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly activity: Activity;
  readonly watch: Watch | undefined;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** What keeps and forwards, as far as the configuration asks for it. */
export interface Forwarding {
  readonly keepRefused?: KeepRefused | undefined;
  readonly receive?: ReceiveDeps | undefined;
  readonly admin?: AdminDeps | undefined;
  /** @returns whether the batches in flight finished in time; other events stay in the store */
  stop(timeout: number): Promise<boolean>;
}

const NO_SOURCES: Sources = { list: [], find: () => undefined };

/**
 * Opens the store, and starts to deliver its events.
 *
 * @throws ConfigError, SourcesError or CannotOpen, in one line
 */
export async function startForwarding(deps: ForwardingDeps): Promise<Forwarding> {
  const { config, log, metrics } = deps;
  const opened = await openConfigured(config, log);
  if (opened !== undefined) return forwardFrom(metrics.watch(opened), deps);
  if (config.sourcesFile !== undefined || config.writeKey !== undefined) {
    throw new ConfigError(
      "neither DATA_DIR nor DATABASE_URL is set; allowed with SOURCES_FILE or WRITE_KEY: one of them",
    );
  }
  return { stop: () => Promise.resolve(true) };
}

async function forwardFrom(
  store: Store,
  { config, log, metrics, activity, watch, now }: ForwardingDeps,
): Promise<Forwarding> {
  const { retryHorizon, receiveLimit } = config;
  const receivePort = config.internalPort === undefined ? undefined : config.port;
  const observer = watch?.recent;
  const delivery = startDelivery({ store, retryHorizon, now, log, metrics, observer });
  const stopUpkeep = startUpkeep({ store, metrics, log });
  const fleet = new Fleet({ store, delivery, activity });
  const stopFleet = fleet.start(log);
  const watched = await configuredSources(config, log, (changed) => {
    void delivery.update(clientsOf(changed));
  }).catch(async (error: unknown) => {
    stopUpkeep();
    stopFleet();
    await store.close();
    throw error;
  });
  const stopWatch = watch && startWatch(watch, store);
  if (watched !== undefined) await delivery.update(clientsOf(watched.current()));
  const shared = {
    store,
    now,
    sources: () => watched?.current() ?? NO_SOURCES,
  };
  return {
    keepRefused: keepRefusedIn(store, log),
    receive: watched && { ...shared, receiveLimit, log, metrics, observer },
    admin: watch && { ...shared, ...watch, delivery, fleet, receivePort },
    async stop(timeout) {
      watched?.stop();
      stopUpkeep();
      stopFleet();
      const finished = await delivery.stop(timeout);
      await stopWatch?.();
      await store.close();
      return finished;
    },
  };
}
