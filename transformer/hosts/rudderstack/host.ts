import type { RequestHandler } from "express";
import { VERSION } from "../../generated/version.js";
import { answer, answerFailure } from "../../http/answers.js";
import type { Host, HostRoute } from "../host.js";
import { sourceRoute, type SourceDeps } from "./source-route.js";
import { hasPassedHere, type Upstream } from "./upstream.js";

/** The source's own path, for each version of the contract. */
const SOURCE_PATH = /^\/(v[012])\/sources\/nudgespot\/?$/i;

/** The answer to /features without an upstream. */
const FEATURES = {
  routerTransform: {},
  regulations: [],
  supportSourceTransformV1: true,
  upgradedToSourceTransformV2: true,
} as const;

/** Dependencies of the host. */
export interface RudderStackDeps extends SourceDeps {
  /** The transformer that gets every request that is not for this source. */
  readonly upstream?: Upstream | undefined;
}

/**
 * RudderStack, whose server knows one transformer address: this service answers for its source,
 * and passes everything else to the transformer behind it.
 */
export function rudderstackHost({ upstream, ...deps }: RudderStackDeps): Host {
  const routes: HostRoute[] = [
    { method: "post", path: SOURCE_PATH, handle: sourceRoute(deps) },
    { method: "all", path: SOURCE_PATH, handle: refuseMethod },
    { method: "get", path: "/buildVersion", handle: tellVersion },
  ];
  if (upstream !== undefined) {
    return {
      name: "rudderstack",
      routes,
      fallback: passOn(upstream),
      status: async () => ({ upstream: (await upstream.isUp()) ? "up" : "down" }),
      close: () => upstream.close(),
    };
  }
  return {
    name: "rudderstack",
    // Of two transformers the server asks the one upstream: it has more to tell.
    routes: [...routes, { method: "get", path: "/features", handle: tellFeatures }],
    status: () => Promise.resolve({ upstream: "none" }),
  };
}

const refuseMethod: RequestHandler = (_request, response) => {
  response.setHeader("Allow", "POST");
  answerFailure(response, "method_not_allowed");
};

const tellVersion: RequestHandler = (_request, response) => {
  response.type("text").send(VERSION);
};

const tellFeatures: RequestHandler = (_request, response) => {
  answer(response, 200, FEATURES);
};

function passOn(upstream: Upstream): RequestHandler {
  return function passRequestOn(request, response) {
    if (hasPassedHere(request)) {
      answerFailure(response, "upstream_loop");
      return;
    }
    upstream.pass(request, response, request.originalUrl, (code) => {
      answerFailure(response, code);
    });
  };
}
