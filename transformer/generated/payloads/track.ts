// Generated from schemas/ and package.json by "npm run generate". Do not edit.

/**
 * Where the event came from. Fields that are not named here are kept.
 */
export type Context = {
  /**
   * The recipient's IP address. Null counts as absent.
   */
  ip?: string | number | boolean | null;
  /**
   * The recipient's user agent. Null counts as absent.
   */
  userAgent?: string | number | boolean | null;
  /**
   * Another spelling of userAgent. Null counts as absent.
   */
  user_agent?: string | number | boolean | null;
  traits?: ContextTraits;
  [k: string]: unknown;
} | null;
/**
 * The recipient's traits. Kept; the email is looked up here first.
 */
export type ContextTraits = {
  /**
   * The recipient's address. Trimmed; anything but a non-blank string counts as absent.
   */
  email?: unknown;
  [k: string]: unknown;
} | null;
/**
 * The recipient's traits. Only the email and the names are used: top-level traits never reach track tables.
 */
export type Traits = {
  /**
   * The recipient's address. Trimmed; anything but a non-blank string counts as absent.
   */
  email?: unknown;
  [k: string]: unknown;
} | null;

/**
 * What "Send Email Events to Segment.com" emits: a track call. May come wrapped as { "batch": [...], "context"?: {...} }, where the outer context is the default of each item, whatever its shape.
 */
export interface TrackPayload {
  /**
   * "track" if present: other calls are not email events.
   */
  type?: "track" | null;
  /**
   * "track" if present: other calls are not email events.
   */
  action?: "track" | null;
  /**
   * The sender's name of the event. docs/payloads.md lists the accepted names.
   */
  event: string;
  /**
   * An id of the recipient. Strings are trimmed and numbers become strings; anything else, and a blank string, counts as absent.
   */
  userId?: unknown;
  /**
   * An id of the recipient. Strings are trimmed and numbers become strings; anything else, and a blank string, counts as absent.
   */
  user_id?: unknown;
  /**
   * An id of the recipient. Strings are trimmed and numbers become strings; anything else, and a blank string, counts as absent.
   */
  anonymousId?: unknown;
  /**
   * An id of the recipient. Strings are trimmed and numbers become strings; anything else, and a blank string, counts as absent.
   */
  anonymous_id?: unknown;
  /**
   * The sender's id of the event. Kept if hosts keep its form unchanged; otherwise an id is derived from the event.
   */
  messageId?: unknown;
  /**
   * The sender's id of the event. Kept if hosts keep its form unchanged; otherwise an id is derived from the event.
   */
  message_id?: unknown;
  /**
   * ISO 8601 (UTC where it names no zone), unix seconds or unix milliseconds, as a number or a numeric string; from 2000-01-01 to 24 hours ahead. Null counts as absent; other values are refused with invalid_timestamp.
   */
  timestamp?: unknown;
  /**
   * ISO 8601 (UTC where it names no zone), unix seconds or unix milliseconds, as a number or a numeric string; from 2000-01-01 to 24 hours ahead. Null counts as absent; other values are refused with invalid_timestamp.
   */
  originalTimestamp?: unknown;
  /**
   * ISO 8601 (UTC where it names no zone), unix seconds or unix milliseconds, as a number or a numeric string; from 2000-01-01 to 24 hours ahead. Null counts as absent; other values are refused with invalid_timestamp.
   */
  sentAt?: unknown;
  context?: Context;
  traits?: Traits;
  /**
   * Properties of the email. Names of Segment's email spec and their aliases are renamed; credentials are dropped; everything else is kept.
   */
  properties?: {
    [k: string]: unknown;
  } | null;
  [k: string]: unknown;
}
