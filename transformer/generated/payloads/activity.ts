// Generated from schemas/ and package.json by "npm run generate". Do not edit.

/**
 * The sender's name of what happened. The names that are understood are listed in docs/payloads.md.
 */
export type Event = string;
/**
 * What is known of the email. Names that Segment's email spec has, and their aliases, are renamed; credentials are dropped; everything else is kept.
 */
export type Properties = {
  [k: string]: unknown;
} | null;
/**
 * The recipient: called user or subscriber. One that says nothing of who it is does not hide the other.
 */
export type Recipient = {
  uid?: Identity;
  email?: Email;
  anon_id?: Identity;
  first_name?: FirstName;
  last_name?: LastName;
  name?: Name;
  contacts?: Contacts;
  [k: string]: unknown;
} | null;
/**
 * The recipient's first name. Null counts as absent.
 */
export type FirstName = string | number | boolean | null;
/**
 * The recipient's last name. Null counts as absent.
 */
export type LastName = string | number | boolean | null;
/**
 * The recipient's full name. Null counts as absent.
 */
export type Name = string | number | boolean | null;
/**
 * The recipient's contacts; the first of type email that has an address gives the address where email is absent.
 */
export type Contacts = Contact[] | null;
/**
 * One contact. Null counts as absent.
 */
export type Contact = {
  contact_type?: ContactType;
  contact_value?: ContactValue;
  subscription_status?: SubscriptionStatus;
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
 * What happened, and to whom.
 */
export interface Activity {
  event: Event;
  timestamp?: Time;
  properties?: Properties;
  user?: Recipient;
  subscriber?: Recipient;
  [k: string]: unknown;
}
/**
 * ISO 8601 (UTC where it names no zone), unix seconds or unix milliseconds, as a number or a numeric string; from 2000-01-01 to 24 hours ahead. Null counts as absent; what cannot be read is refused with invalid_timestamp.
 */
export type Time = unknown;
/**
 * An id of the recipient. Strings are trimmed and numbers become strings; anything else, and a blank string, counts as absent.
 */
export type Identity = unknown;
/**
 * The recipient's address. Trimmed; anything but a non-blank string counts as absent.
 */
export type Email = unknown;
/**
 * email, phone, … in any case. Anything but a string counts as absent.
 */
export type ContactType = unknown;
/**
 * The address or number.
 */
export type ContactValue = unknown;
/**
 * Whether the contact is subscribed; not used.
 */
export type SubscriptionStatus = unknown;
