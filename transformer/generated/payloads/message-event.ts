// Generated from schemas/ and package.json by "npm run generate". Do not edit.

/**
 * What the mail relay posts to Nudgespot's tracking host, usually wrapped as { "_json": [...] }. Recognised by mail_id or by that wrapper, unless it has a field that only track calls have. Fields that are not named here are kept as properties.
 */
export interface MessageEventPayload {
  /**
   * The sender's name of the event. docs/payloads.md lists the accepted names.
   */
  event: string;
  /**
   * Identifies the email; becomes email_id.
   */
  mail_id?: unknown;
  /**
   * ISO 8601 (UTC where it names no zone), unix seconds or unix milliseconds, as a number or a numeric string; from 2000-01-01 to 24 hours ahead. Null counts as absent; other values are refused with invalid_timestamp.
   */
  timestamp?: unknown;
  /**
   * The recipient's address. Trimmed; anything but a non-blank string counts as absent.
   */
  email?: unknown;
  /**
   * Another name of email.
   */
  recipient?: unknown;
  /**
   * An id of the recipient. Strings are trimmed and numbers become strings; anything else, and a blank string, counts as absent.
   */
  uid?: unknown;
  /**
   * Whether the recipient leaves every list; becomes unsubscribed_from_all.
   */
  unsubscribe_contact?: unknown;
  /**
   * The recipient's IP address; becomes context.ip. Null counts as absent.
   */
  ip?: string | number | boolean | null;
  /**
   * The recipient's user agent; becomes context.userAgent. Null counts as absent.
   */
  useragent?: string | number | boolean | null;
  /**
   * The link that was clicked; becomes link_url.
   */
  url?: unknown;
  /**
   * Why it bounced; becomes bounce_reason.
   */
  reason?: unknown;
  /**
   * The SMTP enhanced code of a bounce; becomes bounce_status.
   */
  status?: unknown;
  /**
   * The kind of bounce; becomes bounce_type.
   */
  type?: unknown;
  [k: string]: unknown;
}
