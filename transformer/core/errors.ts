/** One kind of failure, as docs/errors.md lists it. */
export interface ErrorKind {
  /** What is said in every message of this kind; place and rule follow it. */
  readonly message: string;
  /** HTTP status: of the item's result, or of the answer where the request as a whole failed. */
  readonly status: number;
  /** Whether sending the same again can succeed. */
  readonly retry: boolean;
}

/** Every failure this project reports. docs/errors.md has the same rows; a test compares the two. */
export const ERRORS = {
  invalid_json: { message: "not JSON that can be read", status: 400, retry: false },
  invalid_payload: { message: "not a payload of a known shape", status: 400, retry: false },
  unsupported_event: {
    message: "not an event of this source's collections",
    status: 400,
    retry: false,
  },
  no_recipient: {
    message: "no recipient: neither a user id, an email nor an anonymous id",
    status: 400,
    retry: false,
  },
  invalid_timestamp: { message: "a time that cannot be used", status: 400, retry: false },
  schema_violation: { message: "a field of the wrong type or form", status: 400, retry: false },
  invalid_settings: { message: "the source's settings are invalid", status: 400, retry: false },
  internal_error: { message: "a defect in this service", status: 500, retry: true },
  answer_too_large: {
    message: "what this becomes is too large to be answered",
    status: 413,
    retry: false,
  },
  not_found: { message: "no such route", status: 404, retry: false },
  method_not_allowed: { message: "method not allowed here", status: 405, retry: false },
  body_too_large: { message: "the body is over BODY_LIMIT", status: 413, retry: false },
  unreadable_body: {
    message: "the body's encoding or length cannot be read",
    status: 400,
    retry: false,
  },
  unauthorized: { message: "no source has this write key", status: 401, retry: false },
  rate_limited: { message: "more calls than this write key may make", status: 429, retry: true },
  store_full: { message: "there is no room to keep this", status: 503, retry: true },
  store_failing: { message: "this could not be kept", status: 503, retry: true },
  destination_refused: {
    message: "the destination refused the event",
    status: 400,
    retry: false,
  },
  retry_horizon: {
    message: "the destination did not take the event within RETRY_HORIZON",
    status: 504,
    retry: true,
  },
  upstream_unreachable: {
    message: "the upstream transformer cannot be reached",
    status: 502,
    retry: true,
  },
  upstream_unreadable: {
    message: "the upstream transformer's answer cannot be read",
    status: 502,
    retry: true,
  },
  upstream_timeout: {
    message: "the upstream transformer did not answer in time",
    status: 504,
    retry: true,
  },
} as const satisfies Record<string, ErrorKind>;

/** The code of a failure: what programs read. */
export type ErrorCode = keyof typeof ERRORS;

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
  readonly #pointer: string | undefined;
  readonly #rule: string | undefined;

  /**
   * @param pointer JSON pointer, followed by what it points into where that is not the payload
   * @param rule what should have been the case
   */
  constructor(code: ErrorCode, pointer?: string, rule?: string) {
    super(failure(code, pointer, rule).message);
    this.code = code;
    this.#pointer = pointer;
    this.#rule = rule;
  }

  get failure(): Failure {
    return { code: this.code, message: this.message };
  }

  /** The same, pointing into what a wrapper held: what was put around it is not in what was sent. */
  within(prefix: string): Refusal {
    if (this.#pointer?.startsWith(prefix) !== true) return this;
    return new Refusal(this.code, this.#pointer.slice(prefix.length) || "/", this.#rule);
  }
}
