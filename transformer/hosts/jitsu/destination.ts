import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { TrackEvent } from "../../core/collections.js";
import { isObject } from "../../core/values.js";
import type { BatchAnswer, DestinationType, EventAnswer } from "../../delivery/destination.js";
import {
  answerOf,
  connectHost,
  delivered,
  notDelivered,
  parsedAnswer,
  type Answered,
} from "../../delivery/post.js";
import type { JitsuOptions } from "../../generated/destinations/jitsu.js";
import { jitsuOptions } from "../../generated/validators.js";
import { rowsOf } from "./rows.js";

/** Jitsu has no limit for a batch; its events wait in memory until all are queued. */
const LIMITS = { events: 500, bytes: 4_000_000 };

/** Maximum bytes of one event: Jitsu's limit of 1,000,000 includes its envelope. */
const EVENT_LIMIT = 990_000;

/** Most bytes of an event's name. */
const NAME_LIMIT = 128;

/** Bodies from so many bytes on are compressed. */
const GZIP_FROM = 1_024;

const compress = promisify(gzip);

/** An error of the ingest service about one event: its id and the reason. */
const EVENT_ERROR = /^Message ID: (\S+): (.*)/s;

/** Reasons that the same event would be given again and again, in words of this project's own. */
const NEVER: readonly [pattern: RegExp, reason: string][] = [
  [/type property of event is required/, "no type"],
  [/'event' property is required/, "no event name"],
  [/Unknown event type/, "an unknown type"],
  [/message size .* is too big/s, "too large"],
];

/** A call that took Jitsu too long to read. */
const SLOW_BODY = "i/o timeout";

const NO_DESTINATION = "no destinations found for stream";

/** Jitsu's ingest service. `tables: "collections"` sends each event twice, for two tables. */
export const jitsu: DestinationType<JitsuOptions> = {
  type: "jitsu",
  label: "Jitsu",
  address: "the ingest service",
  key: "a server-to-server key, `id:secret`",
  confirmation: 'status 200 and JSON with `"ok": true` and no `errors`',
  options: jitsuOptions,
  traps: [
    {
      reason: NO_DESTINATION,
      found: "the stream of these has no destination in Jitsu, so their events are queued",
      fix: "connect the stream with a destination in Jitsu's console",
    },
  ],
  connect({ writeKey, ...host }, { tables = "layout" }) {
    const { post, close } = connectHost(host);
    const headers = { "x-write-key": writeKey };
    return {
      limits: LIMITS,
      async send(events, signal) {
        const parsed = events.map((event) => JSON.parse(event) as TrackEvent);
        const excess = parsed
          .map((event, index) => exceededLimit(event, events[index] ?? ""))
          .find((found) => found !== undefined);
        if (excess !== undefined) return tooLong(events, excess);
        const sent = parsed.flatMap((event) => rowsOf(event, tables));
        const text = JSON.stringify({ batch: sent });
        const isLong = text.length >= GZIP_FROM;
        const posted = await post(
          "/api/s/s2s/batch",
          isLong ? { ...headers, "content-encoding": "gzip" } : headers,
          isLong ? await compress(text) : text,
          signal,
        );
        if ("failure" in posted) return { kind: "failed", reason: posted.failure };
        if (posted.status === 200) return readAnswer(posted, events);
        if (posted.status === 400 && posted.body.includes(SLOW_BODY)) {
          return { kind: "failed", reason: "status 400: read too slowly" };
        }
        return answerOf(posted);
      },
      close,
    };
  },
};

/** Which of Jitsu's limits an event exceeds, if any. */
function exceededLimit({ event: name }: Partial<TrackEvent>, text: string): string | undefined {
  if (Buffer.byteLength(text) > EVENT_LIMIT) return `over ${EVENT_LIMIT} bytes`;
  return Buffer.byteLength(name ?? "") > NAME_LIMIT
    ? `of a name over ${NAME_LIMIT} bytes`
    : undefined;
}

/** Sends nothing: the caller splits the batch and retries the events that fit. */
function tooLong(events: readonly string[], excess: string): BatchAnswer {
  if (events.length > 1) return { kind: "refused", reason: `an event is ${excess}` };
  return answered([{ kind: "refused", reason: excess }]);
}

function readAnswer(posted: Answered, events: readonly string[]): BatchAnswer {
  const answer = parsedAnswer(posted.body);
  if (!isObject(answer)) return notDelivered(posted);
  const errors = (Array.isArray(answer.errors) ? answer.errors : []).map(String);
  if (errors.some((error) => error.includes(NO_DESTINATION))) {
    return { kind: "locked", reason: NO_DESTINATION };
  }
  if (answer.ok === true && isWithoutErrors(answer.errors)) return delivered(events);
  return verdictsOf(errors, events) ?? notDelivered(posted);
}

function isWithoutErrors(errors: unknown): boolean {
  return errors === undefined || errors === null || (Array.isArray(errors) && errors.length === 0);
}

/** The verdict for each event of a batch of which ingest named some; undefined if it is unclear which. */
function verdictsOf(errors: readonly string[], events: readonly string[]): BatchAnswer | undefined {
  const named = new Map<string | undefined, string>();
  for (const error of errors) {
    const [, id, why = ""] = EVENT_ERROR.exec(error) ?? [];
    named.set(id, why);
  }
  const answers = events.map((event): EventAnswer => {
    const { messageId } = JSON.parse(event) as { messageId: string };
    const why = named.get(messageId);
    return why === undefined ? { kind: "delivered" } : answerTo(why);
  });
  // Errors that name no message of this batch say nothing of who was taken.
  const isClear = !named.has(undefined) && answers.some(({ kind }) => kind !== "delivered");
  return isClear ? answered(answers) : undefined;
}

/** Unknown reasons are retried, until the retry horizon. */
function answerTo(why: string): EventAnswer {
  const never = NEVER.find(([pattern]) => pattern.test(why));
  return never === undefined ? { kind: "later" } : { kind: "refused", reason: never[1] };
}

function answered(events: readonly EventAnswer[]): BatchAnswer {
  return { kind: "answered", events };
}
