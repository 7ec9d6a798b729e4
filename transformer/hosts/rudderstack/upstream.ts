import { STATUS_CODES, type IncomingMessage, type ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { errors, Pool, type Dispatcher } from "undici";
import type { ErrorCode } from "../../core/errors.js";

/** Time for a TCP and TLS connection to the upstream, in milliseconds. */
const CONNECT_TIMEOUT = 5_000;

/** Time the upstream has to say that it is up, in milliseconds: Kubernetes waits 1 s for us. */
const PROBE_TIMEOUT = 500;

/** Headers that concern one connection and are not passed on (RFC 9110, 7.6.1). */
const HOP_BY_HOP: ReadonlySet<string> = new Set([
  "connection",
  "keep-alive",
  "proxy-authenticate",
  "proxy-authorization",
  "proxy-connection",
  "te",
  "transfer-encoding",
  "upgrade",
]);

/** Host and Expect are between us and the upstream; trailers of a request are not passed on. */
const NOT_FOR_UPSTREAM: ReadonlySet<string> = new Set([...HOP_BY_HOP, "host", "expect", "trailer"]);

/** How the upstream is reached. */
export interface UpstreamOptions {
  /** Origin of rudder-transformer. */
  readonly url: URL;
  /** How long it may be silent, before and within an answer, in milliseconds. */
  readonly timeout: number;
}

/** The transformer behind this service. */
export interface Upstream {
  /**
   * Passes a request on and its answer back, both streamed and otherwise as they are.
   *
   * @returns the code of the failure where there is no answer to pass back: nothing was sent then
   */
  pass(request: IncomingMessage, response: ServerResponse, path: string): Promise<Unanswered>;
  /** Whether it answers its health check. */
  isUp(): Promise<boolean>;
  close(): Promise<void>;
}

type Unanswered = Extract<ErrorCode, "upstream_unreachable" | "upstream_timeout"> | undefined;

/** Connects to the upstream, with connections kept alive. */
export function connectUpstream({ url, timeout }: UpstreamOptions): Upstream {
  const pool = new Pool(url.origin, {
    connect: { timeout: CONNECT_TIMEOUT },
    headersTimeout: timeout,
    bodyTimeout: timeout,
  });

  async function pass(
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
  ): Promise<Unanswered> {
    const gone = new AbortController();
    response.once("close", () => {
      if (!response.writableFinished) gone.abort();
    });
    let answer: Dispatcher.ResponseData;
    try {
      answer = await pool.request({
        method: request.method as Dispatcher.HttpMethod,
        path,
        headers: endToEnd(request.rawHeaders, NOT_FOR_UPSTREAM),
        body: hasBody(request) ? request : null,
        responseHeaders: "raw",
        signal: gone.signal,
      });
    } catch (error) {
      return unanswered(error);
    }
    // What the upstream did not want to read stays in the connection: nothing can follow it there.
    if (!request.complete) response.setHeader("Connection", "close");
    await passBack(answer, response, request.method === "HEAD");
    return undefined;
  }

  async function isUp(): Promise<boolean> {
    try {
      const signal = AbortSignal.timeout(PROBE_TIMEOUT);
      const { statusCode, body } = await pool.request({ method: "GET", path: "/health", signal });
      await body.dump();
      return statusCode === 200;
    } catch {
      return false;
    }
  }

  return { pass, isUp, close: () => pool.close() };
}

async function passBack(
  answer: Dispatcher.ResponseData,
  response: ServerResponse,
  isHead: boolean,
): Promise<void> {
  const { statusCode, statusText, body, trailers } = answer;
  // With `responseHeaders: "raw"` names and values alternate, which the library's types don't say.
  const headers = endToEnd(answer.headers as unknown as string[], HOP_BY_HOP);
  // A reason that Node cannot write has no meaning to anybody: then it is the usual one.
  const reason = /^[\t\x20-\x7e]+$/.test(statusText) ? statusText : STATUS_CODES[statusCode];
  response.writeHead(statusCode, reason ?? "", headers);
  try {
    // Whatever length these claim, they have no body.
    if (isHead || statusCode === 204 || statusCode === 304) await body.dump();
    else await pipeline(body, response, { end: false });
    response.addTrailers(trailers);
    response.end();
  } catch {
    // The status has gone out: cutting the connection is the only way to say that this is not all.
    response.destroy();
  }
}

function hasBody({ headers }: IncomingMessage): boolean {
  const length = headers["content-length"];
  return headers["transfer-encoding"] !== undefined || (length !== undefined && length !== "0");
}

/** Raw headers, as alternating names and values, without the given and those Connection names. */
function endToEnd(rawHeaders: readonly string[], dropped: ReadonlySet<string>): string[] {
  const named = connectionOptions(rawHeaders);
  return rawHeaders.filter((_, index) => {
    const name = (rawHeaders[index - (index % 2)] ?? "").toLowerCase();
    return !dropped.has(name) && !named.has(name);
  });
}

/** The headers that the Connection header names: they concern the connection, too. */
function connectionOptions(rawHeaders: readonly string[]): Set<string> {
  const isConnection = (index: number): boolean =>
    index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === "connection";
  const values = rawHeaders.filter((_, index) => isConnection(index));
  return new Set(values.flatMap((value) => value.toLowerCase().split(/\s*,\s*/)));
}

function unanswered(error: unknown): Unanswered {
  const isTimeout =
    error instanceof errors.HeadersTimeoutError || error instanceof errors.ConnectTimeoutError;
  return isTimeout ? "upstream_timeout" : "upstream_unreachable";
}
