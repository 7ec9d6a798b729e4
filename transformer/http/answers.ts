import type { IncomingMessage, ServerResponse } from "node:http";
import type { Log } from "../core/observe.js";
import { ERRORS, type ErrorCode } from "../core/error-catalogue.js";
import { failure } from "../core/errors.js";

/** Answers with JSON. */
export function answer(response: ServerResponse, status: number, body: unknown): void {
  // The rest of the body is not read, however long it is.
  if (hasUnreadBody(response.req)) response.setHeader("Connection", "close");
  answerJson(response, status, JSON.stringify(body));
}

/** Answers with JSON text. */
export function answerJson(response: ServerResponse, status: number, json: string): void {
  response.statusCode = status;
  response.setHeader("Content-Type", "application/json; charset=utf-8");
  response.end(json);
}

/** The one way in which a request that failed as a whole is answered. */
export function answerFailure(response: ServerResponse, code: ErrorCode): void {
  answer(response, ERRORS[code].status, { error: failure(code).message, code });
}

/** Answers a request of which something went wrong on the way; its message may quote the request. */
export function answerError(
  response: ServerResponse,
  error: unknown,
  log: Pick<Log, "error">,
): void {
  const code = answerCode(error);
  if (code === "internal_error") {
    log.error({ error: error instanceof Error ? error.name : typeof error }, "request failed");
  }
  answerFailure(response, code);
}

function hasUnreadBody({ complete, headers }: IncomingMessage): boolean {
  const length = headers["content-length"];
  return !complete && (headers["transfer-encoding"] !== undefined || Number(length ?? 0) > 0);
}

/** The code of an error of the body reader or of Express's router. */
export function answerCode(error: unknown): ErrorCode {
  const status = error instanceof Error && "status" in error ? error.status : 500;
  if (status === 413) return "body_too_large";
  return typeof status === "number" && status < 500 ? "unreadable_body" : "internal_error";
}
