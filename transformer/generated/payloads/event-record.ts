// Generated from schemas/ and package.json by "npm run generate". Do not edit.

/**
 * The sender's name of what happened. The names that are understood are listed in docs/payloads.md.
 */
export type Event = string;
/**
 * The recipient.
 */
export type Identity = {
  user_id?: Identity1;
  email?: Email;
  bsin?: BSIN;
  [k: string]: unknown;
} | null;
/**
 * What the platform found out about the request. Other fields than these are not taken.
 */
export type Enriched = {
  user_agent?: UserAgent;
  is_bot?: IsBot;
  referer?: Referer;
  [k: string]: unknown;
} | null;
/**
 * Becomes context.userAgent. Null counts as absent.
 */
export type UserAgent = string | number | boolean | null;
/**
 * Becomes context.page.referrer. Null counts as absent.
 */
export type Referer = string | number | boolean | null;
/**
 * What is known of the email. Names that Segment's email spec has, and their aliases, are renamed; credentials are dropped; everything else is kept.
 */
export type Properties = {
  [k: string]: unknown;
} | null;

/**
 * One record of the platform's event stream. Low confidence in the rarer fields: see docs/payloads.md.
 */
export interface EventRecordPayload {
  event_id?: MessageID;
  event_type: Event;
  timestamp?: Time;
  site_id?: SiteID;
  is_test?: IsTest;
  url?: URL;
  identity?: Identity;
  enriched?: Enriched;
  properties?: Properties;
  [k: string]: unknown;
}
/**
 * The sender's own id of the event. Kept when it has the form that hosts keep; else the id is derived from the event.
 */
export type MessageID = unknown;
/**
 * ISO 8601 (UTC where it names no zone), unix seconds or unix milliseconds, as a number or a numeric string; from 2000-01-01 to 24 hours ahead. Null counts as absent; what cannot be read is refused with invalid_timestamp.
 */
export type Time = unknown;
/**
 * The site; kept as a property.
 */
export type SiteID = unknown;
/**
 * Whether it is a test; kept as a property.
 */
export type IsTest = unknown;
/**
 * The link that was clicked: link_url of a click, else kept as a property.
 */
export type URL = unknown;
/**
 * An id of the recipient. Strings are trimmed and numbers become strings; anything else, and a blank string, counts as absent.
 */
export type Identity1 = unknown;
/**
 * The recipient's address. Trimmed; anything but a non-blank string counts as absent.
 */
export type Email = unknown;
/**
 * The platform's own id of the recipient; kept as a property.
 */
export type BSIN = unknown;
/**
 * Whether a machine did it; kept as a property.
 */
export type IsBot = unknown;
