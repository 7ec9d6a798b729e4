import { readFileSync } from "node:fs";
import { VERSION } from "../../generated/version.js";
import {
  CAMPAIGN,
  CHECK,
  COUNT,
  DESTINATION,
  EVENT,
  EVENT_DELIVERY,
  EVENT_OPTIONAL,
  list,
  NUMBER,
  object,
  OPTIONAL,
  RESENT,
  SAMPLE,
  SESSION,
  SOURCE,
  STORE,
  SUMMARY,
  TALLY,
  TEXT,
  TIME,
  TRIAL,
  TRIED,
} from "./answers.js";

/** The schemas that requests are checked with, from dist/server/admin/ as from the sources. */
const SCHEMAS = new URL("../../../schemas/admin/", import.meta.url);

const FAILURES = {
  400: "The request is invalid.",
  401: "The token is missing or wrong.",
  404: "Not found.",
  409: "The destination is configured, or still holds events.",
  429: "Too many attempts.",
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
    "/sources/{source}/write-keys": {
      get: {
        ...operation(
          "A source's write keys, without those that are configured as digests.",
          object({ keys: list(TEXT) }),
          404,
        ),
        parameters: [inPath("source")],
      },
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
          "Retries a destination at once, paused, suspended or not.",
          object({ resumed: TEXT }),
          404,
        ),
        parameters: [inPath("id")],
      },
    },
    "/destinations/{id}/suspend": {
      post: {
        ...operation(
          "Delivers nothing to a destination until it is resumed; batches in flight are finished.",
          object({ suspended: TEXT }),
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
    "/events": {
      get: {
        ...operation(
          "The last payloads that came to this process, the newest first. Filters: source, collection, outcome, recipient.",
          object({ events: list(object(EVENT, EVENT_OPTIONAL)) }),
          400,
        ),
        parameters: queryOf("event-query"),
      },
    },
    "/events/{id}": {
      get: {
        ...operation(
          "One of them with its payload, its track event and the destinations' answers.",
          object(
            {
              ...EVENT,
              payload: { description: "Without credentials." },
              event: { type: "object" },
              deliveries: list(EVENT_DELIVERY),
            },
            [...EVENT_OPTIONAL, "payload", "event"],
          ),
          404,
        ),
        parameters: [inPath("id")],
      },
    },
    "/events/stream": {
      get: {
        ...stream(
          "Payloads as they come, as server-sent events: `{ events, skipped }`, the oldest first.",
        ),
        parameters: queryOf("event-query"),
      },
    },
    "/tallies": {
      get: {
        ...operation(
          "Numbers of payloads and events by hour, for up to 30 days.",
          object({ tallies: list(TALLY) }),
          400,
        ),
        parameters: queryOf("tally-query"),
      },
    },
    "/campaigns": {
      get: {
        ...operation(
          "Numbers of new events by campaign and collection, the largest 3,000.",
          object({ campaigns: list(CAMPAIGN) }),
          400,
        ),
        parameters: queryOf("tally-query"),
      },
    },
    "/checks": {
      get: operation(
        "What doctor finds about this service. Nothing is sent to a destination.",
        object({ checks: list(CHECK) }),
      ),
    },
    "/schema": {
      get: operation(
        "Which properties the events of each collection have, of a sample since this process started.",
        object({ collections: list(SAMPLE) }),
      ),
    },
    "/transform": {
      post: {
        ...operation(
          "What a body becomes with some settings, for each of its payloads. Nothing is stored.",
          object({ results: list(TRIAL) }),
          400,
        ),
        requestBody: body(requestSchema("trial")),
      },
    },
    "/session": {
      post: {
        ...operation("Signs in with the token, for the console. Sets a cookie.", SESSION, 400, 429),
        security: [],
        requestBody: body(requestSchema("sign-in")),
      },
      get: operation("The CSRF token of the cookie's session.", SESSION, 404),
      delete: operation("Signs out.", object({ signedOut: { const: true } })),
    },
    "/store": { get: operation("State of the store, free bytes, and damaged files.", STORE) },
  },
  components: { securitySchemes: { token: { type: "http", scheme: "bearer" } } },
} as const;

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

type Failing = Exclude<keyof typeof FAILURES, 401>;

function operation(summary: string, answer: object, ...failures: Failing[]) {
  return answering(summary, { "application/json": { schema: answer } }, failures);
}

/** An operation whose answer does not end. */
function stream(summary: string) {
  return answering(summary, { "text/event-stream": { schema: TEXT } }, [400]);
}

function answering(summary: string, content: object, failures: readonly Failing[]) {
  const error = {
    content: { "application/json": { schema: object({ error: TEXT, code: TEXT }) } },
  };
  const responses: Record<string, object> = { 200: { description: summary, content } };
  for (const status of [401, ...failures] as const) {
    responses[status] = { description: FAILURES[status], ...error };
  }
  return { summary, responses };
}
