import type { RequestListener, ServerResponse } from "node:http";
import express, { type Express, type NextFunction, type Request, type Response } from "express";
import { VERSION } from "../generated/version.js";
import { FEATURES } from "../hosts/rudderstack/features.js";
import type { Upstream } from "../hosts/rudderstack/upstream.js";
import { createAdmin, type AdminDeps } from "./admin/admin.js";
import { answer, answerError, answerFailure } from "./answers.js";
import type { Metrics } from "./metrics.js";
import { receiveBefore, type ReceiveDeps } from "./receive/receive.js";
import { originForm } from "./request-target.js";
import { sourceBefore, type SourceDeps } from "./source.js";

/** What the app needs from outside. */
export interface AppDeps extends SourceDeps {
  /** False from the moment the process is told to stop. */
  readonly isReady: () => boolean;
  /** The transformer that gets every request that is not for this source. */
  readonly upstream?: Upstream | undefined;
  /** What is counted; `/metrics` shows it. */
  readonly metrics?: Metrics | undefined;
  /** Receives calls and forwards them; without it there are no such paths. */
  readonly receive?: ReceiveDeps | undefined;
  /** Opens `/admin`; without it there is none. */
  readonly admin?: AdminDeps | undefined;
}

/**
 * Makes the service, without listening.
 *
 * @example createServer(createApp({ bodyLimit: 2 ** 26, log, now: Date.now, isReady: () => true }))
 */
export function createApp(deps: AppDeps): RequestListener {
  const routes = createRoutes(deps);
  const received = deps.receive === undefined ? routes : receiveBefore(routes, deps.receive);
  const all = sourceBefore(received, deps);
  return function onRequest(request, response) {
    request.url = originForm(request.url ?? "/");
    if (request.url === "*") answerForServer(response);
    else all(request, response);
  };
}

/** `OPTIONS *` asks about the server as a whole. */
function answerForServer(response: ServerResponse): void {
  response.writeHead(204, { Allow: "GET, HEAD, POST, OPTIONS" }).end();
}

/** The routes of everything but the source's endpoint. */
export function createRoutes({ log, isReady, upstream, metrics, admin }: AppDeps): Express {
  const routes = express();
  routes.disable("x-powered-by");
  routes.disable("etag");
  routes.set("env", "production"); // else Express's last resort would answer with a stack
  addProbes(routes, isReady, upstream);
  if (metrics !== undefined) addMetrics(routes, metrics);
  if (admin !== undefined) routes.use("/admin", createAdmin(admin));
  if (upstream === undefined) addFeatures(routes);
  else addUpstream(routes, upstream);
  routes.use((_request, response) => {
    answerFailure(response, "not_found");
  });
  // Express knows an error handler by its four parameters.
  routes.use((error: unknown, _request: Request, response: Response, _next: NextFunction) => {
    answerError(response, error, log);
  });
  return routes;
}

function addProbes(routes: Express, isReady: () => boolean, upstream: Upstream | undefined): void {
  routes.get("/health", (_request, response) => {
    answer(response, 200, { service: "UP", version: VERSION });
  });
  routes.get("/ready", async (_request, response) => {
    const isUp = await upstream?.isUp();
    answer(response, isReady() ? 200 : 503, {
      status: isReady() ? "ready" : "stopping",
      upstream: isUp === undefined ? "none" : isUp ? "up" : "down",
    });
  });
  routes.get(["/version", "/buildVersion"], (_request, response) => {
    response.type("text").send(VERSION);
  });
}

function addMetrics(routes: Express, metrics: Metrics): void {
  routes.get("/metrics", async (_request, response) => {
    response.setHeader("Content-Type", metrics.contentType);
    response.end(await metrics.text());
  });
}

/** Of two transformers the server asks the one upstream: it has more to tell. */
function addFeatures(routes: Express): void {
  routes.get("/features", (_request, response) => {
    answer(response, 200, FEATURES);
  });
}

function addUpstream(routes: Express, upstream: Upstream): void {
  routes.use((request, response) => {
    upstream.pass(request, response, request.originalUrl, (code) => {
      answerFailure(response, code);
    });
  });
}
