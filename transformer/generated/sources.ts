// Generated from schemas/ and package.json by "npm run generate". Do not edit.

/**
 * All sources.
 *
 * @minItems 1
 */
export type Sources1 = [Source, ...Source[]];
/**
 * The source's name, as people read it.
 */
export type Name = string;
/**
 * The warehouse schema its tables are in, and its name in metrics, store and quarantine. If not given: the name in snake case.
 */
export type SchemaName = string;
/**
 * The keys that senders name, all at once: during a rotation the old one and the new one.
 *
 * @minItems 1
 */
export type WriteKeys = [WriteKey, ...WriteKey[]];
/**
 * The key itself, or sha256: with the SHA-256 of it in hex.
 */
export type WriteKey = string;
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
 * Past it calls are answered with 429.
 */
export type CallsPerSecond = number;
/**
 * Where the events go: each gets all of them.
 *
 * @minItems 1
 */
export type Destinations = [Destination, ...Destination[]];
/**
 * Its name among the source's destinations. What waits in the store is known by it: under a new name it is a new destination.
 */
export type Name1 = string;
/**
 * What answers there.
 */
export type Type = "jitsu" | "rudderstack" | "segment";
/**
 * Its address: of Jitsu the ingest service, of RudderStack the data plane, of Segment the tracking API.
 */
export type URL = string;
/**
 * The key that the host knows us by; of Jitsu a server-to-server key, id:secret.
 */
export type WriteKey1 = string;

/**
 * The sources that this service receives for: the file that SOURCES_FILE names. Unlike a source's settings in a host it is ours alone, so an unknown key is an error.
 */
export interface Sources {
  sources: Sources1;
}
/**
 * One source: who may send, and where its events go.
 */
export interface Source {
  name: Name;
  schemaName?: SchemaName;
  writeKeys: WriteKeys;
  settings?: SourceSettings;
  rateLimit?: RateLimit;
  destinations: Destinations;
}
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
/**
 * How often each write key may call. If not given: as often as it likes.
 */
export interface RateLimit {
  callsPerSecond: CallsPerSecond;
}
/**
 * A host that takes the events.
 */
export interface Destination {
  name: Name1;
  type: Type;
  url: URL;
  writeKey: WriteKey1;
}
