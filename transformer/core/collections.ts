import type { EmailBounced } from "../generated/collections/email-bounced.js";
import type { EmailDelivered } from "../generated/collections/email-delivered.js";
import type { EmailLinkClicked } from "../generated/collections/email-link-clicked.js";
import type { EmailMarkedAsSpam } from "../generated/collections/email-marked-as-spam.js";
import type { EmailOpened } from "../generated/collections/email-opened.js";
import type { EmailUnsubscribed } from "../generated/collections/email-unsubscribed.js";
import * as validators from "../generated/validators.js";
import type { Validator } from "./validate.js";

/** A track event of one of the six collections, as it leaves this source. */
export type TrackEvent =
  | EmailBounced
  | EmailDelivered
  | EmailLinkClicked
  | EmailMarkedAsSpam
  | EmailOpened
  | EmailUnsubscribed;

/** The name of a collection: the track event's name. */
export type CollectionName = TrackEvent["event"];

/** A collection: what the source knows how to tell. */
export interface Collection {
  readonly name: CollectionName;
  /** Its warehouse table, beside `tracks`. */
  readonly table: string;
  /** Names that stand for it, lower-cased and with spaces for `_` and `-`. */
  readonly acceptedNames: readonly string[];
  /** Its schema in schemas/collections/. */
  readonly validator: Validator<TrackEvent>;
}

/** The six collections, in the order in which an email meets them. */
export const COLLECTIONS: readonly Collection[] = [
  {
    name: "Email Delivered",
    table: "email_delivered",
    acceptedNames: ["email delivered", "delivered", "system::message delivered"],
    validator: validators.collectionsEmailDelivered,
  },
  {
    name: "Email Opened",
    table: "email_opened",
    acceptedNames: ["email opened", "opened", "open", "nudgespot::message opened"],
    validator: validators.collectionsEmailOpened,
  },
  {
    name: "Email Link Clicked",
    table: "email_link_clicked",
    acceptedNames: [
      "email link clicked",
      "email clicked",
      "clicked",
      "click",
      "nudgespot::message clicked",
    ],
    validator: validators.collectionsEmailLinkClicked,
  },
  {
    name: "Email Unsubscribed",
    table: "email_unsubscribed",
    acceptedNames: ["email unsubscribed", "unsubscribed", "unsubscribe", "system::unsubscribed"],
    validator: validators.collectionsEmailUnsubscribed,
  },
  {
    name: "Email Bounced",
    table: "email_bounced",
    acceptedNames: ["email bounced", "bounced", "bounce", "system::message bounced"],
    validator: validators.collectionsEmailBounced,
  },
  {
    name: "Email Marked as Spam",
    table: "email_marked_as_spam",
    acceptedNames: [
      "email marked as spam",
      "spam report",
      "spamreport",
      "complained",
      "system::message complained",
    ],
    validator: validators.collectionsEmailMarkedAsSpam,
  },
];

const BY_NAME = new Map(COLLECTIONS.map((collection) => [collection.name, collection]));

const BY_ACCEPTED_NAME = new Map(
  COLLECTIONS.flatMap((collection) => collection.acceptedNames.map((name) => [name, collection])),
);

/** The comparable form of the names as senders mostly spell them, so that it need not be made. */
const COMPARABLE_NAMES = new Map(
  COLLECTIONS.flatMap(({ name, acceptedNames }) => [name, ...acceptedNames]).flatMap((name) =>
    [name, name.replaceAll(" ", "_")].map((spelling) => [spelling, comparableForm(name)]),
  ),
);

/** An event name as names are compared: any case, and spaces, `_` and `-` are the same. */
export function comparableName(name: string): string {
  return COMPARABLE_NAMES.get(name) ?? comparableForm(name);
}

function comparableForm(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, " ");
}

/**
 * The collection that a sender's event name stands for.
 *
 * @param name the sender's name
 * @param bareWords whether words such as "open" count: only where nothing but email events travels
 * @param eventNames the source's own names, by comparable name; they come first
 */
export function collectionOf(
  name: string,
  bareWords: boolean,
  eventNames: ReadonlyMap<string, CollectionName>,
): Collection | undefined {
  const comparable = comparableName(name);
  const own = eventNames.size === 0 ? undefined : eventNames.get(comparable);
  if (own !== undefined) return BY_NAME.get(own);
  const isUnmistakable = comparable.startsWith("email ") || comparable === "unsubscribed";
  return bareWords || isUnmistakable ? BY_ACCEPTED_NAME.get(comparable) : undefined;
}
