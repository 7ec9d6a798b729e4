// Generated from the admin API's description by "npm run docs". Do not edit.

/**
 * The answer to each request of the admin API.
 */
export interface Answers {
  "GET /openapi.json": {
    [k: string]: unknown;
  };
  "GET /quarantine": {
    entries: {
      id: string;
      source: string;
      /**
       * Absent if the mapping refused the payload.
       */
      destination?: string;
      code:
        | "invalid_json"
        | "invalid_payload"
        | "unsupported_event"
        | "no_recipient"
        | "invalid_timestamp"
        | "schema_violation"
        | "invalid_settings"
        | "internal_error"
        | "answer_too_large"
        | "not_found"
        | "method_not_allowed"
        | "body_too_large"
        | "unreadable_body"
        | "unauthorized"
        | "too_many_keyless"
        | "rate_limited"
        | "store_full"
        | "store_failing"
        | "message_id_reused"
        | "destination_refused"
        | "retry_horizon"
        | "invalid_request"
        | "destination_in_use"
        | "upstream_unreachable"
        | "upstream_unreadable"
        | "upstream_loop"
        | "upstream_timeout";
      message: string;
      /**
       * The field it is about, as a JSON pointer.
       */
      pointer?: string;
      /**
       * Of the payload.
       */
      bytes: number;
      /**
       * The payload is only the beginning, as a string.
       */
      truncated?: boolean;
      firstSeen: string;
      lastSeen: string;
      /**
       * Number of refusals.
       */
      count: number;
    }[];
    next?: string;
  };
  "GET /quarantine/counts": {
    counts: {
      source: string;
      destination?: string;
      code:
        | "invalid_json"
        | "invalid_payload"
        | "unsupported_event"
        | "no_recipient"
        | "invalid_timestamp"
        | "schema_violation"
        | "invalid_settings"
        | "internal_error"
        | "answer_too_large"
        | "not_found"
        | "method_not_allowed"
        | "body_too_large"
        | "unreadable_body"
        | "unauthorized"
        | "too_many_keyless"
        | "rate_limited"
        | "store_full"
        | "store_failing"
        | "message_id_reused"
        | "destination_refused"
        | "retry_horizon"
        | "invalid_request"
        | "destination_in_use"
        | "upstream_unreachable"
        | "upstream_unreadable"
        | "upstream_loop"
        | "upstream_timeout";
      entries: number;
      refusals: number;
    }[];
  };
  "GET /quarantine/{id}": {
    id: string;
    source: string;
    /**
     * Absent if the mapping refused the payload.
     */
    destination?: string;
    code:
      | "invalid_json"
      | "invalid_payload"
      | "unsupported_event"
      | "no_recipient"
      | "invalid_timestamp"
      | "schema_violation"
      | "invalid_settings"
      | "internal_error"
      | "answer_too_large"
      | "not_found"
      | "method_not_allowed"
      | "body_too_large"
      | "unreadable_body"
      | "unauthorized"
      | "too_many_keyless"
      | "rate_limited"
      | "store_full"
      | "store_failing"
      | "message_id_reused"
      | "destination_refused"
      | "retry_horizon"
      | "invalid_request"
      | "destination_in_use"
      | "upstream_unreachable"
      | "upstream_unreadable"
      | "upstream_loop"
      | "upstream_timeout";
    message: string;
    /**
     * The field it is about, as a JSON pointer.
     */
    pointer?: string;
    /**
     * Of the payload.
     */
    bytes: number;
    /**
     * The payload is only the beginning, as a string.
     */
    truncated?: boolean;
    firstSeen: string;
    lastSeen: string;
    /**
     * Number of refusals.
     */
    count: number;
    payload: unknown;
  };
  "POST /quarantine/resend": {
    counts: {
      resent?: number;
      ignored?: number;
      refused?: number;
      no_destination?: number;
      truncated?: number;
      not_found?: number;
    };
    /**
     * The first 1,000 entries that were not sent.
     */
    failed: {
      id: string;
      result: "resent" | "ignored" | "refused" | "no_destination" | "truncated" | "not_found";
      code?:
        | "invalid_json"
        | "invalid_payload"
        | "unsupported_event"
        | "no_recipient"
        | "invalid_timestamp"
        | "schema_violation"
        | "invalid_settings"
        | "internal_error"
        | "answer_too_large"
        | "not_found"
        | "method_not_allowed"
        | "body_too_large"
        | "unreadable_body"
        | "unauthorized"
        | "too_many_keyless"
        | "rate_limited"
        | "store_full"
        | "store_failing"
        | "message_id_reused"
        | "destination_refused"
        | "retry_horizon"
        | "invalid_request"
        | "destination_in_use"
        | "upstream_unreachable"
        | "upstream_unreadable"
        | "upstream_loop"
        | "upstream_timeout";
      error?: string;
    }[];
  };
  "POST /quarantine/discard": {
    discarded: number;
  };
  "GET /sources": {
    sources: {
      /**
       * A schema name; `rudderstack` for the source contract.
       */
      source: string;
      refusedLastHour: number;
      /**
       * Since the service started.
       */
      lastRefusal?: {
        code:
          | "invalid_json"
          | "invalid_payload"
          | "unsupported_event"
          | "no_recipient"
          | "invalid_timestamp"
          | "schema_violation"
          | "invalid_settings"
          | "internal_error"
          | "answer_too_large"
          | "not_found"
          | "method_not_allowed"
          | "body_too_large"
          | "unreadable_body"
          | "unauthorized"
          | "too_many_keyless"
          | "rate_limited"
          | "store_full"
          | "store_failing"
          | "message_id_reused"
          | "destination_refused"
          | "retry_horizon"
          | "invalid_request"
          | "destination_in_use"
          | "upstream_unreachable"
          | "upstream_unreadable"
          | "upstream_loop"
          | "upstream_timeout";
        reason: string;
        at: string;
      };
      /**
       * How many it has; none for the source contract.
       */
      writeKeys: number;
    }[];
  };
  "GET /sources/{source}/write-keys": {
    keys: string[];
  };
  "GET /destinations": {
    destinations: {
      id: string;
      /**
       * `suspended` by a person, `paused` because it rejects the key or the set-up.
       */
      state: "delivering" | "failing" | "paused" | "suspended" | "removed";
      /**
       * Events.
       */
      waiting: number;
      oldest?: string;
      lastError?: string;
      /**
       * The first 1,024 characters of its last answer to this process. Kept in memory only.
       */
      lastAnswer?: string;
      nextTry?: string;
      refusedLastHour: number;
      /**
       * Since the service started.
       */
      lastRefusal?: {
        code:
          | "invalid_json"
          | "invalid_payload"
          | "unsupported_event"
          | "no_recipient"
          | "invalid_timestamp"
          | "schema_violation"
          | "invalid_settings"
          | "internal_error"
          | "answer_too_large"
          | "not_found"
          | "method_not_allowed"
          | "body_too_large"
          | "unreadable_body"
          | "unauthorized"
          | "too_many_keyless"
          | "rate_limited"
          | "store_full"
          | "store_failing"
          | "message_id_reused"
          | "destination_refused"
          | "retry_horizon"
          | "invalid_request"
          | "destination_in_use"
          | "upstream_unreachable"
          | "upstream_unreadable"
          | "upstream_loop"
          | "upstream_timeout";
        reason: string;
        at: string;
      };
    }[];
  };
  "POST /destinations/{id}/resume": {
    resumed: string;
  };
  "POST /destinations/{id}/suspend": {
    suspended: string;
  };
  "GET /destinations/{id}/events": {
    events: {
      receivedAt: string;
      event: unknown;
    }[];
  };
  "POST /destinations/{id}/move": {
    moved: number;
  };
  "POST /destinations/{id}/discard": {
    discarded: number;
  };
  "POST /destinations/{id}/resend": {
    resent: number;
  };
  "POST /destinations/{id}/test": {
    result: "delivered" | "later" | "refused" | "locked" | "failed";
    reason?: string;
  };
  "GET /events": {
    events: {
      id: string;
      at: string;
      /**
       * `unauthorized` is a call with an unknown write key.
       */
      outcome: "accepted" | "duplicate" | "ignored" | "refused" | "unauthorized";
      source?: string;
      collection?: string;
      /**
       * The user id, else the anonymous id.
       */
      recipient?: string;
      code?:
        | "invalid_json"
        | "invalid_payload"
        | "unsupported_event"
        | "no_recipient"
        | "invalid_timestamp"
        | "schema_violation"
        | "invalid_settings"
        | "internal_error"
        | "answer_too_large"
        | "not_found"
        | "method_not_allowed"
        | "body_too_large"
        | "unreadable_body"
        | "unauthorized"
        | "too_many_keyless"
        | "rate_limited"
        | "store_full"
        | "store_failing"
        | "message_id_reused"
        | "destination_refused"
        | "retry_horizon"
        | "invalid_request"
        | "destination_in_use"
        | "upstream_unreachable"
        | "upstream_unreadable"
        | "upstream_loop"
        | "upstream_timeout";
      message?: string;
      /**
       * The place in the payload, as a JSON pointer.
       */
      pointer?: string;
    }[];
  };
  "GET /events/{id}": {
    id: string;
    at: string;
    /**
     * `unauthorized` is a call with an unknown write key.
     */
    outcome: "accepted" | "duplicate" | "ignored" | "refused" | "unauthorized";
    source?: string;
    collection?: string;
    /**
     * The user id, else the anonymous id.
     */
    recipient?: string;
    code?:
      | "invalid_json"
      | "invalid_payload"
      | "unsupported_event"
      | "no_recipient"
      | "invalid_timestamp"
      | "schema_violation"
      | "invalid_settings"
      | "internal_error"
      | "answer_too_large"
      | "not_found"
      | "method_not_allowed"
      | "body_too_large"
      | "unreadable_body"
      | "unauthorized"
      | "too_many_keyless"
      | "rate_limited"
      | "store_full"
      | "store_failing"
      | "message_id_reused"
      | "destination_refused"
      | "retry_horizon"
      | "invalid_request"
      | "destination_in_use"
      | "upstream_unreachable"
      | "upstream_unreadable"
      | "upstream_loop"
      | "upstream_timeout";
    message?: string;
    /**
     * The place in the payload, as a JSON pointer.
     */
    pointer?: string;
    /**
     * Without credentials.
     */
    payload?: {
      [k: string]: unknown;
    };
    event?: {
      [k: string]: unknown;
    };
    deliveries: {
      destination: string;
      at: string;
      /**
       * `waiting` if the destination did not decide about it.
       */
      result: "delivered" | "later" | "refused" | "waiting";
      reason?: string;
    }[];
  };
  "GET /tallies": {
    tallies: {
      /**
       * Its beginning.
       */
      hour: string;
      /**
       * A schema name; a destination's id for `delivered`.
       */
      source: string;
      /**
       * `received`, `refused`, `duplicates`, `delivered`, a collection (its new events), or `answered_in_N`: batches that a destination answered in at most N milliseconds (`more` above 30,000) and more than the next smaller N.
       */
      what: string;
      count: number;
    }[];
  };
  "GET /campaigns": {
    campaigns: {
      source: string;
      /**
       * Its id, else its name.
       */
      campaign: string;
      collection: string;
      /**
       * New events.
       */
      count: number;
      /**
       * The beginning of the first hour.
       */
      first: string;
      /**
       * The beginning of the last hour.
       */
      last: string;
    }[];
  };
  "GET /checks": {
    checks: {
      /**
       * Of the probe, as in docs/doctor.md.
       */
      id: string;
      /**
       * The condition under which it passes.
       */
      title: string;
      status: "ok" | "warning" | "failure" | "skipped";
      reason?: string;
      fix?: string;
      /**
       * Nothing answers.
       */
      unreachable?: true;
    }[];
  };
  "GET /schema": {
    collections: {
      collection: string;
      /**
       * Of the sample.
       */
      events: number;
      properties: {
        name: string;
        /**
         * Absent if the property is undocumented.
         */
        description?: string;
        /**
         * Of the events that have it, from 0 to 1.
         */
        share: number;
        /**
         * Of its values in JSON; the last one comes last.
         */
        types: {
          type: string;
          count: number;
        }[];
        lastSeen?: string;
      }[];
    }[];
  };
  "POST /transform": {
    results: {
      outcome: "accepted" | "ignored" | "refused";
      /**
       * The track event.
       */
      event?: {
        [k: string]: unknown;
      };
      code?:
        | "invalid_json"
        | "invalid_payload"
        | "unsupported_event"
        | "no_recipient"
        | "invalid_timestamp"
        | "schema_violation"
        | "invalid_settings"
        | "internal_error"
        | "answer_too_large"
        | "not_found"
        | "method_not_allowed"
        | "body_too_large"
        | "unreadable_body"
        | "unauthorized"
        | "too_many_keyless"
        | "rate_limited"
        | "store_full"
        | "store_failing"
        | "message_id_reused"
        | "destination_refused"
        | "retry_horizon"
        | "invalid_request"
        | "destination_in_use"
        | "upstream_unreachable"
        | "upstream_unreadable"
        | "upstream_loop"
        | "upstream_timeout";
      message?: string;
      /**
       * The place in the payload, as a JSON pointer.
       */
      pointer?: string;
    }[];
  };
  "POST /session": {
    /**
     * To be sent as X-CSRF-Token by requests that change something.
     */
    csrf: string;
    /**
     * The port that takes calls, if INTERNAL_PORT is set.
     */
    receivePort?: number;
  };
  "GET /session": {
    /**
     * To be sent as X-CSRF-Token by requests that change something.
     */
    csrf: string;
    /**
     * The port that takes calls, if INTERNAL_PORT is set.
     */
    receivePort?: number;
  };
  "DELETE /session": {
    signedOut: true;
  };
  "GET /store": {
    state: "ok" | "full" | "failing" | "recovering";
    /**
     * Bytes.
     */
    free?: number;
    /**
     * Bytes. With less free space, calls get 503.
     */
    reserve?: number;
    /**
     * It ends with the service.
     */
    inMemory?: true;
    setAside: {
      /**
       * A damaged store file in DATA_DIR.
       */
      file: string;
      /**
       * Neither an event nor an entry could be read from it.
       */
      isUnreadable: boolean;
      /**
       * Events that were read from it.
       */
      events?: number;
      /**
       * Entries of the quarantine that were read from it.
       */
      entries?: number;
      /**
       * Events that are known to be lost.
       */
      lostEvents?: number;
    }[];
  };
}
