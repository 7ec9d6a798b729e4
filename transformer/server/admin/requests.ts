import type { ErrorRequestHandler } from "express";
import { ERRORS } from "../../core/error-catalogue.js";
import { Refusal } from "../../core/errors.js";
import { assertValid } from "../../core/validate.js";
import type { Validator } from "../../generated/validators.js";
import { answer } from "../../http/answers.js";

/** Entries or events of a page, where a request does not say how many. */
const PAGE = 50;

/**
 * A body or query of the admin API.
 *
 * @throws Refusal `invalid_request`, before anything is changed
 */
export function checked<T>(validator: Validator<T>, given: unknown): T {
  const value: unknown = given;
  assertValid(validator, value, "invalid_request");
  return value;
}

export function limitOf(limit: string | undefined): number {
  return limit === undefined ? PAGE : Number(limit);
}

/** Answers a request that was refused. Express knows an error handler by its four parameters. */
export const answerRefusals: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (!(error instanceof Refusal)) {
    next(error);
    return;
  }
  const { code, message } = error.failure;
  answer(response, ERRORS[code].status, { error: message, code });
};
