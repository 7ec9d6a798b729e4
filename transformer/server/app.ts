import express, { type Express, type NextFunction, type Request, type Response } from "express";
import type { Logger } from "pino";
import { ERRORS, failure, type ErrorCode, type Failure } from "../core/errors.js";
import { VERSION } from "../generated/version.js";
import { FEATURES } from "../hosts/rudderstack/features.js";
import type { ContractVersion } from "../hosts/rudderstack/items.js";
import { createTransform } from "../hosts/rudderstack/transform.js";
import type { Upstream } from "../hosts/rudderstack/upstream.js";

/** What the app needs from outside. */
export interface AppDeps {
  /** Largest body of a request to the source, in bytes. */
  readonly bodyLimit: number;
  readonly log: Pick<Logger, "warn" | "error">;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** False from the moment the process is told to stop. */
  readonly isReady: () => boolean;
  /** The transformer that gets every request that is not for this source. */
  readonly upstream?: Upstream | undefined;
}

/** RudderStack's path of this source, in any case. */
const SOURCE_PATH = /^\/(v[012])\/sources\/nudgespot\/?$/i;

/**
 * Makes the service, without listening.
 *
 * @example createApp({ bodyLimit: 2 ** 26, log, now: Date.now, isReady: () => true }).listen(9090)
 */
export function createApp(deps: AppDeps): Express {
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  addSource(app, deps);
  addProbes(app, deps);
  if (deps.upstream !== undefined) addUpstream(app, deps.upstream);
  else addFeatures(app);
  app.use((_request, response) => {
    sendFailure(response, failure("not_found"));
  });
  app.use(handleError(deps.log));
  return app;
}

function addSource(app: Express, { bodyLimit, log, now }: AppDeps): void {
  const transform = createTransform({ now, log });
  const readBody = express.raw({ type: () => true, limit: bodyLimit });
  app.post(SOURCE_PATH, readBody, (request, response) => {
    const body: unknown = request.body;
    const version = String(request.params[0]).toLowerCase() as ContractVersion;
    send(response, 200, transform(Buffer.isBuffer(body) ? body : Buffer.alloc(0), version));
  });
  app.all(SOURCE_PATH, (_request, response) => {
    response.setHeader("Allow", "POST");
    sendFailure(response, failure("method_not_allowed"));
  });
}

function addProbes(app: Express, { isReady, upstream }: AppDeps): void {
  app.get("/health", (_request, response) => {
    send(response, 200, { service: "UP", version: VERSION });
  });
  app.get("/ready", async (_request, response) => {
    const isUp = await upstream?.isUp();
    send(response, isReady() ? 200 : 503, {
      status: isReady() ? "ready" : "stopping",
      upstream: isUp === undefined ? "none" : isUp ? "up" : "down",
    });
  });
  app.get(["/version", "/buildVersion"], (_request, response) => {
    response.type("text").send(VERSION);
  });
}

/** Of two transformers the server asks the one upstream: it has more to tell. */
function addFeatures(app: Express): void {
  app.get("/features", (_request, response) => {
    send(response, 200, FEATURES);
  });
}

function addUpstream(app: Express, upstream: Upstream): void {
  app.use(async (request, response) => {
    const unanswered = await upstream.pass(request, response, request.originalUrl);
    if (unanswered !== undefined && !response.destroyed) {
      sendFailure(response, failure(unanswered));
    }
  });
}

function handleError(log: AppDeps["log"]) {
  // Express knows an error handler by its four parameters.
  return (error: unknown, _request: Request, response: Response, _next: NextFunction): void => {
    const code = codeOf(error);
    if (code === "internal_error") {
      log.error({ error: error instanceof Error ? error.name : typeof error }, "request failed");
    }
    // What is left of the body is not read.
    response.setHeader("Connection", "close");
    sendFailure(response, failure(code));
  };
}

/** The code of an error of Express's body reader or router; its message may quote the request. */
function codeOf(error: unknown): ErrorCode {
  const status = error instanceof Error && "status" in error ? error.status : 500;
  if (status === 413) return "body_too_large";
  return typeof status === "number" && status < 500 ? "unreadable_body" : "internal_error";
}

/** The one way in which a failed request is answered. */
function sendFailure(response: Response, { code, message }: Failure): void {
  send(response, ERRORS[code].status, { error: message, code });
}

/** Plain JSON: Express's own way would also look for a callback and an ETag. */
function send(response: Response, status: number, body: unknown): void {
  response.statusCode = status;
  response.setHeader("Content-Type", "application/json; charset=utf-8");
  response.end(JSON.stringify(body));
}
