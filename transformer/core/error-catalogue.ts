/** One kind of failure. docs/errors.md has the same: its table is generated from here. */
export interface ErrorKind {
  /** What is said in every message of this kind; place and rule follow it. */
  readonly message: string;
  /** HTTP status: of the item's result, or of the answer where the request as a whole failed. */
  readonly status: number;
  /** Whether sending the same again can succeed. */
  readonly retry: boolean;
  /** What has happened, for people. */
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
      "JSON, but no payload: not an object, none of the four shapes, empty, nested too deep, too many keys, too many payloads, or a number out of range.",
    hint: "Compare it with the shapes and the limits.",
  },
  unsupported_event: {
    message: "not an event of this source's collections",
    status: 400,
    retry: false,
    meaning:
      "The event's name is not one of the accepted names, or something says that it is not about an email.",
    hint: "Nothing, if you do not need the event: set unsupportedEvents to ignore. Else add its name to eventNames.",
  },
  no_recipient: {
    message: "no recipient: neither a user id, an email nor an anonymous id",
    status: 400,
    retry: false,
    meaning: "Nobody to attach the event to.",
    hint: "Make the sender include the recipient.",
  },
  invalid_timestamp: {
    message: "a time that cannot be used",
    status: 400,
    retry: false,
    meaning: "The time cannot be read, lies before 2000, or more than 24 hours ahead.",
    hint: "Fix the sender's time, or its clock.",
  },
  schema_violation: {
    message: "a field of the wrong type or form",
    status: 400,
    retry: false,
    meaning: "A field that is understood has a type or form that cannot be taken.",
    hint: "Fix the field at the place that is named.",
  },
  invalid_settings: {
    message: "the source's settings are invalid",
    status: 400,
    retry: false,
    meaning: "A setting of this source has a value that is not allowed.",
    hint: "Fix the source's config, then have the sender send again.",
  },
  internal_error: {
    message: "a defect in this service",
    status: 500,
    retry: true,
    meaning: "Our fault.",
    hint: "Look for the reference in the log, and report what stands there.",
  },
  answer_too_large: {
    message: "what this becomes is too large to be answered",
    status: 413,
    retry: false,
    meaning: "The item was read, but the events it becomes do not fit the answer any more.",
    hint: "Send fewer payloads at once.",
  },
  not_found: {
    message: "no such route",
    status: 404,
    retry: false,
    meaning: "No route of this service, and no upstream to ask.",
    hint: "Check the path. Set UPSTREAM_URL if rudder-transformer should answer it.",
  },
  method_not_allowed: {
    message: "method not allowed here",
    status: 405,
    retry: false,
    meaning: "The source's paths take POST only.",
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
    meaning:
      "The request broke off, has a Content-Encoding that is not known, or is not what its headers say.",
    hint: "Check what stands between the sender and this service.",
  },
  unauthorized: {
    message: "no source has this write key",
    status: 401,
    retry: false,
    meaning: "The call names no write key, or one that no source has.",
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
    message: "more calls than this write key may make",
    status: 429,
    retry: true,
    meaning: "The source's rateLimit is used up.",
    hint: "Send again after Retry-After seconds, or raise the limit.",
  },
  store_full: {
    message: "there is no room to keep this",
    status: 503,
    retry: true,
    meaning: "The disk of the store is full, or nearly.",
    hint: "Make room. What waits goes on being delivered.",
  },
  store_failing: {
    message: "this could not be kept",
    status: 503,
    retry: true,
    meaning: "The store cannot be written to.",
    hint: "Look into the log for the reason.",
  },
  message_id_reused: {
    message: "another event of this source has the same message id",
    status: 409,
    retry: false,
    meaning:
      "In the quarantine: within DEDUP_WINDOW an event with other content came under the same id. Delivered under that id, one of the two would be lost.",
    hint: "Make the sender give each event an id of its own, or none. Resending delivers the event under an id derived from its content.",
  },
  destination_refused: {
    message: "the destination refused the event",
    status: 400,
    retry: false,
    meaning: "In the quarantine: a destination answered that it will not take this event.",
    hint: "Look at the message, fix the cause, and send it again from the quarantine.",
  },
  retry_horizon: {
    message: "the destination did not take the event within RETRY_HORIZON",
    status: 504,
    retry: true,
    meaning: "In the quarantine: it was tried for as long as is allowed.",
    hint: "Fix the destination, then send it again from the quarantine.",
  },
  invalid_request: {
    message: "the request cannot be understood",
    status: 400,
    retry: false,
    meaning: "A body or query of the admin API is not what its schema allows. Nothing was changed.",
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
    meaning: "No connection to UPSTREAM_URL.",
    hint: "Check rudder-transformer. This source goes on working.",
  },
  upstream_unreadable: {
    message: "the upstream transformer's answer cannot be read",
    status: 502,
    retry: true,
    meaning:
      "What answers at UPSTREAM_URL closed the connection before it had answered, or does not speak HTTP.",
    hint: "Check what listens there. This source goes on working.",
  },
  upstream_loop: {
    message: "the upstream is this service itself",
    status: 508,
    retry: false,
    meaning: "A request that this service passed on came back to it.",
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
