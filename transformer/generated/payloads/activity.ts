// Generated from schemas/ and package.json by "npm run generate". Do not edit.

/**
 * The recipient, called user or subscriber. If the user has neither id nor address, the subscriber is used.
 */
export type Recipient = {
  /**
   * An id of the recipient. Strings are trimmed and numbers become strings; anything else, and a blank string, counts as absent.
   */
  uid?: unknown;
  /**
   * The recipient's address. Trimmed; anything but a non-blank string counts as absent.
   */
  email?: unknown;
  /**
   * An id of the recipient. Strings are trimmed and numbers become strings; anything else, and a blank string, counts as absent.
   */
  anon_id?: unknown;
  /**
   * The recipient's first name. Null counts as absent.
   */
  first_name?: string | number | boolean | null;
  /**
   * The recipient's last name. Null counts as absent.
   */
  last_name?: string | number | boolean | null;
  /**
   * The recipient's full name. Null counts as absent.
   */
  name?: string | number | boolean | null;
  /**
   * The recipient's contacts; the first of type email that has an address gives the address where email is absent.
   */
  contacts?: Contact[] | null;
  [k: string]: unknown;
} | null;
/**
 * One contact. Null counts as absent.
 */
export type Contact = {
  /**
   * email, phone, … in any case. Anything but a string counts as absent.
   */
  contact_type?: unknown;
  /**
   * The address or number.
   */
  contact_value?: unknown;
  /**
   * Whether the contact is subscribed; not used.
   */
  subscription_status?: unknown;
  [k: string]: unknown;
} | null;

/**
 * Nudgespot's own object. May come wrapped as { "activities": [...] }, with or without the inner "activity".
 */
export interface ActivityPayload {
  activity: Activity;
  [k: string]: unknown;
}
/**
 * The event and its recipient.
 */
export interface Activity {
  /**
   * The sender's name of the event. docs/payloads.md lists the accepted names.
   */
  event: string;
  /**
   * ISO 8601 (UTC where it names no zone), unix seconds or unix milliseconds, as a number or a numeric string; from 2000-01-01 to 24 hours ahead. Null counts as absent; other values are refused with invalid_timestamp.
   */
  timestamp?: unknown;
  /**
   * Properties of the email. Names of Segment's email spec and their aliases are renamed; credentials are dropped; everything else is kept.
   */
  properties?: {
    [k: string]: unknown;
  } | null;
  user?: Recipient;
  subscriber?: Recipient;
  [k: string]: unknown;
}
