// Generated from schemas/ and package.json by "npm run generate". Do not edit.

import type { CollectionName } from "./events.js";

/** A column that the schemas document. */
export interface SchemaColumn {
  /** The value's place in the track event. */
  readonly path: readonly string[];
  readonly type: "text" | "timestamp" | "boolean";
  readonly description: string;
}

/** Columns that all tables have. */
export const COMMON_COLUMNS: readonly SchemaColumn[] = [
  {"path":["event"],"type":"text","description":"The collection's name."},
  {"path":["messageId"],"type":"text","description":"Identifies the event, so that hosts can drop duplicates: the sender's id if it has this form (which Jitsu keeps unchanged), else an id derived from the event."},
  {"path":["userId"],"type":"text","description":"The customer's own id of the recipient, trimmed and never blank."},
  {"path":["anonymousId"],"type":"text","description":"The recipient's email address if the event has no userId, or the payload's anonymous id. A pseudonymized address is its SHA-256 in hex."},
  {"path":["timestamp"],"type":"timestamp","description":"When it happened, ISO 8601 in UTC with milliseconds. Absent when the payload has no time."},
  {"path":["originalTimestamp"],"type":"timestamp","description":"The same instant as timestamp: RudderStack computes the stored time from it when timestamp is missing."},
  {"path":["sentAt"],"type":"timestamp","description":"When the sender sent it, ISO 8601 in UTC with milliseconds. Only where the payload says so."},
  {"path":["context","traits","email"],"type":"text","description":"The recipient's address, when known and not pseudonymized."},
  {"path":["context","traits","emailSha256"],"type":"text","description":"SHA-256 (hex) of the trimmed, lower-cased address; written in place of email when the source pseudonymizes."},
  {"path":["context","traits","firstName"],"type":"text","description":"The recipient's first name."},
  {"path":["context","traits","lastName"],"type":"text","description":"The recipient's last name."},
  {"path":["context","ip"],"type":"text","description":"An IP address: the recipient's for opened and clicked events, the mail relay's for delivered and bounced ones. Cut to /24 (IPv4) or /48 (IPv6) when the source pseudonymizes."},
  {"path":["context","userAgent"],"type":"text","description":"The user agent of the recipient's mail program or browser."},
  {"path":["context","library","name"],"type":"text","description":"This project."},
  {"path":["context","library","version"],"type":"text","description":"A semantic version. RudderStack records anything else as invalid."},
  {"path":["context","integration","name"],"type":"text","description":"The email service."},
  {"path":["context","integration","version"],"type":"text","description":"A semantic version. RudderStack records anything else as invalid."},
];

/** What each collection is, as its schema says. */
export const COLLECTION_DESCRIPTIONS: Readonly<Record<CollectionName, string>> = {
  "Email Bounced": "The receiving server rejected the message. This schema describes the outgoing track event.",
  "Email Delivered": "The message was delivered to the receiving server. This schema describes the outgoing track event.",
  "Email Link Clicked": "The recipient clicked a link in the message. Needs click tracking in Nudgespot. This schema describes the outgoing track event.",
  "Email Marked as Spam": "The recipient marked the message as spam. This schema describes the outgoing track event.",
  "Email Opened": "The recipient opened the HTML message. Needs open tracking in Nudgespot. This schema describes the outgoing track event.",
  "Email Unsubscribed": "The recipient used the message's subscription management link. This schema describes the outgoing track event.",
};

