/** One kind of failure. docs/errors.md has the same: its table is generated from here. */
export interface ErrorKind {
  /** The beginning of every message of this code; place and rule follow it. */
  readonly message: string;
  /** HTTP status: of the item's result, or of the answer where the request as a whole failed. */
  readonly status: number;
  /** Whether sending the same again can succeed. */
  readonly retry: boolean;
  /** The meaning, for people. */
  readonly meaning: string;
  /** What a person can do about it. */
  readonly hint: string;
}

/** Every failure this project reports. */
export const ERRORS = {
  invalid_json: {
    message: "not JSON that can be read",
    status: 400,
    retry: false,
    meaning: "The sender's body, or the whole request, is not JSON or not valid UTF-8.",
    hint: "Fix the sender. For a whole request: send a JSON array.",
  },
  invalid_payload: {
    message: "not a payload of a known shape",
    status: 400,
    retry: false,
    meaning:
      "The JSON is not a payload: not an object, not of the four shapes, empty, nested too deep, with too many keys, payloads or items, or with a number out of range.",
    hint: "Compare it with the shapes and the limits.",
  },
  unsupported_event: {
    message: "not an event of this source's collections",
    status: 400,
    retry: false,
    meaning:
      "The event's name is not an accepted name, or a field says that the event is not about an email.",
    hint: "If you do not need the event, set unsupportedEvents to ignore. Otherwise add its name to eventNames.",
  },
  no_recipient: {
    message: "no recipient: neither a user id, an email nor an anonymous id",
    status: 400,
    retry: false,
    meaning: "The payload does not identify a recipient.",
    hint: "Make the sender include the recipient.",
  },
  invalid_timestamp: {
    message: "the time cannot be used",
    status: 400,
    retry: false,
    meaning: "The time cannot be parsed, is before 2000, or is more than 24 hours ahead.",
    hint: "Fix the sender's time, or its clock.",
  },
  schema_violation: {
    message: "a field of the wrong type or form",
    status: 400,
    retry: false,
    meaning: "A known field has a type or form that its schema does not accept.",
    hint: "Fix the field that the message names.",
  },
  invalid_settings: {
    message: "the source's settings are invalid",
    status: 400,
    retry: false,
    meaning: "A setting of this source has a value that is not allowed.",
    hint: "Fix the source's config, then have the sender resend.",
  },
  internal_error: {
    message: "a bug in this service",
    status: 500,
    retry: true,
    meaning: "This service has a bug.",
    hint: "Find the reference in the log, and report the log entry.",
  },
  answer_too_large: {
    message: "the resulting events do not fit in the response",
    status: 413,
    retry: false,
    meaning: "The item was mapped, but its events do not fit in the response with the others.",
    hint: "Send fewer payloads at once.",
  },
  not_found: {
    message: "route not found",
    status: 404,
    retry: false,
    meaning: "This service does not have the route, and UPSTREAM_URL is not set.",
    hint: "Check the path. Set UPSTREAM_URL if rudder-transformer should answer it.",
  },
  method_not_allowed: {
    message: "method not allowed here",
    status: 405,
    retry: false,
    meaning: "The source's paths accept only POST.",
    hint: "Use POST.",
  },
  body_too_large: {
    message: "the body is over the limit",
    status: 413,
    retry: false,
    meaning:
      "The body is larger than RECEIVE_LIMIT or, in the source contract, BODY_LIMIT, after decompression.",
    hint: "Send fewer payloads at once, or raise the limit.",
  },
  unreadable_body: {
    message: "the body's encoding or length cannot be read",
    status: 400,
    retry: false,
    meaning: "The request broke off, has an unknown Content-Encoding, or contradicts its headers.",
    hint: "Check the proxies between the sender and this service.",
  },
  unauthorized: {
    message: "no source has this write key",
    status: 401,
    retry: false,
    meaning: "The call is without a write key, or with an unknown one.",
    hint: "Compare the sender's key with SOURCES_FILE or WRITE_KEY.",
  },
  too_many_keyless: {
    message: "too many calls at once without a write key outside the body",
    status: 503,
    retry: true,
    meaning: "Bodies that must be read to find a write key in them share 16 MB.",
    hint: "Put the key into a header or the query string, and send again after Retry-After seconds.",
  },
  rate_limited: {
    message: "too many calls with this write key",
    status: 429,
    retry: true,
    meaning: "The calls exceed the source's rateLimit.",
    hint: "Send again after Retry-After seconds, or raise the limit.",
  },
  store_full: {
    message: "the event store is full",
    status: 503,
    retry: true,
    meaning: "The disk of the store is full, or nearly.",
    hint: "Free disk space. Queued events are still delivered.",
  },
  store_failing: {
    message: "the event store cannot be written",
    status: 503,
    retry: true,
    meaning: "Writing to the store in DATA_DIR or DATABASE_URL fails.",
    hint: "Find the reason in the log.",
  },
  message_id_reused: {
    message: "another event of this source has the same message id",
    status: 409,
    retry: false,
    meaning:
      "The event is in the quarantine: within DEDUP_WINDOW, an event with different content had the same id. Destinations would drop one of the two as a duplicate.",
    hint: "Make the sender give each event a unique id, or none. Resending delivers the event under an id derived from its content.",
  },
  destination_refused: {
    message: "the destination refused the event",
    status: 400,
    retry: false,
    meaning: "The event is in the quarantine: a destination rejected it permanently.",
    hint: "Fix the cause that the message names, then resend it from the quarantine.",
  },
  retry_horizon: {
    message: "the destination did not accept the event within RETRY_HORIZON",
    status: 504,
    retry: true,
    meaning: "The event is in the quarantine: all retries within RETRY_HORIZON failed.",
    hint: "Fix the destination, then resend the event from the quarantine.",
  },
  invalid_request: {
    message: "the request cannot be understood",
    status: 400,
    retry: false,
    meaning: "The body or query of an admin request violates its schema. Nothing was changed.",
    hint: "Compare the request with GET /admin/openapi.json.",
  },
  destination_in_use: {
    message: "the destination is configured, or still holds events",
    status: 409,
    retry: false,
    meaning: "Only the events of a removed destination can be moved or discarded.",
    hint: "Remove the destination from its source, and try again after ten seconds.",
  },
  upstream_unreachable: {
    message: "the upstream transformer cannot be reached",
    status: 502,
    retry: true,
    meaning: "Connecting to UPSTREAM_URL fails.",
    hint: "Check rudder-transformer. This source keeps working.",
  },
  upstream_unreadable: {
    message: "the upstream transformer's answer cannot be read",
    status: 502,
    retry: true,
    meaning:
      "The server at UPSTREAM_URL closed the connection before its answer was complete, or does not speak HTTP.",
    hint: "Check which server listens there. This source keeps working.",
  },
  upstream_loop: {
    message: "the upstream is this service itself",
    status: 508,
    retry: false,
    meaning: "A forwarded request came back to this service.",
    hint: "Set UPSTREAM_URL to rudder-transformer's own address.",
  },
  upstream_timeout: {
    message: "the upstream transformer did not answer in time",
    status: 504,
    retry: true,
    meaning: "No connection within five seconds, or no answer within UPSTREAM_TIMEOUT.",
    hint: "Check rudder-transformer, or raise UPSTREAM_TIMEOUT.",
  },
} as const satisfies Record<string, ErrorKind>;

/** The code of a failure: what programs read. */
export type ErrorCode = keyof typeof ERRORS;
