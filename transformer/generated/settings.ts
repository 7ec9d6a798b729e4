// Generated from schemas/ and package.json by "npm run generate". Do not edit.

/**
 * The settings of a source. Hosts add their own keys, so unknown keys are ignored, with a warning that names them.
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
   * Replaces email addresses by their SHA-256 (hex, of the trimmed, lower-cased address), removes names from the traits, and cuts IP addresses to /24 (IPv4) or /48 (IPv6).
   */
  pseudonymize?: boolean;
  [k: string]: unknown;
}
