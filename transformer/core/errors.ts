import { ERRORS, type ErrorCode } from "./error-catalogue.js";

/** A failure as it is reported: never with a value from a payload. */
export interface Failure {
  readonly code: ErrorCode;
  readonly message: string;
}

/**
 * Puts a failure into words.
 *
 * @param code which kind
 * @param pointer JSON pointer, followed by what it points into where that is not the payload
 * @param rule what should have been the case
 * @example failure("schema_violation", "/context", "must be object")
 */
export function failure(code: ErrorCode, pointer?: string, rule?: string): Failure {
  const where = pointer === undefined ? "" : `, at ${pointer}`;
  const why = rule === undefined ? "" : `: ${rule}`;
  return { code, message: `${ERRORS[code].message}${where}${why}` };
}

/** Thrown inside core where a payload, or a source's settings, cannot be accepted. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly code: ErrorCode;
  readonly pointer: string | undefined;
  readonly #rule: string | undefined;

  /**
   * @param pointer JSON pointer, followed by what it points into where that is not the payload
   * @param rule what should have been the case
   */
  constructor(code: ErrorCode, pointer?: string, rule?: string) {
    super(failure(code, pointer, rule).message);
    this.code = code;
    this.pointer = pointer;
    this.#rule = rule;
  }

  get failure(): Failure {
    return { code: this.code, message: this.message };
  }

  /** The same refusal with a pointer into the inner payload: the sender did not send the wrapper. */
  within(prefix: string): Refusal {
    if (this.pointer?.startsWith(prefix) !== true) return this;
    return new Refusal(this.code, this.pointer.slice(prefix.length) || "/", this.#rule);
  }
}
