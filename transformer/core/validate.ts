import type { RuleError, Validator } from "../generated/validators.js";
import type { ErrorCode } from "./error-catalogue.js";
import { Refusal } from "./errors.js";

/**
 * Validates a value against its schema.
 *
 * @param into the document of the pointer, if it is not the payload
 * @throws Refusal with the given code, naming place and rule but never the value
 */
export function assertValid<T>(
  validator: Validator<T>,
  value: unknown,
  code: ErrorCode,
  into = "",
): asserts value is T {
  if (validator(value)) return;
  const error = validator.errors?.[0];
  const place = error?.instancePath ?? "/";
  const pointer = into === "" ? place : `${place || "/"}${into}`;
  throw new Refusal(code, pointer, error && ruleOf(error));
}

function ruleOf({ message, params }: RuleError): string | undefined {
  if (message === "boolean schema is false") return "must be absent";
  if (params.allowedValues === undefined) return message;
  return `must be one of ${params.allowedValues.map((value) => JSON.stringify(value)).join(", ")}`;
}
