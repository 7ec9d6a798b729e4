import { COLLECTIONS, type CollectionName } from "./collections.js";
import type { ShapeName } from "./shapes/shape.js";

/** A property of Segment's email spec, and the names that stand for it on the way in. */
interface PropertyRule {
  readonly output: string;
  /** The preferred first. */
  readonly names: readonly string[];
  /** Names that only the mail relay's message events use so; they come last. */
  readonly messageEventNames?: readonly string[];
  /** Text if not given. */
  readonly type?: "identifier" | "boolean";
  /** Where it is renamed; everywhere if not given. */
  readonly collection?: CollectionName;
}

const RULES: readonly PropertyRule[] = [
  {
    output: "email_id",
    names: ["email_id", "message_uid", "mail_id", "message_id"],
    type: "identifier",
  },
  {
    output: "email_subject",
    names: ["email_subject", "subject_line", "subject", "template_subject"],
  },
  { output: "campaign_id", names: ["campaign_id"], type: "identifier" },
  { output: "campaign_name", names: ["campaign_name"] },
  { output: "template_id", names: ["template_id"], type: "identifier" },
  { output: "link_id", names: ["link_id"], type: "identifier" },
  { output: "list_id", names: ["list_id"], type: "identifier" },
  { output: "link_url", names: ["link_url", "url", "href"], collection: "Email Link Clicked" },
  { output: "list_name", names: ["list_name"], collection: "Email Unsubscribed" },
  {
    output: "unsubscribed_from_all",
    type: "boolean",
    names: ["unsubscribed_from_all"],
    messageEventNames: ["unsubscribe_contact"],
    collection: "Email Unsubscribed",
  },
  {
    output: "bounce_type",
    names: ["bounce_type"],
    messageEventNames: ["type"],
    collection: "Email Bounced",
  },
  {
    output: "bounce_reason",
    names: ["bounce_reason", "reason", "error"],
    collection: "Email Bounced",
  },
  { output: "bounce_status", names: ["bounce_status", "status"], collection: "Email Bounced" },
];

/** What one name on the way in stands for. */
export interface Alias {
  readonly output: string;
  /** Of several names for one output the lowest rank wins. */
  readonly rank: number;
  /** Identifiers are texts on output; blank ones count as absent. */
  readonly type: "text" | "identifier" | "boolean";
}

/** Every name that is renamed, for one collection. */
export type Aliases = ReadonlyMap<string, Alias>;

function aliasesFor(collection: CollectionName, isMessageEvent: boolean): Aliases {
  const rules = RULES.filter((rule) => (rule.collection ?? collection) === collection);
  return new Map(
    rules.flatMap(({ output, names, messageEventNames = [], type = "text" as const }) =>
      [...names, ...(isMessageEvent ? messageEventNames : [])].map(
        (name, rank): [string, Alias] => [name, { output, rank, type }],
      ),
    ),
  );
}

function aliasesByCollection(isMessageEvent: boolean): ReadonlyMap<CollectionName, Aliases> {
  return new Map(COLLECTIONS.map(({ name }) => [name, aliasesFor(name, isMessageEvent)]));
}

const ALIASES = aliasesByCollection(false);
const MESSAGE_EVENT_ALIASES = aliasesByCollection(true);
const NO_ALIASES: Aliases = new Map();

/** The names that are renamed in a collection when a payload of the given shape carries it. */
export function aliasesOf(collection: CollectionName, shape: ShapeName): Aliases {
  const aliases = shape === "message-event" ? MESSAGE_EVENT_ALIASES : ALIASES;
  return aliases.get(collection) ?? NO_ALIASES;
}

/** Never passed on; compared without case and separators. */
const CREDENTIALS: ReadonlySet<string> = new Set(["token", "nudgetoken", "apikey", "writekey"]);

/** Columns of the warehouses' own: RudderStack drops a property of such a name without a word. */
const RESERVED: ReadonlySet<string> = new Set([
  "id",
  "event",
  "event_text",
  "user_id",
  "anonymous_id",
  "timestamp",
  "sent_at",
  "received_at",
  "original_timestamp",
  "channel",
  "context_ip",
  "context_request_ip",
  "context_passed_ip",
  "record_id",
]);

/** Whether a name may be one of those in another case: for most names this one look is enough. */
const MAYBE_SPECIAL = new RegExp(
  `^[^a-z0-9]*(?:${[...RESERVED, "nudge_token", "token", "api_key", "write_key"].join("|").replaceAll("_", "[^a-z0-9]*")})[^a-z0-9]*$`,
  "i",
);

/**
 * The name under which a property that is not renamed leaves.
 *
 * @returns the name itself, `nudgespot_<snake_case_name>` where warehouses reserve the name, or
 * `undefined` for a credential
 */
export function outgoingName(name: string): string | undefined {
  if (RESERVED.has(name)) return `nudgespot_${name}`;
  if (!MAYBE_SPECIAL.test(name)) return name;
  if (isCredential(name)) return undefined;
  const snakeCase = toSnakeCase(name);
  return RESERVED.has(snakeCase) ? `nudgespot_${snakeCase}` : name;
}

/** Whether a name is one of a key or token that nobody else should have. */
export function isCredential(name: string): boolean {
  return CREDENTIALS.has(name.toLowerCase().replace(/[^a-z0-9]/g, ""));
}

/** A name in snake case, as warehouses write it. */
export function toSnakeCase(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/[^A-Za-z0-9]+/g, "_")
    .replace(/^_|_$/g, "")
    .toLowerCase();
}
