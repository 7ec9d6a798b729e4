import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Logger } from "pino";
import { startDelivery, type Delivery } from "../delivery/delivery.js";
import { connectUpstream } from "../hosts/rudderstack/upstream.js";
import type { Store } from "../store/store.js";
import { createApp, type AppDeps } from "./app.js";
import { ConfigError, type Config } from "./config.js";
import { clientsOf } from "./destinations.js";
import { keepRefusedIn, openStore, startUpkeep } from "./keeping.js";
import { createMetrics, type Metrics } from "./metrics.js";
import { UnansweredRequests } from "./requests.js";
import { configuredSources } from "./receive/configured.js";
import type { WatchedSources } from "./receive/sources-file.js";

/** A service that listens. */
export interface Service {
  readonly address: AddressInfo;
  /**
   * Stops: not ready at once, for a moment still taking what is on its way; then what is in flight
   * is answered and the sockets are closed, and what is being delivered may finish.
   *
   * @returns whether everything was finished within the shutdown timeout
   */
  stop(): Promise<boolean>;
}

/**
 * Starts the service in this process.
 *
 * @throws ConfigError, SourcesError or CannotOpen, in one line, where it cannot do its work
 * @throws the system's error where the port can't be had
 */
export async function startService(config: Config, log: Logger): Promise<Service> {
  let ready = true;
  const { bodyLimit, upstreamUrl, upstreamTimeout } = config;
  const metrics = createMetrics(Date.now);
  const forwarding = await startForwarding(config, log, metrics);
  const upstream = upstreamUrl && connectUpstream({ url: upstreamUrl, timeout: upstreamTimeout });
  const isReady = (): boolean => ready;
  const deps = { bodyLimit, log, now: Date.now, metrics, isReady, upstream };
  const app = createApp({ ...deps, ...forwarding.deps(deps) });
  const unanswered = new UnansweredRequests();
  const server = createServer((request, response) => {
    unanswered.add(request.socket, response);
    app(request, response);
  });
  allowHalfOpen(server);
  await listen(server, config).catch(async (error: unknown) => {
    await forwarding.stop(0);
    throw error;
  });

  async function stop(): Promise<boolean> {
    ready = false;
    const end = performance.now() + config.shutdownTimeout;
    const answered = await unanswered.drain(server, config.shutdownTimeout);
    await upstream?.close();
    const delivered = await forwarding.stop(Math.max(0, end - performance.now()));
    return answered && delivered;
  }

  return { address: server.address() as AddressInfo, stop };
}

/** What keeps and forwards, as far as the configuration asks for it. */
interface Forwarding {
  deps(of: Pick<AppDeps, "bodyLimit" | "now" | "log"> & { metrics: Metrics }): Partial<AppDeps>;
  /** @returns whether what was being delivered finished in time; the rest stays in the store */
  stop(timeout: number): Promise<boolean>;
}

async function startForwarding(config: Config, log: Logger, metrics: Metrics): Promise<Forwarding> {
  const opened = await openStore(config, log);
  const store = opened && metrics.watch(opened);
  if (store === undefined) {
    if (config.sourcesFile !== undefined || config.writeKey !== undefined) {
      throw new ConfigError("DATA_DIR is not set; allowed with SOURCES_FILE or WRITE_KEY: a path");
    }
    return { deps: () => ({}), stop: () => Promise.resolve(true) };
  }
  const now = Date.now;
  const { retryHorizon } = config;
  const delivery = startDelivery({ store, retryHorizon, now, log, metrics });
  const stopUpkeep = startUpkeep({ store, config, metrics, now, log });
  const sources = await configuredSources(config, log, (changed) => {
    void delivery.update(clientsOf(changed));
  }).catch(async (error: unknown) => {
    await store.close();
    throw error;
  });
  if (sources !== undefined) await delivery.update(clientsOf(sources.current()));
  return {
    deps: (of) => forwardingDeps(of, { config, log, store, sources, delivery }),
    async stop(timeout) {
      sources?.stop();
      stopUpkeep();
      const finished = await delivery.stop(timeout);
      await store.close();
      return finished;
    },
  };
}

interface Forwarded {
  readonly config: Config;
  readonly log: Logger;
  readonly store: Store;
  readonly sources: WatchedSources | undefined;
  readonly delivery: Delivery;
}

function forwardingDeps(
  of: Parameters<Forwarding["deps"]>[0],
  { config, log, store, sources, delivery }: Forwarded,
): Partial<AppDeps> {
  const shared = {
    store,
    now: of.now,
    wake: (destination: string) => {
      delivery.wake(destination);
    },
    sources: () => sources?.current() ?? { list: [], find: () => undefined },
  };
  const { adminToken } = config;
  return {
    keepRefused: keepRefusedIn(store, of.now, log),
    receive: sources && { ...shared, bodyLimit: of.bodyLimit, log, metrics: of.metrics },
    admin: adminToken === undefined ? undefined : { ...shared, token: adminToken },
  };
}

/** A client that has said all it has to say still gets its answer. Node has this, undocumented. */
function allowHalfOpen(server: Server): void {
  Object.assign(server, { httpAllowHalfOpen: true });
}

function listen(server: Server, { port, host }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
}
