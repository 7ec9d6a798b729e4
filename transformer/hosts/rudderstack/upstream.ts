import { randomUUID } from "node:crypto";
import { STATUS_CODES, type IncomingMessage, type ServerResponse } from "node:http";
import { errors, Pool, type Dispatcher } from "undici";
import type { ErrorCode } from "../../core/error-catalogue.js";

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

/**
 * Says which of these services have passed a request on. One that comes back would go round until no
 * descriptor is left.
 */
const HOP = "x-nudgespot-source-hop";

/** Of this process: another instance may stand in front of the same transformer. */
const SELF = randomUUID();

/** Whether this process has passed the request on before. */
export function hasPassedHere({ headers }: IncomingMessage): boolean {
  return String(headers[HOP] ?? "").includes(SELF);
}

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
   * @param onUnanswered called with the code of the failure where there is no answer to pass back:
   * nothing was sent then
   */
  pass(
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
    onUnanswered: (code: Unanswered) => void,
  ): void;
  /** Whether it answers its health check. */
  isUp(): Promise<boolean>;
  close(): Promise<void>;
}

/** Why the upstream did not answer. */
export type Unanswered = Extract<
  ErrorCode,
  "upstream_unreachable" | "upstream_unreadable" | "upstream_timeout"
>;

/** Connects to the upstream, with connections kept alive. */
export function connectUpstream({ url, timeout }: UpstreamOptions): Upstream {
  const pool = new Pool(url.origin, {
    connect: { timeout: CONNECT_TIMEOUT },
    headersTimeout: timeout,
    bodyTimeout: timeout,
  });

  const pass: Upstream["pass"] = (request, response, path, onUnanswered) => {
    pool.dispatch(
      {
        method: request.method as Dispatcher.HttpMethod,
        path,
        headers: [...endToEnd(request.rawHeaders, NOT_FOR_UPSTREAM), HOP, SELF],
        body: hasBody(request) ? request : null,
      },
      new PassBack(request, response, onUnanswered),
    );
  };

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

/**
 * Writes an answer of the upstream as it comes in, straight from undici's parser into the response:
 * a stream in between, which its `request` and `pipeline` have, costs a third of the requests. What
 * is thrown here, undici turns into an error.
 */
class PassBack implements Dispatcher.DispatchHandler {
  readonly #request: IncomingMessage;
  readonly #response: ServerResponse;
  readonly #onUnanswered: (code: Unanswered) => void;
  #controller: Dispatcher.DispatchController | undefined;

  constructor(
    request: IncomingMessage,
    response: ServerResponse,
    onUnanswered: (code: Unanswered) => void,
  ) {
    this.#request = request;
    this.#response = response;
    this.#onUnanswered = onUnanswered;
    response.once("close", () => {
      if (!response.writableFinished) this.#controller?.abort(new errors.RequestAbortedError());
    });
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#response.destroyed) controller.abort(new errors.RequestAbortedError());
  }

  onResponseStart(
    controller: Dispatcher.DispatchController,
    status: number,
    _headers: unknown,
    reason = "",
  ): void {
    if (status < 200) return; // between the upstream and us
    this.#response.writeHead(
      status,
      reasonPhrase(status, reason),
      this.#headers(controller, status),
    );
    // Whatever length it claims.
    if (!this.#hasBody(status)) this.#response.end();
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.#response.write(chunk)) return;
    controller.pause();
    this.#response.once("drain", () => {
      controller.resume();
    });
  }

  onResponseEnd(_controller: unknown, trailers: Record<string, string | string[]>): void {
    if (this.#response.writableEnded) return;
    this.#response.addTrailers(trailers);
    this.#response.end();
  }

  onResponseError(_controller: unknown, error: Error): void {
    if (!this.#response.headersSent) this.#onUnanswered(unanswered(error));
    // The status has gone out: cutting the connection is the only way to say that this is not all.
    else if (!this.#response.writableEnded) this.#response.destroy();
  }

  #headers({ rawHeaders }: Dispatcher.DispatchController, status: number): string[] {
    // Undici's types allow for more than HTTP/1.1 gives.
    const raw = (rawHeaders as Buffer[]).map((text) => text.toString("latin1"));
    const headers = endToEnd(raw, HOP_BY_HOP);
    // The unread rest of the body blocks the connection, so it cannot be reused.
    if (!this.#request.complete) headers.push("Connection", "close");
    return this.#canBeChunked(headers, status) ? headers : without(headers, isTrailer);
  }

  /** Trailers need chunks; Node refuses an answer that announces them and has none. */
  #canBeChunked(headers: readonly string[], status: number): boolean {
    const isCurrent = this.#request.httpVersion !== "1.0";
    return this.#hasBody(status) && isCurrent && !headers.some(isContentLength);
  }

  #hasBody(status: number): boolean {
    return this.#request.method !== "HEAD" && status !== 204 && status !== 304;
  }
}

const isTrailer = (name: string): boolean => name === "trailer";

const isContentLength = (text: string, index: number): boolean =>
  index % 2 === 0 && text.toLowerCase() === "content-length";

/** A reason that Node cannot write has no meaning to anybody: then it is the usual one. */
function reasonPhrase(status: number, reason: string): string {
  return /^[\t\x20-\x7e]+$/.test(reason) ? reason : (STATUS_CODES[status] ?? "");
}

function hasBody({ headers }: IncomingMessage): boolean {
  const length = headers["content-length"];
  return headers["transfer-encoding"] !== undefined || (length !== undefined && length !== "0");
}

/** Raw headers, as alternating names and values, without the given and those Connection names. */
function endToEnd(rawHeaders: readonly string[], dropped: ReadonlySet<string>): string[] {
  const named = connectionOptions(rawHeaders);
  return without(rawHeaders, (name) => dropped.has(name) || named.has(name));
}

const NO_OPTIONS: ReadonlySet<string> = new Set();

/** The headers that the Connection header names: they concern the connection, too. */
function connectionOptions(rawHeaders: readonly string[]): ReadonlySet<string> {
  let options: string[] | undefined;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    if (rawHeaders[at]?.toLowerCase() === "connection") {
      (options ??= []).push(...(rawHeaders[at + 1] ?? "").split(","));
    }
  }
  return options ? new Set(options.map((option) => option.trim().toLowerCase())) : NO_OPTIONS;
}

function without(rawHeaders: readonly string[], isDropped: (name: string) => boolean): string[] {
  const kept: string[] = [];
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const [name = "", value = ""] = [rawHeaders[at], rawHeaders[at + 1]];
    if (!isDropped(name.toLowerCase())) kept.push(name, value);
  }
  return kept;
}

/** Undici's and the system's codes of an upstream that answered, but not so that it could be read. */
const UNREADABLE: ReadonlySet<string> = new Set([
  "HPE_INVALID",
  "UND_ERR_HEADERS_OVERFLOW",
  "UND_ERR_SOCKET",
  "ECONNRESET",
  "EPIPE",
]);

const TIMEOUTS: ReadonlySet<string> = new Set([
  "UND_ERR_CONNECT_TIMEOUT",
  "UND_ERR_HEADERS_TIMEOUT",
  "UND_ERR_BODY_TIMEOUT",
]);

function unanswered(error: Error): Unanswered {
  const code = "code" in error ? String(error.code) : "";
  if (TIMEOUTS.has(code)) return "upstream_timeout";
  const isUnreadable = UNREADABLE.has(code) || error instanceof errors.HTTPParserError;
  return isUnreadable ? "upstream_unreadable" : "upstream_unreachable";
}
