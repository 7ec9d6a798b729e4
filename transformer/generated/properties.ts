// Generated from schemas/ and package.json by "npm run generate". Do not edit.

import type { CollectionName } from "./events.js";

/** A property of a collection, and the names that stand for it on the way in. */
export interface PropertyRule {
  readonly output: string;
  readonly type: "text" | "identifier" | "boolean";
  /** The preferred first. */
  readonly names: readonly string[];
  /** Names that mean this in payloads of one shape alone; they come last. */
  readonly namesByShape?: Readonly<Record<string, readonly string[]>>;
}

/** The rules of each collection. */
export const PROPERTY_RULES: Readonly<Record<CollectionName, readonly PropertyRule[]>> = {
  "Email Bounced": [
    {"output":"email_id","type":"identifier","names":["email_id","message_uid","mail_id","message_id"]},
    {"output":"email_subject","type":"text","names":["email_subject","subject_line","subject","template_subject"]},
    {"output":"campaign_id","type":"identifier","names":["campaign_id"]},
    {"output":"campaign_name","type":"text","names":["campaign_name"]},
    {"output":"template_id","type":"identifier","names":["template_id"]},
    {"output":"category","type":"text","names":["category"]},
    {"output":"journey","type":"text","names":["journey"]},
    {"output":"site_id","type":"identifier","names":["site_id"]},
    {"output":"bsin","type":"identifier","names":["bsin"]},
    {"output":"is_bot","type":"boolean","names":["is_bot"]},
    {"output":"is_test","type":"boolean","names":["is_test"]},
    {"output":"nudgespot_channel","type":"text","names":["nudgespot_channel","channel"]},
    {"output":"bounce_type","type":"text","names":["bounce_type"],"namesByShape":{"message-event":["type"]}},
    {"output":"bounce_reason","type":"text","names":["bounce_reason","reason","error"]},
    {"output":"bounce_status","type":"text","names":["bounce_status","status"]},
    {"output":"link_id","type":"identifier","names":["link_id"]},
    {"output":"list_id","type":"identifier","names":["list_id"]},
  ],
  "Email Delivered": [
    {"output":"email_id","type":"identifier","names":["email_id","message_uid","mail_id","message_id"]},
    {"output":"email_subject","type":"text","names":["email_subject","subject_line","subject","template_subject"]},
    {"output":"campaign_id","type":"identifier","names":["campaign_id"]},
    {"output":"campaign_name","type":"text","names":["campaign_name"]},
    {"output":"template_id","type":"identifier","names":["template_id"]},
    {"output":"category","type":"text","names":["category"]},
    {"output":"journey","type":"text","names":["journey"]},
    {"output":"site_id","type":"identifier","names":["site_id"]},
    {"output":"bsin","type":"identifier","names":["bsin"]},
    {"output":"is_bot","type":"boolean","names":["is_bot"]},
    {"output":"is_test","type":"boolean","names":["is_test"]},
    {"output":"nudgespot_channel","type":"text","names":["nudgespot_channel","channel"]},
    {"output":"link_id","type":"identifier","names":["link_id"]},
    {"output":"list_id","type":"identifier","names":["list_id"]},
  ],
  "Email Link Clicked": [
    {"output":"email_id","type":"identifier","names":["email_id","message_uid","mail_id","message_id"]},
    {"output":"email_subject","type":"text","names":["email_subject","subject_line","subject","template_subject"]},
    {"output":"campaign_id","type":"identifier","names":["campaign_id"]},
    {"output":"campaign_name","type":"text","names":["campaign_name"]},
    {"output":"template_id","type":"identifier","names":["template_id"]},
    {"output":"category","type":"text","names":["category"]},
    {"output":"journey","type":"text","names":["journey"]},
    {"output":"site_id","type":"identifier","names":["site_id"]},
    {"output":"bsin","type":"identifier","names":["bsin"]},
    {"output":"is_bot","type":"boolean","names":["is_bot"]},
    {"output":"is_test","type":"boolean","names":["is_test"]},
    {"output":"nudgespot_channel","type":"text","names":["nudgespot_channel","channel"]},
    {"output":"link_id","type":"identifier","names":["link_id"]},
    {"output":"link_url","type":"text","names":["link_url","url","href"]},
    {"output":"list_id","type":"identifier","names":["list_id"]},
  ],
  "Email Marked as Spam": [
    {"output":"email_id","type":"identifier","names":["email_id","message_uid","mail_id","message_id"]},
    {"output":"email_subject","type":"text","names":["email_subject","subject_line","subject","template_subject"]},
    {"output":"campaign_id","type":"identifier","names":["campaign_id"]},
    {"output":"campaign_name","type":"text","names":["campaign_name"]},
    {"output":"template_id","type":"identifier","names":["template_id"]},
    {"output":"category","type":"text","names":["category"]},
    {"output":"journey","type":"text","names":["journey"]},
    {"output":"site_id","type":"identifier","names":["site_id"]},
    {"output":"bsin","type":"identifier","names":["bsin"]},
    {"output":"is_bot","type":"boolean","names":["is_bot"]},
    {"output":"is_test","type":"boolean","names":["is_test"]},
    {"output":"nudgespot_channel","type":"text","names":["nudgespot_channel","channel"]},
    {"output":"link_id","type":"identifier","names":["link_id"]},
    {"output":"list_id","type":"identifier","names":["list_id"]},
  ],
  "Email Opened": [
    {"output":"email_id","type":"identifier","names":["email_id","message_uid","mail_id","message_id"]},
    {"output":"email_subject","type":"text","names":["email_subject","subject_line","subject","template_subject"]},
    {"output":"campaign_id","type":"identifier","names":["campaign_id"]},
    {"output":"campaign_name","type":"text","names":["campaign_name"]},
    {"output":"template_id","type":"identifier","names":["template_id"]},
    {"output":"category","type":"text","names":["category"]},
    {"output":"journey","type":"text","names":["journey"]},
    {"output":"site_id","type":"identifier","names":["site_id"]},
    {"output":"bsin","type":"identifier","names":["bsin"]},
    {"output":"is_bot","type":"boolean","names":["is_bot"]},
    {"output":"is_test","type":"boolean","names":["is_test"]},
    {"output":"nudgespot_channel","type":"text","names":["nudgespot_channel","channel"]},
    {"output":"link_id","type":"identifier","names":["link_id"]},
    {"output":"list_id","type":"identifier","names":["list_id"]},
  ],
  "Email Unsubscribed": [
    {"output":"email_id","type":"identifier","names":["email_id","message_uid","mail_id","message_id"]},
    {"output":"email_subject","type":"text","names":["email_subject","subject_line","subject","template_subject"]},
    {"output":"campaign_id","type":"identifier","names":["campaign_id"]},
    {"output":"campaign_name","type":"text","names":["campaign_name"]},
    {"output":"template_id","type":"identifier","names":["template_id"]},
    {"output":"category","type":"text","names":["category"]},
    {"output":"journey","type":"text","names":["journey"]},
    {"output":"site_id","type":"identifier","names":["site_id"]},
    {"output":"bsin","type":"identifier","names":["bsin"]},
    {"output":"is_bot","type":"boolean","names":["is_bot"]},
    {"output":"is_test","type":"boolean","names":["is_test"]},
    {"output":"nudgespot_channel","type":"text","names":["nudgespot_channel","channel"]},
    {"output":"list_id","type":"identifier","names":["list_id"]},
    {"output":"list_name","type":"text","names":["list_name"]},
    {"output":"unsubscribed_from_all","type":"boolean","names":["unsubscribed_from_all"],"namesByShape":{"message-event":["unsubscribe_contact"]}},
    {"output":"link_id","type":"identifier","names":["link_id"]},
  ],
};
