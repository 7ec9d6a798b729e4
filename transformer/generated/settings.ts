// Generated from schemas/ and package.json by "npm run generate". Do not edit.

/**
 * What an operator can set for a source. Hosts put keys of their own beside these: an unknown key is ignored, with one warning that names it.
 */
export interface SourceSettings {
  /**
   * What happens to an event that is none of the six collections: reject refuses it, ignore acknowledges it and enqueues nothing.
   */
  unsupportedEvents?: "reject" | "ignore";
  /**
   * Names of the sender's own and the collection each stands for; looked up before the built-in names, in the same way: any case, and spaces, _ and - are the same.
   */
  eventNames?: {
    /**
     * The collection's name.
     */
    [k: string]:
      | "Email Delivered"
      | "Email Opened"
      | "Email Link Clicked"
      | "Email Unsubscribed"
      | "Email Bounced"
      | "Email Marked as Spam";
  };
  /**
   * Whether addresses leave as SHA-256 (hex) of the trimmed, lower-cased address, names leave the traits and IP addresses are cut to /24 (IPv4) or /48 (IPv6).
   */
  pseudonymize?: boolean;
  [k: string]: unknown;
}
