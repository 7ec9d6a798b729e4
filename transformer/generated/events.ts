// Generated from schemas/ and package.json by "npm run generate". Do not edit.

/**
 * What the track events of all collections have in common, as they leave this source. Each collection's schema extends it.
 */
export interface BaseTrackEvent {
  /**
   * The kind of call. Every collection of this source is a track call.
   */
  type: "track";
  /**
   * Identifies the event, so that hosts can drop duplicates: the sender's id if it has this form (which Jitsu keeps unchanged), else an id derived from the event.
   */
  messageId: string;
  /**
   * When it happened, ISO 8601 in UTC with milliseconds. Absent when the payload has no time.
   */
  timestamp?: string;
  /**
   * The same instant as timestamp: RudderStack computes the stored time from it when timestamp is missing.
   */
  originalTimestamp?: string;
  /**
   * When the sender sent it, ISO 8601 in UTC with milliseconds. Only where the payload says so.
   */
  sentAt?: string;
  context: Context;
  integrations: Integrations;
}
/**
 * Where the event came from. Fields of the payload's context that are not named here are kept.
 */
export interface Context {
  traits?: Traits;
  /**
   * An IP address: the recipient's for opened and clicked events, the mail relay's for delivered and bounced ones. Cut to /24 (IPv4) or /48 (IPv6) when the source pseudonymizes.
   */
  ip?: string;
  /**
   * The user agent of the recipient's mail program or browser.
   */
  userAgent?: string;
  /**
   * The page on which it happened. Of an event record: an object with the referrer.
   */
  page?: unknown;
  library: Library;
  integration: Integration;
  [k: string]: unknown;
}
/**
 * The recipient's traits. The payload's other context traits are kept.
 */
export interface Traits {
  /**
   * The recipient's address, when known and not pseudonymized.
   */
  email?: string;
  /**
   * SHA-256 (hex) of the trimmed, lower-cased address; written in place of email when the source pseudonymizes.
   */
  emailSha256?: string;
  /**
   * The recipient's first name.
   */
  firstName?: string;
  /**
   * The recipient's last name.
   */
  lastName?: string;
  [k: string]: unknown;
}
/**
 * The library that made this event; replaces the payload's.
 */
export interface Library {
  /**
   * This project.
   */
  name: "nudgespot-source";
  /**
   * A semantic version. RudderStack records anything else as invalid.
   */
  version: string;
}
/**
 * Where the event comes from, as Segment's spec asks of stream partners; wins over the payload's own.
 */
export interface Integration {
  /**
   * The email service.
   */
  name: "Nudgespot";
  /**
   * A semantic version. RudderStack records anything else as invalid.
   */
  version: string;
}
/**
 * Which destinations of the host get the event.
 */
export interface Integrations {
  /**
   * Always false, so that an event from Nudgespot never returns to a Nudgespot destination. Hosts compare the destination's display name exactly.
   */
  Nudgespot: false;
}
/**
 * Properties of the email, with the names of Segment's email spec. Other properties of the payload keep their names.
 */
export interface EmailProperties {
  /**
   * Identifies the email that was sent.
   */
  email_id?: string;
  /**
   * The subject line.
   */
  email_subject?: string;
  /**
   * Identifies the campaign.
   */
  campaign_id?: string;
  /**
   * The campaign's name.
   */
  campaign_name?: string;
  /**
   * Identifies the template.
   */
  template_id?: string;
  /**
   * The sender's category of the email.
   */
  category?: string;
  /**
   * The journey that the email was sent in.
   */
  journey?: string;
  /**
   * Identifies the site, as an event record has it.
   */
  site_id?: string;
  /**
   * The platform's own id of the recipient, as an event record has it.
   */
  bsin?: string;
  /**
   * Whether the platform takes the recipient's program for a machine, as an event record has it.
   */
  is_bot?: boolean;
  /**
   * Whether the event is a test, as an event record has it.
   */
  is_test?: boolean;
  /**
   * The channel, under a name that warehouses do not reserve.
   */
  nudgespot_channel?: string;
  [k: string]: unknown;
}
/**
 * Properties of the email and the event.
 */