/** Columns that a collection's own table has besides. */
export const PROPERTY_COLUMNS: Readonly<Record<CollectionName, readonly SchemaColumn[]>> = {
  "Email Bounced": [
    {"path":["properties","email_id"],"type":"text","description":"Identifies the email that was sent."},
    {"path":["properties","email_subject"],"type":"text","description":"The subject line."},
    {"path":["properties","campaign_id"],"type":"text","description":"Identifies the campaign."},
    {"path":["properties","campaign_name"],"type":"text","description":"The campaign's name."},
    {"path":["properties","template_id"],"type":"text","description":"Identifies the template."},
    {"path":["properties","category"],"type":"text","description":"The sender's category of the email."},
    {"path":["properties","journey"],"type":"text","description":"The journey that the email was sent in."},
    {"path":["properties","site_id"],"type":"text","description":"Identifies the site, as an event record has it."},
    {"path":["properties","bsin"],"type":"text","description":"The platform's own id of the recipient, as an event record has it."},
    {"path":["properties","is_bot"],"type":"boolean","description":"Whether the platform takes the recipient's program for a machine, as an event record has it."},
    {"path":["properties","is_test"],"type":"boolean","description":"Whether the event is a test, as an event record has it."},
    {"path":["properties","nudgespot_channel"],"type":"text","description":"The channel, under a name that warehouses do not reserve."},
    {"path":["properties","bounce_type"],"type":"text","description":"The kind of bounce, in the mail relay's words."},
    {"path":["properties","bounce_reason"],"type":"text","description":"Why the receiving server did not take the message."},
    {"path":["properties","bounce_status"],"type":"text","description":"The SMTP enhanced status code."},
  ],
  "Email Delivered": [
    {"path":["properties","email_id"],"type":"text","description":"Identifies the email that was sent."},
    {"path":["properties","email_subject"],"type":"text","description":"The subject line."},
    {"path":["properties","campaign_id"],"type":"text","description":"Identifies the campaign."},
    {"path":["properties","campaign_name"],"type":"text","description":"The campaign's name."},
    {"path":["properties","template_id"],"type":"text","description":"Identifies the template."},
    {"path":["properties","category"],"type":"text","description":"The sender's category of the email."},
    {"path":["properties","journey"],"type":"text","description":"The journey that the email was sent in."},
    {"path":["properties","site_id"],"type":"text","description":"Identifies the site, as an event record has it."},
    {"path":["properties","bsin"],"type":"text","description":"The platform's own id of the recipient, as an event record has it."},
    {"path":["properties","is_bot"],"type":"boolean","description":"Whether the platform takes the recipient's program for a machine, as an event record has it."},
    {"path":["properties","is_test"],"type":"boolean","description":"Whether the event is a test, as an event record has it."},
    {"path":["properties","nudgespot_channel"],"type":"text","description":"The channel, under a name that warehouses do not reserve."},
  ],
  "Email Link Clicked": [
    {"path":["properties","email_id"],"type":"text","description":"Identifies the email that was sent."},
    {"path":["properties","email_subject"],"type":"text","description":"The subject line."},
    {"path":["properties","campaign_id"],"type":"text","description":"Identifies the campaign."},
    {"path":["properties","campaign_name"],"type":"text","description":"The campaign's name."},
    {"path":["properties","template_id"],"type":"text","description":"Identifies the template."},
    {"path":["properties","category"],"type":"text","description":"The sender's category of the email."},
    {"path":["properties","journey"],"type":"text","description":"The journey that the email was sent in."},
    {"path":["properties","site_id"],"type":"text","description":"Identifies the site, as an event record has it."},
    {"path":["properties","bsin"],"type":"text","description":"The platform's own id of the recipient, as an event record has it."},
    {"path":["properties","is_bot"],"type":"boolean","description":"Whether the platform takes the recipient's program for a machine, as an event record has it."},
    {"path":["properties","is_test"],"type":"boolean","description":"Whether the event is a test, as an event record has it."},
    {"path":["properties","nudgespot_channel"],"type":"text","description":"The channel, under a name that warehouses do not reserve."},
    {"path":["properties","link_id"],"type":"text","description":"Identifies the link that was clicked."},
    {"path":["properties","link_url"],"type":"text","description":"The address of the link that was clicked."},
  ],
  "Email Marked as Spam": [
    {"path":["properties","email_id"],"type":"text","description":"Identifies the email that was sent."},
    {"path":["properties","email_subject"],"type":"text","description":"The subject line."},
    {"path":["properties","campaign_id"],"type":"text","description":"Identifies the campaign."},
    {"path":["properties","campaign_name"],"type":"text","description":"The campaign's name."},
    {"path":["properties","template_id"],"type":"text","description":"Identifies the template."},
    {"path":["properties","category"],"type":"text","description":"The sender's category of the email."},
    {"path":["properties","journey"],"type":"text","description":"The journey that the email was sent in."},
    {"path":["properties","site_id"],"type":"text","description":"Identifies the site, as an event record has it."},
    {"path":["properties","bsin"],"type":"text","description":"The platform's own id of the recipient, as an event record has it."},
    {"path":["properties","is_bot"],"type":"boolean","description":"Whether the platform takes the recipient's program for a machine, as an event record has it."},
    {"path":["properties","is_test"],"type":"boolean","description":"Whether the event is a test, as an event record has it."},
    {"path":["properties","nudgespot_channel"],"type":"text","description":"The channel, under a name that warehouses do not reserve."},
  ],
  "Email Opened": [
    {"path":["properties","email_id"],"type":"text","description":"Identifies the email that was sent."},
    {"path":["properties","email_subject"],"type":"text","description":"The subject line."},
    {"path":["properties","campaign_id"],"type":"text","description":"Identifies the campaign."},
    {"path":["properties","campaign_name"],"type":"text","description":"The campaign's name."},
    {"path":["properties","template_id"],"type":"text","description":"Identifies the template."},
    {"path":["properties","category"],"type":"text","description":"The sender's category of the email."},
    {"path":["properties","journey"],"type":"text","description":"The journey that the email was sent in."},
    {"path":["properties","site_id"],"type":"text","description":"Identifies the site, as an event record has it."},
    {"path":["properties","bsin"],"type":"text","description":"The platform's own id of the recipient, as an event record has it."},
    {"path":["properties","is_bot"],"type":"boolean","description":"Whether the platform takes the recipient's program for a machine, as an event record has it."},
    {"path":["properties","is_test"],"type":"boolean","description":"Whether the event is a test, as an event record has it."},
    {"path":["properties","nudgespot_channel"],"type":"text","description":"The channel, under a name that warehouses do not reserve."},
  ],
  "Email Unsubscribed": [
    {"path":["properties","email_id"],"type":"text","description":"Identifies the email that was sent."},
    {"path":["properties","email_subject"],"type":"text","description":"The subject line."},
    {"path":["properties","campaign_id"],"type":"text","description":"Identifies the campaign."},
    {"path":["properties","campaign_name"],"type":"text","description":"The campaign's name."},
    {"path":["properties","template_id"],"type":"text","description":"Identifies the template."},
    {"path":["properties","category"],"type":"text","description":"The sender's category of the email."},
    {"path":["properties","journey"],"type":"text","description":"The journey that the email was sent in."},
    {"path":["properties","site_id"],"type":"text","description":"Identifies the site, as an event record has it."},
    {"path":["properties","bsin"],"type":"text","description":"The platform's own id of the recipient, as an event record has it."},
    {"path":["properties","is_bot"],"type":"boolean","description":"Whether the platform takes the recipient's program for a machine, as an event record has it."},
    {"path":["properties","is_test"],"type":"boolean","description":"Whether the event is a test, as an event record has it."},
    {"path":["properties","nudgespot_channel"],"type":"text","description":"The channel, under a name that warehouses do not reserve."},
    {"path":["properties","list_id"],"type":"text","description":"Identifies the list the recipient left."},
    {"path":["properties","list_name"],"type":"text","description":"The name of the list the recipient left."},
    {"path":["properties","unsubscribed_from_all"],"type":"boolean","description":"Whether the recipient left every list."},
  ],
};
