import { createServer, IncomingMessage, ServerResponse, type Server } from "node:http";
import express, { type Express } from "express";

/**
 * A server for an Express app that makes requests and responses with Express's methods.
 *
 * Express gives each request and response of Node another prototype, after which Node's own code
 * for them runs slowly: `npm run bench` had a third of the events at batch 1. Here they have that
 * prototype from the beginning, so there is nothing to change. To a plain server the app is what
 * it is everywhere.
 *
 * @see https://github.com/expressjs/express/blob/5.x/lib/application.js `app.handle`
 */
export function createExpressServer(app: Express): Server {
  class ExpressRequest extends IncomingMessage {}
  class ExpressResponse extends ServerResponse {}
  app.request = withMethods(ExpressRequest.prototype, express.request, app);
  app.response = withMethods(ExpressResponse.prototype, express.response, app);
  const server = createServer(
    { IncomingMessage: ExpressRequest, ServerResponse: ExpressResponse },
    app,
  );
  // A client that has said all it has to say still gets its answer. Node has this, undocumented.
  return Object.assign(server, { httpAllowHalfOpen: true });
}

/** A prototype with Express's methods and the app that they ask for. */
function withMethods<T extends object>(prototype: object, methods: T, app: Express): T {
  const own = Object.getOwnPropertyDescriptors(methods);
  return Object.defineProperties(prototype, { ...own, app: { value: app, writable: true } }) as T;
}
