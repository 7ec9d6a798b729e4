import type { CollectionName, TrackEvents } from "../generated/events.js";
import * as validators from "../generated/validators.js";
import type { Validator } from "../generated/validators.js";

export type { CollectionName, TrackEvent } from "../generated/events.js";

/** One collection: a kind of event that the source emits. */
interface CollectionOf<N extends CollectionName> {
  readonly name: N;
  /** Its name in files and addresses: `email-opened`. */
  readonly slug: string;
  /** Its warehouse table, beside `tracks`. */
  readonly table: string;
  /** Names that stand for it, lower-cased and with spaces for `_` and `-`. */
  readonly acceptedNames: readonly string[];
  /** Its schema in schemas/collections/. */
  readonly validator: Validator<TrackEvents[N]>;
}

/** A collection, with the validator of its own events. */
export type Collection = { [N in CollectionName]: CollectionOf<N> }[CollectionName];

/** The six collections, in the order in which an email meets them. */
export const COLLECTIONS: readonly Collection[] = [
  {
    name: "Email Delivered",
    slug: "email-delivered",
    table: "email_delivered",
    acceptedNames: ["email delivered", "delivered", "system::message delivered"],
    validator: validators.emailDelivered,
  },
  {
    name: "Email Opened",
    slug: "email-opened",
    table: "email_opened",
    acceptedNames: ["email opened", "opened", "open", "nudgespot::message opened"],
    validator: validators.emailOpened,
  },
  {
    name: "Email Link Clicked",
    slug: "email-link-clicked",
    table: "email_link_clicked",
    acceptedNames: [
      "email link clicked",
      "email clicked",
      "clicked",
      "click",
      "nudgespot::message clicked",
    ],
    validator: validators.emailLinkClicked,
  },
  {
    name: "Email Unsubscribed",
    slug: "email-unsubscribed",
    table: "email_unsubscribed",
    acceptedNames: ["email unsubscribed", "unsubscribed", "unsubscribe", "system::unsubscribed"],
    validator: validators.emailUnsubscribed,
  },
  {
    name: "Email Bounced",
    slug: "email-bounced",
    table: "email_bounced",
    acceptedNames: ["email bounced", "bounced", "bounce", "system::message bounced"],
    validator: validators.emailBounced,
  },
  {
    name: "Email Marked as Spam",
    slug: "email-marked-as-spam",
    table: "email_marked_as_spam",
    acceptedNames: [
      "email marked as spam",
      "spam report",
      "spamreport",
      "complained",
      "system::message complained",
    ],
    validator: validators.emailMarkedAsSpam,
  },
];

const BY_NAME = new Map<CollectionName, Collection>(
  COLLECTIONS.map((collection) => [collection.name, collection]),
);

const BY_ACCEPTED_NAME = new Map(
  COLLECTIONS.flatMap((collection) => collection.acceptedNames.map((name) => [name, collection])),
);

/** The comparable form of the names as senders mostly spell them, so that it need not be made. */
const COMPARABLE_NAMES = new Map(
  COLLECTIONS.flatMap(({ name, acceptedNames }) => [name, ...acceptedNames]).flatMap((name) =>
    [name, name.replaceAll(" ", "_")].map((spelling) => [spelling, comparableForm(name)]),
  ),
);

/** An event name as names are compared: in lower case, with spaces, `_` and `-` as equal. */
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
 * @param acceptsBareNames whether words such as "open" count: only where nothing but email events travels
 * @param eventNames the source's own names, by comparable name; they come first
 */
export function collectionOf(
  name: string,
  acceptsBareNames: boolean,
  eventNames: ReadonlyMap<string, CollectionName>,
): Collection | undefined {
  const comparable = comparableName(name);
  const own = eventNames.size === 0 ? undefined : eventNames.get(comparable);
  if (own !== undefined) return BY_NAME.get(own);
  const isUnmistakable = comparable.startsWith("email ") || comparable === "unsubscribed";
  return acceptsBareNames || isUnmistakable ? BY_ACCEPTED_NAME.get(comparable) : undefined;
}
