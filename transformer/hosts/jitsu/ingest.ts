import { isObject, type JsonObject } from "../../core/values.js";
import type { BatchAnswer, Client, EventAnswer } from "../../delivery/destination.js";
import { answerOf, connectHost, type PostOptions } from "../../delivery/post.js";

/** How Jitsu's ingest service is reached. */
export interface IngestOptions extends PostOptions {
  /** A server-to-server key, `id:secret`. */
  readonly writeKey: string;
}

/** Jitsu has no limit for a batch; its events wait in memory until all are queued. */
const LIMITS = { events: 500, bytes: 4_000_000 };

/** Most bytes of one event. */
const EVENT_LIMIT = 1_000_000;

/** What the ingest service says of one event. */
const EVENT_ERROR = /^Message ID: (\S+): /;

const NO_DESTINATION = "no destinations found for stream";

/**
 * Sends to Jitsu's ingest service: `POST /api/s/s2s/batch`. Its 200 is no success by itself: the
 * answer says `ok`, or names the messages that were not taken.
 */
export function connectJitsu({ writeKey, ...host }: IngestOptions): Client {
  const { post, close } = connectHost(host);
  const headers = { "x-write-key": writeKey };
  return {
    limits: LIMITS,
    async send(events, signal) {
      const fitting = events.filter((event) => Buffer.byteLength(event) <= EVENT_LIMIT);
      if (fitting.length < events.length) return tooLong(events);
      const sent = events.map(withoutIntegrations);
      const posted = await post(
        "/api/s/s2s/batch",
        headers,
        `{"batch":[${sent.join(",")}]}`,
        signal,
      );
      if ("failure" in posted) return { kind: "failed", reason: posted.failure };
      return posted.status === 200 ? readAnswer(posted.body, events) : answerOf(posted);
    },
    close,
  };
}

/** Jitsu does not read `integrations`, and would make columns of it. */
function withoutIntegrations(event: string): string {
  const { integrations: _, ...others } = JSON.parse(event) as JsonObject;
  return JSON.stringify(others);
}

/** Nothing is sent: those that fit are sent again without those that never will. */
function tooLong(events: readonly string[]): BatchAnswer {
  if (events.length > 1) return { kind: "refused", reason: "an event over 1,000,000 bytes" };
  return answered([{ kind: "refused", reason: "over 1,000,000 bytes" }]);
}

function readAnswer(body: string, events: readonly string[]): BatchAnswer {
  const answer = parse(body);
  if (!isObject(answer)) return { kind: "failed", reason: "status 200 with an unreadable answer" };
  const errors = (Array.isArray(answer.errors) ? answer.errors : []).map(String);
  if (errors.some((error) => error.includes(NO_DESTINATION))) {
    return { kind: "locked", reason: NO_DESTINATION };
  }
  if (answer.ok === true) return answered(events.map(() => ({ kind: "delivered" })));
  return partly(errors, events);
}

/** Of a batch that was taken in part, the events that are named are to be sent again. */
function partly(errors: readonly string[], events: readonly string[]): BatchAnswer {
  const named = new Set(errors.map((error) => EVENT_ERROR.exec(error)?.[1]));
  const answers = events.map((event): EventAnswer => {
    const { messageId } = JSON.parse(event) as { messageId: string };
    return named.has(messageId) ? { kind: "later" } : { kind: "delivered" };
  });
  // Errors that name no message of this batch say nothing of who was taken.
  const isClear = !named.has(undefined) && answers.some(({ kind }) => kind === "later");
  return isClear ? answered(answers) : { kind: "failed", reason: "status 200 with ok: false" };
}

function answered(events: readonly EventAnswer[]): BatchAnswer {
  return { kind: "answered", events };
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}
