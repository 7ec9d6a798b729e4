// Generated from schemas/ and package.json by "npm run generate". Do not edit.

/**
 * The sender's name of what happened. The names that are understood are listed in docs/payloads.md.
 */
export type Event = string;
/**
 * The recipient's IP address; becomes context.ip. Null counts as absent.
 */
export type IPAddress = string | number | boolean | null;
/**
 * The recipient's user agent; becomes context.userAgent. Null counts as absent.
 */
export type UserAgent = string | number | boolean | null;

/**
 * What the mail relay posts to Nudgespot's tracking host, usually wrapped as { "_json": [...] }. Recognised by mail_id or by that wrapper, unless it has a field that only track calls have. Fields that are not named here are kept as properties.
 */
export interface MessageEventPayload {
  event: Event;
  mail_id?: MailID;
  timestamp?: Time;
  email?: Email;
  recipient?: Recipient;
  uid?: Identity;
  unsubscribe_contact?: UnsubscribeContact;
  ip?: IPAddress;
  useragent?: UserAgent;
  url?: URL;
  reason?: Reason;
  status?: Status;
  type?: Type;
  [k: string]: unknown;
}
/**
 * Identifies the email; becomes email_id.
 */
export type MailID = unknown;
/**
 * ISO 8601 (UTC where it names no zone), unix seconds or unix milliseconds, as a number or a numeric string; from 2000-01-01 to 24 hours ahead. Null counts as absent; what cannot be read is refused with invalid_timestamp.
 */
export type Time = unknown;
/**
 * The recipient's address. Trimmed; anything but a non-blank string counts as absent.
 */
export type Email = unknown;
/**
 * Another name of email.
 */
export type Recipient = unknown;
/**
 * An id of the recipient. Strings are trimmed and numbers become strings; anything else, and a blank string, counts as absent.
 */
export type Identity = unknown;
/**
 * Whether the recipient leaves every list; becomes unsubscribed_from_all.
 */
export type UnsubscribeContact = unknown;
/**
 * The link that was clicked; becomes link_url.
 */
export type URL = unknown;
/**
 * Why it bounced; becomes bounce_reason.
 */
export type Reason = unknown;
/**
 * The SMTP enhanced code of a bounce; becomes bounce_status.
 */
export type Status = unknown;
/**
 * The kind of bounce; becomes bounce_type.
 */
export type Type = unknown;
