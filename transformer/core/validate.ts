import { Refusal, type ErrorCode } from "./errors.js";

/** What a generated validator says of the first rule that is broken. */
interface RuleError {
  readonly instancePath: string;
  readonly message?: string;
  readonly params: { readonly allowedValues?: readonly unknown[] };
}

/** A validator made from a schema by `npm run generate`. */
export interface Validator<T> {
  (value: unknown): boolean;
  /** The type of what it accepts; there is no such field. */
  readonly accepts?: T;
  readonly errors?: readonly RuleError[] | null;
}

/**
 * Holds a value against its schema.
 *
 * @param into what the pointer points into, where that is not the payload
 * @throws Refusal with the given code, naming place and rule but never the value
 */
export function check<T>(
  validator: Validator<T>,
  value: unknown,
  code: ErrorCode,
  into = "",
): asserts value is T {
  if (validator(value)) return;
  const error = validator.errors?.[0];
  throw new Refusal(code, `${error?.instancePath ?? "/"}${into}`, error && ruleOf(error));
}

function ruleOf({ message, params }: RuleError): string | undefined {
  if (params.allowedValues === undefined) return message;
  return `must be one of ${params.allowedValues.map((value) => JSON.stringify(value)).join(", ")}`;
}
