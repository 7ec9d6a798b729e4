import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Logger } from "pino";
import { connectHosts } from "../hosts/connect.js";
import { createExpressServer } from "../http/express-server.js";
import { createActivity } from "./activity.js";
import { createApp } from "./app.js";
import type { Config } from "./config.js";
import { startForwarding } from "./forwarding.js";
import { createMetrics, withActivity } from "./metrics.js";
import { watchForConsole } from "./watch.js";
import { UnansweredRequests } from "./requests.js";

/** A service that listens. */
export interface Service {
  readonly address: AddressInfo;
  /** Of INTERNAL_PORT, if it is set. */
  readonly internalAddress?: AddressInfo;
  /** What it does: names of sources it receives for, ids of destinations, hosts whose contract it answers. */
  readonly does: Readonly<Record<"receives" | "forwardsTo" | "answers", readonly string[]>>;
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
  const now = Date.now;
  const activity = createActivity(log, now);
  const { adminToken: token } = config;
  const watch = token === undefined ? undefined : watchForConsole(token, now);
  const counted = withActivity(createMetrics(now), activity);
  const metrics = watch?.tallies.watch(counted) ?? counted;
  const { keepRefused, receive, admin, ...forwarding } = await startForwarding({
    config,
    log,
    metrics,
    activity,
    watch,
    now,
  });
  const hosts = connectHosts({
    ...config,
    log,
    metrics,
    now,
    keepRefused,
    observer: watch?.recent,
  });
  const shared = { log, isReady: () => ready, store: receive?.store };
  const internal = { ...shared, hosts, metrics, admin };
  const { port, host, internalPort, internalHost } = config;
  const listeners =
    internalPort === undefined
      ? [{ app: createApp({ ...internal, receive }), port, host }]
      : [
          { app: createApp({ ...shared, hosts: [], receive }), port, host },
          { app: createApp(internal), port: internalPort, host: internalHost },
        ];
  const servers = listeners.map(({ app, ...at }) => ({ server: createExpressServer(app), at }));
  const unanswered = servers.map(({ server }) => new UnansweredRequests(server));
  try {
    for (const { server, at } of servers) await listen(server, at);
  } catch (error) {
    for (const { server } of servers) server.close();
    await forwarding.stop(0);
    throw error;
  }

  async function stop(): Promise<boolean> {
    ready = false;
    watch?.recent.end();
    const end = performance.now() + config.shutdownTimeout;
    const drained = await Promise.all(
      unanswered.map((requests) => requests.drain(config.shutdownTimeout)),
    );
    await Promise.all(hosts.map(async (each) => each.close?.()));
    const delivered = await forwarding.stop(Math.max(0, end - performance.now()));
    activity.stop();
    return drained.every((answered) => answered) && delivered;
  }

  const [address, internalAddress] = servers.map(({ server }) => server.address() as AddressInfo);
  if (address === undefined) throw new Error("no server listens");
  const sources = receive?.sources().list ?? [];
  const does = {
    receives: sources.map(({ name }) => name),
    forwardsTo: sources.flatMap(({ destinations }) => destinations.map(({ id }) => id)),
    answers: hosts.map(({ name }) => name),
  };
  return { address, does, ...(internalAddress && { internalAddress }), stop };
}

function listen(server: Server, { port, host }: Pick<Config, "port" | "host">): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
}
