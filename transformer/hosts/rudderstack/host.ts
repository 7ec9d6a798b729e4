import { Router, type RequestHandler } from "express";
import { VERSION } from "../../generated/version.js";
import { answer, answerFailure } from "../../http/answers.js";
import type { Host } from "../host.js";
import { sourceRoute, type SourceDeps } from "./source-route.js";
import type { Upstream } from "./upstream.js";

/** The source's own path, for each version of the contract. */
const SOURCE_PATH = /^\/(v[012])\/sources\/nudgespot\/?$/i;

/** What a transformer tells RudderStack's server about itself at /features, with no upstream. */
const FEATURES = {
  routerTransform: {},
  regulations: [],
  supportSourceTransformV1: true,
  upgradedToSourceTransformV2: true,
} as const;

/** What the host needs from outside. */
export interface RudderStackDeps extends SourceDeps {
  /** The transformer that gets every request that is not for this source. */
  readonly upstream?: Upstream | undefined;
}

/**
 * RudderStack, whose server knows one transformer address: this service answers for its source,
 * and passes everything else to the transformer behind it.
 */
export function rudderstackHost({ upstream, ...deps }: RudderStackDeps): Host {
  const routes = Router();
  routes.post(SOURCE_PATH, sourceRoute(deps));
  routes.all(SOURCE_PATH, (_request, response) => {
    response.setHeader("Allow", "POST");
    answerFailure(response, "method_not_allowed");
  });
  routes.get("/buildVersion", (_request, response) => {
    response.type("text").send(VERSION);
  });
  if (upstream !== undefined) {
    return {
      name: "rudderstack",
      routes,
      fallback: passOn(upstream),
      status: async () => ({ upstream: (await upstream.isUp()) ? "up" : "down" }),
      close: () => upstream.close(),
    };
  }
  // Of two transformers the server asks the one upstream: it has more to tell.
  routes.get("/features", (_request, response) => {
    answer(response, 200, FEATURES);
  });
  return { name: "rudderstack", routes, status: () => Promise.resolve({ upstream: "none" }) };
}

function passOn(upstream: Upstream): RequestHandler {
  return function passRequestOn(request, response) {
    upstream.pass(request, response, request.originalUrl, (code) => {
      answerFailure(response, code);
    });
  };
}
