import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Logger } from "pino";
import { connectHosts } from "../hosts/connect.js";
import { createExpressServer } from "../http/express-server.js";
import { createApp } from "./app.js";
import type { Config } from "./config.js";
import { startForwarding } from "./forwarding.js";
import { createMetrics } from "./metrics.js";
import { UnansweredRequests } from "./requests.js";

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
  const now = Date.now;
  const metrics = createMetrics(now);
  const { keepRefused, receive, admin, ...forwarding } = await startForwarding({
    config,
    log,
    metrics,
    now,
  });
  const hosts = connectHosts({ ...config, log, metrics, now, keepRefused });
  const app = createApp({ hosts, log, metrics, receive, admin, isReady: () => ready });
  const server = createExpressServer(app);
  const unanswered = new UnansweredRequests(server);
  await listen(server, config).catch(async (error: unknown) => {
    await forwarding.stop(0);
    throw error;
  });

  async function stop(): Promise<boolean> {
    ready = false;
    const end = performance.now() + config.shutdownTimeout;
    const answered = await unanswered.drain(config.shutdownTimeout);
    await Promise.all(hosts.map(async (each) => each.close?.()));
    const delivered = await forwarding.stop(Math.max(0, end - performance.now()));
    return answered && delivered;
  }

  return { address: server.address() as AddressInfo, stop };
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
