import { join } from "node:path";
import express, { type Router } from "express";

/** The built page, from dist/server/ as from the sources. */
const FILES = join(import.meta.dirname, "../../dist/console");

/** Nothing comes from elsewhere, and nothing in the page itself runs or is styled. */
const POLICY = [
  "default-src 'none'",
  ...["script-src 'self'", "style-src 'self'", "connect-src 'self'", "img-src 'self' data:"],
  ...["base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"],
].join("; ");

const HEADERS = {
  "Content-Security-Policy": POLICY,
  "X-Frame-Options": "DENY",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cache-Control": "no-cache",
};

/** `/console`: the page. It gets everything it shows from the admin API. */
export function createConsole(): Router {
  const routes = express.Router();
  routes.use((_request, response, next) => {
    response.set(HEADERS);
    next();
  });
  routes.use(express.static(FILES, { cacheControl: false, index: "index.html" }));
  return routes;
}
