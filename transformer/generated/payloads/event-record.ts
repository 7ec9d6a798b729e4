// Generated from schemas/ and package.json by "npm run generate". Do not edit.

/**
 * The recipient.
 */
export type Identity = {
  /**
   * An id of the recipient. Strings are trimmed and numbers become strings; anything else, and a blank string, counts as absent.
   */
  user_id?: unknown;
  /**
   * The recipient's address. Trimmed; anything but a non-blank string counts as absent.
   */
  email?: unknown;
  /**
   * The platform's own id of the recipient; kept as a property.
   */
  bsin?: unknown;
  [k: string]: unknown;
} | null;
/**
 * What the platform found out about the request. Other fields than these are not taken.
 */
export type Enriched = {
  /**
   * Becomes context.userAgent. Null counts as absent.
   */
  user_agent?: string | number | boolean | null;
  /**
   * Whether a machine did it; kept as a property.
   */
  is_bot?: unknown;
  /**
   * Becomes context.page.referrer. Null counts as absent.
   */
  referer?: string | number | boolean | null;
  [k: string]: unknown;
} | null;

/**
 * One record of the platform's event stream. Low confidence in the rarer fields: see docs/payloads.md.
 */
export interface EventRecordPayload {
  /**
   * The sender's id of the event. Kept if hosts keep its form unchanged; otherwise an id is derived from the event.
   */
  event_id?: unknown;
  /**
   * The sender's name of the event. docs/payloads.md lists the accepted names.
   */
  event_type: string;
  /**
   * ISO 8601 (UTC where it names no zone), unix seconds or unix milliseconds, as a number or a numeric string; from 2000-01-01 to 24 hours ahead. Null counts as absent; other values are refused with invalid_timestamp.
   */
  timestamp?: unknown;
  /**
   * The site; kept as a property.
   */
  site_id?: unknown;
  /**
   * Whether it is a test; kept as a property.
   */
  is_test?: unknown;
  /**
   * The link that was clicked: link_url of a click, else kept as a property.
   */
  url?: unknown;
  identity?: Identity;
  enriched?: Enriched;
  /**
   * Properties of the email. Names of Segment's email spec and their aliases are renamed; credentials are dropped; everything else is kept.
   */
  properties?: {
    [k: string]: unknown;
  } | null;
  [k: string]: unknown;
}
