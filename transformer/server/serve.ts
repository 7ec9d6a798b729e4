import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Logger } from "pino";
import { connectUpstream } from "../hosts/rudderstack/upstream.js";
import { createApp } from "./app.js";
import type { Config } from "./config.js";

/** A service that listens. */
export interface Service {
  readonly address: AddressInfo;
  /**
   * Stops: not ready at once, requests in flight are answered, then the sockets are closed.
   *
   * @returns whether every request was answered within the shutdown timeout
   */
  stop(): Promise<boolean>;
}

/**
 * Starts the service in this process.
 *
 * @throws the system's error where the port can't be had
 */
export async function startService(config: Config, log: Logger): Promise<Service> {
  let ready = true;
  const upstream =
    config.upstreamUrl &&
    connectUpstream({ url: config.upstreamUrl, timeout: config.upstreamTimeout });
  const { bodyLimit } = config;
  const app = createApp({ bodyLimit, log, now: Date.now, isReady: () => ready, upstream });
  const unanswered = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    unanswered.add(response);
    if (!ready) announceClose(response);
    response.once("close", () => {
      unanswered.delete(response);
      if (!ready) server.closeIdleConnections();
    });
    app(request, response);
  });
  await listen(server, config);

  async function stop(): Promise<boolean> {
    ready = false;
    unanswered.forEach(announceClose);
    const finished = await close(server, config.shutdownTimeout);
    await upstream?.close();
    return finished;
  }

  return { address: server.address() as AddressInfo, stop };
}

/** A connection kept alive would hold the stopping process until it times out. */
function announceClose(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader("Connection", "close");
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

function close(server: Server, timeout: number): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      resolve(false);
      server.closeAllConnections();
    }, timeout);
    server.close(() => {
      clearTimeout(timer);
      resolve(true);
    });
  });
}
