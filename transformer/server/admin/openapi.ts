import { readFileSync } from "node:fs";
import { ERRORS } from "../../core/error-catalogue.js";
import { VERSION } from "../../generated/version.js";

/** The schemas that requests are checked with, from dist/server/admin/ as from the sources. */
const SCHEMAS = new URL("../../../schemas/admin/", import.meta.url);

const TEXT = { type: "string" } as const;
const NUMBER = { type: "integer", minimum: 0 } as const;
const TIME = { type: "string", format: "date-time" } as const;
const CODE = { enum: Object.keys(ERRORS) } as const;
const SUMMARY = {
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

const OPTIONAL = ["destination", "pointer", "truncated"];

const RESULTS = ["resent", "ignored", "refused", "no_destination", "truncated", "not_found"];

const RESENT = object({
  counts: object(Object.fromEntries(RESULTS.map((result) => [result, NUMBER])), RESULTS),
  failed: {
    ...list(
      object({ id: TEXT, result: { enum: RESULTS }, code: CODE, error: TEXT }, ["code", "error"]),
    ),
    description: "The first 1,000 entries that were not sent.",
  },
});

const COUNT = object(
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

const SOURCE = object(
  {
    source: {
      ...TEXT,
      description: "A schema name; `rudderstack` for the source contract.",
    },
    ...REFUSALS,
  },
  ["lastRefusal"],
);

const DESTINATION = object(
  {
    id: TEXT,
    state: { enum: ["delivering", "failing", "paused", "removed"] },
    waiting: { ...NUMBER, description: "Events." },
    oldest: TIME,
    lastError: TEXT,
    nextTry: TIME,
    ...REFUSALS,
  },
  ["oldest", "lastError", "nextTry", "lastRefusal"],
);

const TRIED = object(
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

const STORE = object(
  {
    state: { enum: ["ok", "full", "failing", "recovering"] },
    free: { ...NUMBER, description: "Bytes." },
    reserve: { ...NUMBER, description: "Bytes. With less free space, calls get 503." },
    setAside: list(SET_ASIDE),
  },
  ["free", "reserve"],
);

const FAILURES = {
  400: "The request is invalid.",
  401: "The token is missing or wrong.",
  404: "Not found.",
  409: "The destination is configured, or still holds events.",
} as const;

/** The admin API as OpenAPI 3.1. A test compares it with the routes and their answers. */
export const OPENAPI = {
  openapi: "3.1.0",
  info: { title: "nudgespot-source admin API", version: VERSION },
  servers: [{ url: "/admin" }],
  security: [{ token: [] }],
  paths: {
    "/openapi.json": { get: operation("This API as OpenAPI 3.1.", { type: "object" }) },
    "/quarantine": {
      get: {
        ...operation(
          "Entries of the quarantine without payloads, the last seen first. Filters: source, destination, code; pages: limit, cursor.",
          object({ entries: list(object(SUMMARY, OPTIONAL)), next: TEXT }, ["next"]),
          400,
        ),
        parameters: queryOf("entry-query"),
      },
    },
    "/quarantine/counts": {
      get: operation(
        "Numbers of entries and refusals by source, destination and code.",
        object({ counts: list(COUNT) }),
      ),
    },
    "/quarantine/{id}": {
      get: {
        ...operation(
          "One entry with its payload; truncated if the payload is only the beginning.",
          object({ ...SUMMARY, payload: {} }, OPTIONAL),
          404,
        ),
        parameters: [inPath("id")],
      },
    },
    "/quarantine/resend": {
      post: {
        ...operation(
          "Resends entries by ids, filter or all: payloads with the current mapping and settings, events unchanged.",
          RESENT,
          400,
        ),
        requestBody: body(requestSchema("entry-choice")),
      },
    },
    "/quarantine/discard": {
      post: {
        ...operation("Discards entries by ids, filter or all.", object({ discarded: NUMBER }), 400),
        requestBody: body(requestSchema("entry-choice")),
      },
    },
    "/sources": {
      get: operation(
        "Refusals of each source within the last hour, and the last reason.",
        object({ sources: list(SOURCE) }),
      ),
    },
    "/destinations": {
      get: operation(
        "State of each destination, its queued events, the oldest, the last error and the next try.",
        object({ destinations: list(DESTINATION) }),
      ),
    },
    "/destinations/{id}/resume": {
      post: {
        ...operation(
          "Retries a destination at once, paused or not.",
          object({ resumed: TEXT }),
          404,
        ),
        parameters: [inPath("id")],
      },
    },
    "/destinations/{id}/events": {
      get: {
        ...operation(
          "The first queued events of a destination.",
          object({ events: list(object({ receivedAt: TIME, event: {} })) }),
          400,
        ),
        parameters: [inPath("id"), ...queryOf("queue-query")],
      },
    },
    "/destinations/{id}/move": {
      post: {
        ...operation(
          "Moves the queue of a removed or renamed destination to another.",
          object({ moved: NUMBER }),
          400,
          409,
        ),
        parameters: [inPath("id")],
        requestBody: body(requestSchema("queue-move")),
      },
    },
    "/destinations/{id}/discard": {
      post: {
        ...operation(
          "Discards the queue of a removed destination.",
          object({ discarded: NUMBER }),
          409,
        ),
        parameters: [inPath("id")],
      },
    },
    "/destinations/{id}/resend": {
      post: {
        ...operation(
          "Queues events again that were delivered to a destination within a time, as far as RETAIN keeps them.",
          object({ resent: NUMBER }),
          400,
          404,
        ),
        parameters: [inPath("id")],
        requestBody: body(requestSchema("resend-span")),
      },
    },
    "/destinations/{id}/test": {
      post: {
        ...operation(
          "Sends the payload in the body to a destination, and returns its answer. Nothing is stored.",
          TRIED,
          400,
          404,
        ),
        parameters: [inPath("id")],
        requestBody: body({ type: "object" }),
      },
    },
    "/store": { get: operation("State of the store, free bytes, and damaged files.", STORE) },
  },
  components: { securitySchemes: { token: { type: "http", scheme: "bearer" } } },
} as const;

/** An object schema without further properties; all but the optional ones are required. */
function object(properties: Record<string, object>, optional: readonly string[] = []): object {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return { type: "object", properties, required, additionalProperties: false };
}

function list(items: object): object {
  return { type: "array", items };
}

/** The schema that a body is checked with. */
function requestSchema(name: string): { readonly properties?: Readonly<Record<string, object>> } {
  const text = readFileSync(new URL(`${name}.schema.json`, SCHEMAS), "utf8");
  const { $schema: _schema, $id: _id, ...schema } = JSON.parse(text) as Record<string, unknown>;
  return schema;
}

/** The parameters that a query is checked with. */
function queryOf(name: string): object[] {
  const properties = Object.entries(requestSchema(name).properties ?? {});
  return properties.map(([parameter, schema]) => ({ name: parameter, in: "query", schema }));
}

function inPath(name: string): object {
  return { name, in: "path", required: true, schema: TEXT };
}

function body(schema: object): object {
  return { required: true, content: { "application/json": { schema } } };
}

function operation(summary: string, answer: object, ...others: (400 | 404 | 409)[]) {
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
