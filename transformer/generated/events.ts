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
   * Identifies the event, so that hosts can drop copies: the sender's own id where it has this form (the one Jitsu keeps unchanged), else one derived from the event.
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
   * An IP address: of opened and clicked events the recipient's, of delivered and bounced ones the mail relay's. Cut to /24 (IPv4) or /48 (IPv6) when the source pseudonymizes.
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
 * What is known of the recipient. The payload's other context traits are kept.
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
 * What made this event; wins over the payload's own.
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
   * Always false: an event that came from Nudgespot never goes back to a connected Nudgespot destination. Hosts compare the destination's display name exactly.
   */
  Nudgespot: false;
}
/**
 * What is known of the email, in the names of Segment's email spec. Other properties of the payload are kept under their own names.
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
 * What is known of the email and of what happened.
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
 * What is known of the email and of what happened.
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
 * What is known of the email and of what happened.
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
    /** The recipient's email where there is no userId (its SHA-256 in hex when pseudonymized), or the payload's own anonymous id. */
    anonymousId?: string;
    }
  | {
    /** The customer's own id of the recipient, trimmed and never blank. */
    userId?: string;
    /** The recipient's email where there is no userId (its SHA-256 in hex when pseudonymized), or the payload's own anonymous id. */
    anonymousId: string;
    };

/** The receiving server could not or would not take the message. This is the track event as it leaves this source. */
export type EmailBounced = BaseTrackEvent &
  Identified & {
    event: "Email Bounced";
    properties: EmailBouncedProperties;
  };

/** The message was delivered to the receiving server. This is the track event as it leaves this source. */
export type EmailDelivered = BaseTrackEvent &
  Identified & {
    event: "Email Delivered";
    properties: EmailProperties;
  };

/** The recipient clicked a link in the message. Needs click tracking in Nudgespot. This is the track event as it leaves this source. */
export type EmailLinkClicked = BaseTrackEvent &
  Identified & {
    event: "Email Link Clicked";
    properties: EmailLinkClickedProperties;
  };

/** The recipient marked the message as spam. This is the track event as it leaves this source. */
export type EmailMarkedAsSpam = BaseTrackEvent &
  Identified & {
    event: "Email Marked as Spam";
    properties: EmailProperties;
  };

/** The recipient opened the HTML message. Needs open tracking in Nudgespot. This is the track event as it leaves this source. */
export type EmailOpened = BaseTrackEvent &
  Identified & {
    event: "Email Opened";
    properties: EmailProperties;
  };

/** The recipient used the message's subscription management link. This is the track event as it leaves this source. */
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