export interface EmailBouncedProperties extends EmailProperties {
  /**
   * The kind of bounce, in the mail relay's words.
   */
  bounce_type?: string;
  /**
   * Why the receiving server did not take the message.
   */
  bounce_reason?: string;
  /**
   * The SMTP enhanced status code.
   */
  bounce_status?: string;
  [k: string]: unknown;
}
/**
 * Properties of the email and the event.
 */
export interface EmailLinkClickedProperties extends EmailProperties {
  /**
   * Identifies the link that was clicked.
   */
  link_id?: string;
  /**
   * The address of the link that was clicked.
   */
  link_url?: string;
  [k: string]: unknown;
}
/**
 * Properties of the email and the event.
 */
export interface EmailUnsubscribedProperties extends EmailProperties {
  /**
   * Identifies the list the recipient left.
   */
  list_id?: string;
  /**
   * The name of the list the recipient left.
   */
  list_name?: string;
  /**
   * Whether the recipient left every list.
   */
  unsubscribed_from_all?: boolean;
  [k: string]: unknown;
}

/** Who an event is about: at least one of the two is there. */
export type Identified =
  | {
    /** The customer's own id of the recipient, trimmed and never blank. */
    userId: string;
    /** The recipient's email address if the event has no userId, or the payload's anonymous id. A pseudonymized address is its SHA-256 in hex. */
    anonymousId?: string;
    }
  | {
    /** The customer's own id of the recipient, trimmed and never blank. */
    userId?: string;
    /** The recipient's email address if the event has no userId, or the payload's anonymous id. A pseudonymized address is its SHA-256 in hex. */
    anonymousId: string;
    };

/** The receiving server rejected the message. This schema describes the outgoing track event. */
export type EmailBounced = BaseTrackEvent &
  Identified & {
    event: "Email Bounced";
    properties: EmailBouncedProperties;
  };

/** The message was delivered to the receiving server. This schema describes the outgoing track event. */
export type EmailDelivered = BaseTrackEvent &
  Identified & {
    event: "Email Delivered";
    properties: EmailProperties;
  };

/** The recipient clicked a link in the message. Needs click tracking in Nudgespot. This schema describes the outgoing track event. */
export type EmailLinkClicked = BaseTrackEvent &
  Identified & {
    event: "Email Link Clicked";
    properties: EmailLinkClickedProperties;
  };

/** The recipient marked the message as spam. This schema describes the outgoing track event. */
export type EmailMarkedAsSpam = BaseTrackEvent &
  Identified & {
    event: "Email Marked as Spam";
    properties: EmailProperties;
  };

/** The recipient opened the HTML message. Needs open tracking in Nudgespot. This schema describes the outgoing track event. */
export type EmailOpened = BaseTrackEvent &
  Identified & {
    event: "Email Opened";
    properties: EmailProperties;
  };

/** The recipient used the message's subscription management link. This schema describes the outgoing track event. */
export type EmailUnsubscribed = BaseTrackEvent &
  Identified & {
    event: "Email Unsubscribed";
    properties: EmailUnsubscribedProperties;
  };

/** The track event of each collection, by the collection's name. */
export interface TrackEvents {
  "Email Bounced": EmailBounced;
  "Email Delivered": EmailDelivered;
  "Email Link Clicked": EmailLinkClicked;
  "Email Marked as Spam": EmailMarkedAsSpam;
  "Email Opened": EmailOpened;
  "Email Unsubscribed": EmailUnsubscribed;
}

/** The name of a collection: the track event's name. */
export type CollectionName = keyof TrackEvents;

/** A track event of one of the collections, as it leaves this source. */
export type TrackEvent = TrackEvents[CollectionName];
