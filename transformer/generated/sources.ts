// Generated from schemas/ and package.json by "npm run generate". Do not edit.

/**
 * A host that takes the events.
 */
export type Destination = Destination1 & Destination2 & Destination1 & Destination2;
export type Destination1 =
  | {
      [k: string]: unknown;
    }
  | {
      [k: string]: unknown;
    }
  | {
      [k: string]: unknown;
    };

/**
 * The sources that this service receives for: the file that SOURCES_FILE names. Unlike a source's settings in a host it is ours alone, so an unknown key is an error.
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
 * One source: who may send, and where its events go.
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
   * The keys that senders name, all at once: during a rotation the old one and the new one.
   *
   * @minItems 1
   *
   * Items: The key itself, or sha256: with the SHA-256 of it in hex.
   */
  writeKeys: [string, ...string[]];
  settings?: SourceSettings;
  rateLimit?: RateLimit;
  /**
   * Where the events go: each gets all of them.
   *
   * @minItems 1
   */
  destinations: [Destination, ...Destination[]];
}
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
/**
 * How often each write key may call. If not given: as often as it likes.
 */
export interface RateLimit {
  /**
   * Past it calls are answered with 429.
   */
  callsPerSecond: number;
}
export interface Destination2 {
  /**
   * Tells the source's destinations apart. What waits in the store is known by it: under a new id it is a new destination.
   */
  id: string;
  /**
   * What answers there.
   */
  type: "jitsu" | "rudderstack" | "segment" | "webhook";
  /**
   * The host's address: of Jitsu the ingest service, of RudderStack the data plane, of Segment the tracking API, of a webhook the whole address.
   */
  url: string;
  /**
   * The key that the host knows this service by. For Jitsu a server-to-server key, id:secret; for a webhook the signing secret.
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
