// The answers of the admin API, as JSON Schema.
import { ERRORS } from "../../core/error-catalogue.js";

export const TEXT = { type: "string" } as const;
export const NUMBER = { type: "integer", minimum: 0 } as const;
export const TIME = { type: "string", format: "date-time" } as const;
const CODE = { enum: Object.keys(ERRORS) } as const;
export const SUMMARY = {
  id: TEXT,
  source: TEXT,
  destination: { ...TEXT, description: "Absent if the mapping refused the payload." },
  code: CODE,
  message: TEXT,
  pointer: { ...TEXT, description: "The field it is about, as a JSON pointer." },
  bytes: { ...NUMBER, description: "Of the payload." },
  truncated: {
    type: "boolean",
    description: "The payload is only the beginning, as a string.",
  },
  firstSeen: TIME,
  lastSeen: TIME,
  count: { ...NUMBER, description: "Number of refusals." },
};

export const OPTIONAL = ["destination", "pointer", "truncated"];

const RESULTS = ["resent", "ignored", "refused", "no_destination", "truncated", "not_found"];

export const RESENT = object({
  counts: object(Object.fromEntries(RESULTS.map((result) => [result, NUMBER])), RESULTS),
  failed: {
    ...list(
      object({ id: TEXT, result: { enum: RESULTS }, code: CODE, error: TEXT }, ["code", "error"]),
    ),
    description: "The first 1,000 entries that were not sent.",
  },
});

export const COUNT = object(
  { source: TEXT, destination: TEXT, code: CODE, entries: NUMBER, refusals: NUMBER },
  ["destination"],
);

const REFUSALS = {
  refusedLastHour: NUMBER,
  lastRefusal: {
    ...object({ code: CODE, reason: TEXT, at: TIME }),
    description: "Since the service started.",
  },
};

export const SOURCE = object(
  {
    source: {
      ...TEXT,
      description: "A schema name; `rudderstack` for the source contract.",
    },
    ...REFUSALS,
    writeKeys: { ...NUMBER, description: "How many it has; none for the source contract." },
  },
  ["lastRefusal"],
);

export const DESTINATION = object(
  {
    id: TEXT,
    state: {
      enum: ["delivering", "failing", "paused", "suspended", "removed"],
      description: "`suspended` by a person, `paused` because it rejects the key or the set-up.",
    },
    waiting: { ...NUMBER, description: "Events." },
    oldest: TIME,
    lastError: TEXT,
    lastAnswer: {
      ...TEXT,
      description:
        "The first 1,024 characters of its last answer to this process. Kept in memory only.",
    },
    nextTry: TIME,
    ...REFUSALS,
  },
  ["oldest", "lastError", "lastAnswer", "nextTry", "lastRefusal"],
);

export const TRIED = object(
  { result: { enum: ["delivered", "later", "refused", "locked", "failed"] }, reason: TEXT },
  ["reason"],
);

const SET_ASIDE = object(
  {
    file: { ...TEXT, description: "A damaged store file in DATA_DIR." },
    isUnreadable: {
      type: "boolean",
      description: "Neither an event nor an entry could be read from it.",
    },
    events: { ...NUMBER, description: "Events that were read from it." },
    entries: { ...NUMBER, description: "Entries of the quarantine that were read from it." },
    lostEvents: { ...NUMBER, description: "Events that are known to be lost." },
  },
  ["events", "entries", "lostEvents"],
);

export const STORE = object(
  {
    state: { enum: ["ok", "full", "failing", "recovering"] },
    free: { ...NUMBER, description: "Bytes." },
    reserve: { ...NUMBER, description: "Bytes. With less free space, calls get 503." },
    inMemory: { const: true, description: "It ends with the service." },
    setAside: list(SET_ASIDE),
  },
  ["free", "reserve", "inMemory"],
);

export const EVENT = {
  id: TEXT,
  at: TIME,
  outcome: {
    enum: ["accepted", "duplicate", "ignored", "refused", "unauthorized"],
    description: "`unauthorized` is a call with an unknown write key.",
  },
  source: TEXT,
  collection: TEXT,
  recipient: { ...TEXT, description: "The user id, else the anonymous id." },
  code: CODE,
  message: TEXT,
  pointer: { ...TEXT, description: "The place in the payload, as a JSON pointer." },
};

export const EVENT_OPTIONAL = ["source", "collection", "recipient", "code", "message", "pointer"];

export const EVENT_DELIVERY = object(
  {
    destination: TEXT,
    at: TIME,
    result: {
      enum: ["delivered", "later", "refused", "waiting"],
      description: "`waiting` if the destination did not decide about it.",
    },
    reason: TEXT,
  },
  ["reason"],
);

export const TRIAL = object(
  {
    outcome: { enum: ["accepted", "ignored", "refused"] },
    event: { type: "object", description: "The track event." },
    code: CODE,
    message: TEXT,
    pointer: { ...TEXT, description: "The place in the payload, as a JSON pointer." },
  },
  ["event", "code", "message", "pointer"],
);

export const TALLY = object({
  hour: { ...TIME, description: "Its beginning." },
  source: { ...TEXT, description: "A schema name; a destination's id for `delivered`." },
  what: {
    ...TEXT,
    description:
      "`received`, `refused`, `duplicates`, `delivered`, a collection (its new events), or `answered_in_N`: batches that a destination answered in at most N milliseconds (`more` above 30,000) and more than the next smaller N.",
  },
  count: NUMBER,
});

export const CAMPAIGN = object({
  source: TEXT,
  campaign: { ...TEXT, description: "Its id, else its name." },
  collection: TEXT,
  count: { ...NUMBER, description: "New events." },
  first: { ...TIME, description: "The beginning of the first hour." },
  last: { ...TIME, description: "The beginning of the last hour." },
});

export const SAMPLE = object({
  collection: TEXT,
  events: { ...NUMBER, description: "Of the sample." },
  properties: list(
    object(
      {
        name: TEXT,
        description: { ...TEXT, description: "Absent if the property is undocumented." },
        share: { type: "number", description: "Of the events that have it, from 0 to 1." },
        types: {
          ...list(object({ type: TEXT, count: NUMBER })),
          description: "Of its values in JSON; the last one comes last.",
        },
        lastSeen: TIME,
      },
      ["description", "lastSeen"],
    ),
  ),
});

export const SESSION = object(
  {
    csrf: { ...TEXT, description: "To be sent as X-CSRF-Token by requests that change something." },
    receivePort: { ...NUMBER, description: "The port that takes calls, if INTERNAL_PORT is set." },
  },
  ["receivePort"],
);

export const CHECK = object(
  {
    id: { ...TEXT, description: "Of the probe, as in docs/doctor.md." },
    title: { ...TEXT, description: "The condition under which it passes." },
    status: { enum: ["ok", "warning", "failure", "skipped"] },
    reason: TEXT,
    fix: TEXT,
    unreachable: { const: true, description: "Nothing answers." },
  },
  ["reason", "fix", "unreachable"],
);

/** An object schema without further properties; all but the optional ones are required. */
export function object(
  properties: Record<string, object>,
  optional: readonly string[] = [],
): object {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return { type: "object", properties, required, additionalProperties: false };
}

export function list(items: object): object {
  return { type: "array", items };
}
