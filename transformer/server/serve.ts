import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout } from "node:timers/promises";
import type { Logger } from "pino";
import { connectUpstream } from "../hosts/rudderstack/upstream.js";
import { createApp } from "./app.js";
import type { Config } from "./config.js";

/** A service that listens. */
export interface Service {
  readonly address: AddressInfo;
  /**
   * Stops: not ready at once, for a moment still taking what is on its way; then what is in flight
   * is answered and the sockets are closed.
   *
   * @returns whether every request was answered within the shutdown timeout
   */
  stop(): Promise<boolean>;
}

/** How long the process still takes connections after it stopped being ready, in milliseconds. */
const GRACE = 200;

/** How often a stopping process looks whether every request is answered, in milliseconds. */
const POLL = 20;

/**
 * Starts the service in this process.
 *
 * @throws the system's error where the port can't be had
 */
export async function startService(config: Config, log: Logger): Promise<Service> {
  let ready = true;
  const { bodyLimit, upstreamUrl, upstreamTimeout } = config;
  const upstream = upstreamUrl && connectUpstream({ url: upstreamUrl, timeout: upstreamTimeout });
  const app = createApp({ bodyLimit, log, now: Date.now, isReady: () => ready, upstream });
  const unanswered = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    unanswered.add(response);
    if (!ready) announceClose(response);
    response.once("close", () => unanswered.delete(response));
    app(request, response);
  });
  await listen(server, config);

  async function stop(): Promise<boolean> {
    ready = false;
    unanswered.forEach(announceClose);
    const finished = await drain(server, unanswered, config.shutdownTimeout);
    await upstream?.close();
    return finished;
  }

  return { address: server.address() as AddressInfo, stop };
}

/** A connection kept alive would hold the stopping process until it times out. */
function announceClose(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader("Connection", "close");
}

async function drain(
  server: Server,
  unanswered: ReadonlySet<ServerResponse>,
  timeout: number,
): Promise<boolean> {
  const end = performance.now() + timeout;
  // Requests that were sent before the sender could know are on their way.
  await setTimeout(Math.min(GRACE, timeout));
  server.close();
  while (unanswered.size > 0 && performance.now() < end) await setTimeout(POLL);
  const finished = unanswered.size === 0;
  // What is open now has no request, or has had its time.
  server.closeAllConnections();
  return finished;
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
