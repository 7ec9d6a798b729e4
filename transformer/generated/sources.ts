// Generated from schemas/ and package.json by "npm run generate". Do not edit.

/**
 * The sources that this service receives for: the file that SOURCES_FILE names. Unknown keys are errors.
 */
export interface Sources {
  /**
   * All sources.
   *
   * @minItems 1
   */
  sources: [Source, ...Source[]];
}
/**
 * One source: its write keys, settings and destinations.
 */
export interface Source {
  /**
   * The source's name, as people read it.
   */
  name: string;
  /**
   * The warehouse schema its tables are in, and its name in metrics, store and quarantine. If not given: the name in snake case.
   */
  schemaName?: string;
  /**
   * All valid keys: during a rotation the old one and the new one.
   *
   * @minItems 1
   *
   * Items: The key itself, or sha256: with the SHA-256 of it in hex.
   */
  writeKeys: [string, ...string[]];
  settings?: SourceSettings;
  rateLimit?: RateLimit;
  /**
   * The destinations of the events. Each receives all events.
   *
   * @minItems 1
   */
  destinations: [Destination, ...Destination[]];
}
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
/**
 * Maximum rate of calls for each write key. If not given: unlimited.
 */
export interface RateLimit {
  /**
   * Further calls get 429.
   */
  callsPerSecond: number;
}
/**
 * A host that receives the events.
 */
export interface Destination {
  /**
   * Identifies the destination within the source. Queued events belong to this id: under a new id it is a new destination.
   */
  id: string;
  /**
   * The type of the host.
   */
  type: "jitsu" | "postgres" | "rudderstack" | "segment" | "webhook";
  /**
   * The host's address: of Jitsu the ingest service, of RudderStack the data plane, of Segment the tracking API, of a webhook the whole address, of a PostgreSQL database its URL, with a password or without.
   */
  url: string;
  /**
   * The key that the host knows this service by. For Jitsu a server-to-server key, id:secret; for a webhook the signing secret. A PostgreSQL database has none.
   */
  writeKey?: string;
  /**
   * Path of a file that holds the write key alone, instead of writeKey.
   */
  writeKeyFile?: string;
  /**
   * Name of the environment variable that holds the write key, instead of writeKey.
   */
  writeKeyEnv?: string;
  /**
   * Options of the destination's type: see schemas/destinations.
   */
  options?: {
    [k: string]: unknown;
  };
}
