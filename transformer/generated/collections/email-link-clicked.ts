// Generated from schemas/ and package.json by "npm run generate". Do not edit.

/**
 * The kind of call. Every collection of this source is a track call.
 */
export type Type = "track";
/**
 * The collection's name.
 */
export type Event = "Email Link Clicked";
/**
 * Identifies the event, so that hosts can drop copies: the sender's own id where it has this form (the one Jitsu keeps unchanged), else one derived from the event.
 */
export type MessageID = string;
/**
 * The customer's own id of the recipient, trimmed and never blank.
 */
export type UserID = string;
/**
 * The recipient's email where there is no userId (its SHA-256 in hex when pseudonymized), or the payload's own anonymous id.
 */
export type AnonymousID = string;
/**
 * When it happened, ISO 8601 in UTC with milliseconds. Absent when the payload has no time.
 */
export type Timestamp = string;
/**
 * The same instant as timestamp: RudderStack computes the stored time from it when timestamp is missing.
 */
export type OriginalTimestamp = string;
/**
 * When the sender sent it, ISO 8601 in UTC with milliseconds. Only where the payload says so.
 */
export type SentAt = string;
/**
 * The recipient's address, when known and not pseudonymized.
 */
export type Email = string;
/**
 * SHA-256 (hex) of the trimmed, lower-cased address; written in place of email when the source pseudonymizes.
 */
export type EmailSHA256 = string;
/**
 * The recipient's first name.
 */
export type FirstName = string;
/**
 * The recipient's last name.
 */
export type LastName = string;
/**
 * The recipient's IP address; cut to /24 (IPv4) or /48 (IPv6) when the source pseudonymizes.
 */
export type IPAddress = string;
/**
 * The user agent of the recipient's mail program or browser.
 */
export type UserAgent = string;
/**
 * This project.
 */
export type LibraryName = "nudgespot-source";
/**
 * A semantic version. RudderStack records anything else as invalid.
 */
export type Version = string;
/**
 * The email service.
 */
export type IntegrationName = "Nudgespot";
/**
 * Always false: an event that came from Nudgespot never goes back to a connected Nudgespot destination. Hosts compare the destination's display name exactly.
 */
export type Nudgespot = false;
/**
 * Identifies the email that was sent. Always a string, exact to the last digit, whatever type it came in.
 */
export type EmailID = string;
/**
 * The subject line.
 */
export type EmailSubject = string;
/**
 * Identifies the campaign. Always a string, exact to the last digit, whatever type it came in.
 */
export type CampaignID = string;
/**
 * The campaign's name.
 */
export type CampaignName = string;
/**
 * Identifies the template. Always a string, exact to the last digit, whatever type it came in.
 */
export type TemplateID = string;
/**
 * Identifies the link that was clicked. Always a string, exact to the last digit, whatever type it came in.
 */
export type LinkID = string;
/**
 * The address of the link that was clicked.
 */
export type LinkURL = string;

/**
 * The recipient clicked a link in the message. Needs click tracking in Nudgespot. This is the track event as it leaves this source.
 */
export interface EmailLinkClicked {
  type: Type;
  event: Event;
  messageId: MessageID;
  userId?: UserID;
  anonymousId?: AnonymousID;
  timestamp?: Timestamp;
  originalTimestamp?: OriginalTimestamp;
  sentAt?: SentAt;
  context: Context;
  integrations: Integrations;
  properties: Properties;
}
/**
 * Where the event came from. Fields of the payload's context that are not named here are kept.
 */
export interface Context {
  traits?: Traits;
  ip?: IPAddress;
  userAgent?: UserAgent;
  page?: Page;
  library: Library;
  integration: Integration;
  [k: string]: unknown;
}
/**
 * What is known of the recipient. The payload's other context traits are kept.
 */
export interface Traits {
  email?: Email;
  emailSha256?: EmailSHA256;
  firstName?: FirstName;
  lastName?: LastName;
  [k: string]: unknown;
}
/**
 * The page on which it happened. Of an event record: an object with the referrer.
 */
export type Page = unknown;
/**
 * What made this event; wins over the payload's own.
 */
export interface Library {
  name: LibraryName;
  version: Version;
}
/**
 * Where the event comes from, as Segment's spec asks of stream partners; wins over the payload's own.
 */
export interface Integration {
  name: IntegrationName;
  version: Version;
}
/**
 * Which destinations of the host get the event.
 */
export interface Integrations {
  Nudgespot: Nudgespot;
}
/**
 * What is known of the email, in the names of Segment's email spec. Other properties of the payload are kept under their own names.
 */
export interface Properties {
  email_id?: EmailID;
  email_subject?: EmailSubject;
  campaign_id?: CampaignID;
  campaign_name?: CampaignName;
  template_id?: TemplateID;
  link_id?: LinkID;
  link_url?: LinkURL;
  [k: string]: unknown;
}
