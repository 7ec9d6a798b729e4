import { ERRORS } from "../../core/error-catalogue.js";
import { VERSION } from "../../generated/version.js";

/** Entries of a page, where a call does not say how many. */
export const PAGE = 50;

/** Most entries of a page. */
export const LARGEST_PAGE = 500;

/** Most entries that one call sends again or discards; the answer says that there are more. */
export const AT_ONCE = 1_000;

const TEXT = { type: "string" } as const;
const NUMBER = { type: "integer", minimum: 0 } as const;
const TIME = { type: "string", format: "date-time" } as const;
const CODE = { enum: Object.keys(ERRORS) } as const;
const MORE = {
  type: "boolean",
  description: "Whether the filter meets entries beyond these.",
} as const;

const ENTRY = object(
  {
    id: TEXT,
    source: TEXT,
    destination: { ...TEXT, description: "Absent where the transform refused it." },
    code: CODE,
    message: TEXT,
    pointer: { ...TEXT, description: "The field it is about, as a JSON pointer." },
    payload: {},
    firstSeen: TIME,
    lastSeen: TIME,
    count: { ...NUMBER, description: "How often it was refused." },
  },
  ["destination", "pointer"],
);

const FILTER = object({ source: TEXT, destination: TEXT, code: TEXT }, [
  "source",
  "destination",
  "code",
]);

const CHOICE = {
  oneOf: [
    object({ ids: { type: "array", items: TEXT, maxItems: AT_ONCE } }),
    object({ filter: FILTER }),
  ],
};

const RESENT = object(
  {
    id: TEXT,
    result: { enum: ["resent", "ignored", "refused", "no_destination", "not_found"] },
    code: CODE,
    error: TEXT,
  },
  ["code", "error"],
);

const COUNT = object(
  { source: TEXT, destination: TEXT, code: CODE, entries: NUMBER, refusals: NUMBER },
  ["destination"],
);

const DESTINATION = object(
  {
    id: TEXT,
    state: { enum: ["delivering", "failing", "paused", "unknown"] },
    waiting: { ...NUMBER, description: "Events." },
    oldest: TIME,
    lastError: TEXT,
    nextTry: TIME,
  },
  ["oldest", "lastError", "nextTry"],
);

const TRIED = object(
  { result: { enum: ["delivered", "later", "refused", "locked", "failed"] }, reason: TEXT },
  ["reason"],
);

const SET_ASIDE = object(
  {
    file: { ...TEXT, description: "A damaged store that was replaced, in the folder of DATA_DIR." },
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

const STORE = object(
  {
    state: { enum: ["ok", "full", "failing", "recovering"] },
    free: { ...NUMBER, description: "Bytes." },
    reserve: { ...NUMBER, description: "Bytes held back: with less free, nothing is taken in." },
    setAside: list(SET_ASIDE),
  },
  ["free", "reserve"],
);

const FAILURES = {
  400: "What was asked cannot be read.",
  401: "The token is missing or wrong.",
  404: "There is no such thing.",
} as const;

/** What `/admin` has, as OpenAPI 3.1. A test holds it against the routes and their answers. */
export const OPENAPI = {
  openapi: "3.1.0",
  info: { title: "nudgespot-source admin API", version: VERSION },
  servers: [{ url: "/admin" }],
  security: [{ token: [] }],
  paths: {
    "/openapi.json": { get: operation("This document.", { type: "object" }) },
    "/quarantine": {
      get: {
        ...operation(
          "Entries of the quarantine, the last seen first.",
          object({ entries: list(ENTRY), next: TEXT }, ["next"]),
          400,
        ),
        parameters: [
          ...["source", "destination", "code"].map((name) => query(name, TEXT)),
          query("limit", { type: "integer", minimum: 1, maximum: LARGEST_PAGE, default: PAGE }),
          query("cursor", { ...TEXT, description: "`next` of the page before." }),
        ],
      },
    },
    "/quarantine/counts": {
      get: operation("Entries by source, destination and code.", object({ counts: list(COUNT) })),
    },
    "/quarantine/{id}": {
      get: { ...operation("One entry.", ENTRY, 404), parameters: [inPath("id")] },
    },
    "/quarantine/resend": {
      post: {
        ...operation(
          "Sends entries again, through today's mapping and settings.",
          object({ results: list(RESENT), more: MORE }),
          400,
        ),
        requestBody: body(CHOICE),
      },
    },
    "/quarantine/discard": {
      post: {
        ...operation("Discards entries for good.", object({ discarded: NUMBER, more: MORE }), 400),
        requestBody: body(CHOICE),
      },
    },
    "/destinations": {
      get: operation("How it stands with each.", object({ destinations: list(DESTINATION) })),
    },
    "/destinations/{id}/resume": {
      post: {
        ...operation("Tries a destination again at once.", object({ resumed: TEXT }), 404),
        parameters: [inPath("id")],
      },
    },
    "/destinations/{id}/test": {
      post: {
        ...operation(
          "Sends one payload at once, and says what the destination made of it.",
          TRIED,
          400,
          404,
        ),
        parameters: [inPath("id")],
        requestBody: body({ type: "object" }),
      },
    },
    "/store": { get: operation("Whether a call could be kept now.", STORE) },
  },
  components: { securitySchemes: { token: { type: "http", scheme: "bearer" } } },
} as const;

/** All properties but the optional ones are required, and there are no others. */
function object(properties: Record<string, object>, optional: readonly string[] = []): object {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return { type: "object", properties, required, additionalProperties: false };
}

function list(items: object): object {
  return { type: "array", items };
}

function query(name: string, schema: object): object {
  return { name, in: "query", schema };
}

function inPath(name: string): object {
  return { name, in: "path", required: true, schema: TEXT };
}

function body(schema: object): object {
  return { required: true, content: { "application/json": { schema } } };
}

function operation(summary: string, answer: object, ...others: (400 | 404)[]) {
  const failures = [401, ...others] as const;
  const error = {
    content: { "application/json": { schema: object({ error: TEXT, code: TEXT }) } },
  };
  const responses: Record<string, object> = {
    200: { description: summary, content: { "application/json": { schema: answer } } },
  };
  for (const status of failures) responses[status] = { description: FAILURES[status], ...error };
  return { summary, responses };
}
