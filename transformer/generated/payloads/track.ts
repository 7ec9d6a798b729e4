// Generated from schemas/ and package.json by "npm run generate". Do not edit.

/**
 * If present, "track": any other kind of call is no email event.
 */
export type Type = "track" | null;
/**
 * If present, "track": any other kind of call is no email event.
 */
export type Action = "track" | null;
/**
 * The sender's name of what happened. The names that are understood are listed in docs/payloads.md.
 */
export type Event = string;
/**
 * Where the event came from. Fields that are not named here are kept.
 */
export type Context = {
  ip?: IPAddress;
  userAgent?: UserAgent;
  user_agent?: UserAgent1;
  traits?: ContextTraits;
  [k: string]: unknown;
} | null;
/**
 * The recipient's IP address. Null counts as absent.
 */
export type IPAddress = string | number | boolean | null;
/**
 * The recipient's user agent. Null counts as absent.
 */
export type UserAgent = string | number | boolean | null;
/**
 * Another spelling of userAgent. Null counts as absent.
 */
export type UserAgent1 = string | number | boolean | null;
/**
 * What is known of the recipient. Kept; the email is also looked for here first.
 */
export type ContextTraits = {
  email?: Email;
  [k: string]: unknown;
} | null;
/**
 * What is known of the recipient. Only the email and the names are taken: top-level traits never reach track tables.
 */
export type Traits = {
  email?: Email;
  [k: string]: unknown;
} | null;
/**
 * What is known of the email. Names that Segment's email spec has, and their aliases, are renamed; credentials are dropped; everything else is kept.
 */
export type Properties = {
  [k: string]: unknown;
} | null;

/**
 * What "Send Email Events to Segment.com" emits: a track call. May come wrapped as { "batch": [...], "context"?: {...} }, where the outer context is the default of each item, whatever its shape.
 */
export interface TrackPayload {
  type?: Type;
  action?: Action;
  event: Event;
  userId?: Identity;
  user_id?: Identity;
  anonymousId?: Identity;
  anonymous_id?: Identity;
  messageId?: MessageID;
  message_id?: MessageID;
  timestamp?: Time;
  originalTimestamp?: Time;
  sentAt?: Time;
  context?: Context;
  traits?: Traits;
  properties?: Properties;
  [k: string]: unknown;
}
/**
 * An id of the recipient. Strings are trimmed and numbers become strings; anything else, and a blank string, counts as absent.
 */
export type Identity = unknown;
/**
 * The sender's own id of the event. Kept when it has the form that hosts keep; else the id is derived from the event.
 */
export type MessageID = unknown;
/**
 * ISO 8601 (UTC where it names no zone), unix seconds or unix milliseconds, as a number or a numeric string; from 2000-01-01 to 24 hours ahead. Null counts as absent; what cannot be read is refused with invalid_timestamp.
 */
export type Time = unknown;
/**
 * The recipient's address. Trimmed; anything but a non-blank string counts as absent.
 */
export type Email = unknown;
