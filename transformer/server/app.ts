import express, {
  type Express,
  type NextFunction,
  type Request,
  type RequestHandler,
  type Response,
} from "express";
import type { Log } from "../core/observe.js";
import { VERSION } from "../generated/version.js";
import type { Host } from "../hosts/host.js";
import { answer, answerError, answerFailure } from "../http/answers.js";
import { originForm } from "../http/request-target.js";
import type { Health, Store } from "../store/store.js";
import { createAdmin, type AdminDeps } from "./admin/admin.js";
import { createConsole } from "./console.js";
import type { Metrics } from "./metrics.js";
import { receiveRoutes, type ReceiveDeps } from "./receive/receive.js";

/** Dependencies of the app. */
export interface AppDeps {
  /** The platforms that call this service; the first to know a path answers it. */
  readonly hosts: readonly Host[];
  readonly log: Pick<Log, "error">;
  /** Whether the service takes requests: false once it was told to stop. */
  readonly isReady: () => boolean;
  /** The counters, which `/metrics` shows. */
  readonly metrics?: Metrics | undefined;
  /** Where received calls are kept: while they cannot be, the service is not ready. */
  readonly store?: Pick<Store, "health"> | undefined;
  /** Receives and forwards calls. If not given, the app does not have these routes. */
  readonly receive?: ReceiveDeps | undefined;
  /** The admin API and the console. If not given, the app has neither. */
  readonly admin?: AdminDeps | undefined;
}

/**
 * Makes the service, without listening.
 *
 * @example createExpressServer(createApp({ hosts: [rudderstackHost(deps)], log, isReady: () => true }))
 */
export function createApp({
  hosts,
  log,
  isReady,
  metrics,
  store,
  receive,
  admin,
}: AppDeps): Express {
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  app.set("env", "production"); // else Express's last resort would answer with a stack
  app.use(readTarget);
  for (const { method, path, handle } of hosts.flatMap(({ routes }) => routes)) {
    app[method](path, handle);
  }
  if (receive !== undefined) app.use(receiveRoutes(receive));
  addProbes(app, { isReady, hosts, store });
  if (metrics !== undefined) addMetrics(app, metrics);
  if (admin !== undefined) {
    app.use("/admin", createAdmin(admin));
    app.use("/console", createConsole());
  }
  for (const { fallback } of hosts) if (fallback !== undefined) app.use(fallback);
  app.use((_request, response) => {
    answerFailure(response, "not_found");
  });
  // Express knows an error handler by its four parameters.
  app.use((error: unknown, _request: Request, response: Response, _next: NextFunction) => {
    answerError(response, error, log);
  });
  return app;
}

/** Takes targets in every form that HTTP has. */
const readTarget: RequestHandler = (request, response, next) => {
  // `OPTIONS *` asks about the server as a whole.
  if (request.url === "*") {
    response.writeHead(204, { Allow: "GET, HEAD, POST, OPTIONS" }).end();
    return;
  }
  request.url = request.originalUrl = originForm(request.url);
  next();
};

function addProbes(
  app: Express,
  { isReady, hosts, store }: Pick<AppDeps, "isReady" | "hosts" | "store">,
): void {
  app.get("/health", (_request, response) => {
    answer(response, 200, { service: "UP", version: VERSION });
  });
  app.get("/ready", async (_request, response) => {
    const states = await Promise.all(hosts.map(async (host) => host.status?.()));
    const kept = await store?.health();
    const canKeep = kept === undefined || kept.state === "ok";
    const status = !isReady() ? "stopping" : canKeep ? "ready" : "not ready";
    const body = [{ status }, ...states, kept && describe(kept)];
    answer(response, status === "ready" ? 200 : 503, Object.assign({}, ...body));
  });
  app.get("/version", (_request, response) => {
    response.type("text").send(VERSION);
  });
}

/** The store's part of `/ready`. Damaged stores are listed until they are deleted or imported. */
function describe({ state, setAside }: Health): object {
  const unreadable = setAside.filter(({ isUnreadable }) => isUnreadable);
  return {
    store: state,
    ...(setAside.length > 0 && { damagedStores: setAside.length }),
    ...(unreadable.length > 0 && { unreadableStores: unreadable.length }),
  };
}

function addMetrics(app: Express, metrics: Metrics): void {
  app.get("/metrics", async (_request, response) => {
    response.setHeader("Content-Type", metrics.contentType);
    response.end(await metrics.text());
  });
}
