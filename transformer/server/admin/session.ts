import { createHmac, randomUUID } from "node:crypto";
import express, {
  type NextFunction,
  type Request,
  type RequestHandler,
  type Response,
  type Router,
} from "express";
import { signIn } from "../../generated/validators.js";
import { answer, answerFailure } from "../../http/answers.js";
import type { Store } from "../../store/store.js";
import { isSame, sha256 } from "../receive/digest.js";
import { checked } from "./requests.js";

/** Dependencies of signing in. */
export interface SessionDeps {
  readonly token: string;
  readonly store: Pick<Store, "overLimit">;
  /** The port that takes calls, where it is not the admin API's. */
  readonly receivePort?: number | undefined;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** How long a session lasts, in milliseconds. */
const TERM = 12 * 3_600_000;

const COOKIE = "nudgespot_session";

/** Attempts to sign in that one address has in a second. */
const ATTEMPTS_PER_SECOND = 1;

/** The header in which a session repeats its secret when it changes something. */
const CSRF_HEADER = "x-csrf-token";

/**
 * Lets requests pass that have the token, or the cookie of a session. A request that changes something
 * needs the session's CSRF token, too: another site can make a browser send the cookie alone.
 */
export function requireToken({ token, now }: Omit<SessionDeps, "store">): RequestHandler {
  return function checkToken(request: Request, response: Response, next: NextFunction): void {
    const given = /^Bearer +([^ ].*)$/i.exec(request.headers.authorization ?? "")?.[1];
    const session = given === undefined ? sessionOf(request, token, now()) : undefined;
    const isReading = request.method === "GET" || request.method === "HEAD";
    const isSession =
      session !== undefined &&
      (isReading || isSame(request.get(CSRF_HEADER) ?? "", csrfOf(session, token)));
    if (isSession || (given !== undefined && isSame(given, token))) {
      next();
      return;
    }
    response.setHeader("WWW-Authenticate", "Bearer");
    answer(response, 401, { error: "the token of ADMIN_TOKEN is needed", code: "unauthorized" });
  };
}

/**
 * `POST /session`: the console signs in. A session is a signed cookie, so that every process that has
 * the token knows it, and a new token ends all of them.
 */
export function addSignIn(routes: Router, { token, store, receivePort, now }: SessionDeps): void {
  routes.post("/session", express.json({ limit: "1kb" }), async (request: Request, response) => {
    const { token: given } = checked(signIn, request.body);
    const address = sha256(request.ip ?? "").toString("hex");
    const wait = await store.overLimit(`sign-in ${address}`, ATTEMPTS_PER_SECOND);
    if (wait !== undefined) {
      response.setHeader("Retry-After", Math.ceil(wait / 1_000));
      answerFailure(response, "rate_limited");
      return;
    }
    if (!isSame(given, token)) {
      answer(response, 401, { error: "not the token in ADMIN_TOKEN", code: "unauthorized" });
      return;
    }
    const session = `${now() + TERM}.${randomUUID()}`;
    const value = `${session}.${macOf(session, token)}`;
    response.cookie(COOKIE, value, { ...cookieOptions(request), maxAge: TERM });
    answer(response, 200, { csrf: csrfOf(session, token), receivePort });
  });
}

/** `GET` and `DELETE /session`: the console asks for its CSRF token, and signs out. */
export function addSession(
  routes: Router,
  { token, receivePort, now }: Omit<SessionDeps, "store">,
): void {
  routes.get("/session", (request, response) => {
    const session = sessionOf(request, token, now());
    if (session === undefined) answerFailure(response, "not_found");
    else answer(response, 200, { csrf: csrfOf(session, token), receivePort });
  });
  routes.delete("/session", (request, response) => {
    response.clearCookie(COOKIE, cookieOptions(request));
    answer(response, 200, { signedOut: true });
  });
}

function cookieOptions({ secure, headers }: Request) {
  // A proxy that ends TLS says so. Whoever lies about it gets a cookie that is not sent in plain text.
  const isTls = secure || headers["x-forwarded-proto"] === "https";
  return { path: "/admin", httpOnly: true, sameSite: "strict", secure: isTls } as const;
}

/** The session of a request's cookie, if it is genuine and has not expired. */
function sessionOf({ headers }: Request, token: string, now: number): string | undefined {
  const cookie = new RegExp(`(?:^|; *)${COOKIE}=([^;]*)`).exec(headers.cookie ?? "")?.[1] ?? "";
  const [expires = "", id = "", mac = ""] = cookie.split(".");
  const session = `${expires}.${id}`;
  return Number(expires) > now && isSame(mac, macOf(session, token)) ? session : undefined;
}

function csrfOf(session: string, token: string): string {
  return macOf(`csrf ${session}`, token);
}

function macOf(text: string, token: string): string {
  return createHmac("sha256", token).update(text).digest("hex");
}
