// Generated from schemas/ and package.json by "npm run generate". Do not edit.

/**
 * What happens to an event that is none of the six collections: reject refuses it, ignore acknowledges it and enqueues nothing.
 */
export type UnsupportedEvents = "reject" | "ignore";
/**
 * The collection's name.
 */
export type Collection =
  | "Email Delivered"
  | "Email Opened"
  | "Email Link Clicked"
  | "Email Unsubscribed"
  | "Email Bounced"
  | "Email Marked as Spam";
/**
 * Whether addresses leave as SHA-256 (hex) of the trimmed, lower-cased address, names leave the traits and IP addresses are cut to /24 (IPv4) or /48 (IPv6).
 */
export type Pseudonymize = boolean;

/**
 * What an operator can set for a source. Hosts put keys of their own beside these: an unknown key is ignored, with one warning that names it.
 */
export interface SourceSettings {
  unsupportedEvents?: UnsupportedEvents;
  eventNames?: EventNames;
  pseudonymize?: Pseudonymize;
  [k: string]: unknown;
}
/**
 * Names of the sender's own and the collection each stands for; looked up before the built-in names, in the same way: any case, and spaces, _ and - are the same.
 */
export interface EventNames {
  [k: string]: Collection;
}
