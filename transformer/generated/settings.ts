// Generated from schemas/ and package.json by "npm run generate". Do not edit.

/**
 * What an operator can set for a source. Hosts put keys of their own beside these: an unknown key is ignored, with one warning that names it.
 */
export interface SourceSettings {
  /**
   * What happens to an event outside the six collections: reject refuses it, ignore acknowledges it and enqueues nothing.
   */
  unsupportedEvents?: "reject" | "ignore";
  /**
   * More names for the collections: the sender's name, and the collection it stands for. They take precedence over the built-in ones. Matching ignores case and treats spaces, _ and - as equal.
   */
  eventNames?: {
    /**
     * A collection's name.
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
   * Email addresses leave as SHA-256 (hex, of the trimmed, lower-cased address), names leave the traits, IP addresses are cut to /24 (IPv4) or /48 (IPv6).
   */
  pseudonymize?: boolean;
  [k: string]: unknown;
}
