import { hash } from "node:crypto";
import { failure, Refusal } from "../../core/errors.js";
import { refusedBody, refusedPayloads, type RefusedPayload } from "../../core/refused.js";
import { readSettings } from "../../core/settings.js";
import { transformBody, type Outcome } from "../../core/transform.js";
import { isObject, type JsonObject } from "../../core/values.js";
import { rowsOf, type Tables } from "./rows.js";

/** Options that registration compiles into the function. */
export interface FunctionOptions {
  /** The source's settings, as an operator writes them. */
  readonly settings?: unknown;
  /**
   * Id of the stream whose events are all Nudgespot's. Without it only an event that is
   * unmistakably Nudgespot's is touched.
   */
  readonly stream?: string;
  /** Which tables the events go to: `collections` if not given. */
  readonly tables?: Tables;
  /** What becomes of an event that is refused: a row in `nudgespot_refused`, or nothing. */
  readonly refused?: "keep" | "drop";
}

/** What Jitsu gives to a function beside the event, as far as it is used. */
export interface FunctionContext {
  readonly log: { warn(message: string): unknown };
  readonly source?: { readonly id?: string };
  /** Of the call that brought the event, by names as the sender's proxy wrote them. */
  readonly headers?: Readonly<Record<string, unknown>>;
}

/** The result of a function: events, or "drop". */
export type FunctionResult = JsonObject | JsonObject[] | "drop";

/** The table of refused events. */
export const REFUSED_TABLE = "nudgespot_refused";

/** Name of the event with which registration asks whether ingest knows the source. It is dropped. */
export const CHECK_EVENT = "Nudgespot Source Check";

/** Fields that Jitsu adds to an event as it comes in, and makes columns of. */
const ADDED_BY_JITSU: ReadonlySet<string> = new Set(["receivedAt", "requestIp"]);

/** Fields by which a payload of another shape than a track call is known. */
const OTHER_SHAPES = ["activity", "activities", "_json", "event_type", "mail_id"];

/**
 * Makes the function that Jitsu runs on each event of a connection. It never throws, because Jitsu
 * writes the raw event to the tables when a function throws.
 *
 * @see https://docs.jitsu.com/functions
 */
export function createFunction(options: FunctionOptions) {
  let hasWarned = false;

  return function nudgespot(event: JsonObject, context: FunctionContext): FunctionResult {
    try {
      if (!isOurs(event, context, options)) return event;
      if (event.event === CHECK_EVENT) return "drop";
      if (!hasWarned && hasAuthorization(context)) {
        hasWarned = true;
        context.log.warn(
          "the write key comes in Authorization, where Jitsu keeps it: use X-Write-Key",
        );
      }
      return map(event, context, options);
    } catch {
      const { code, message } = failure("internal_error");
      context.log.warn(`${code}: ${message}`);
      return refusedRow({ code, pointer: "", message, payload: "" }, event);
    }
  };
}

function map(
  event: JsonObject,
  context: FunctionContext,
  options: FunctionOptions,
): FunctionResult {
  const outcomes = transform(event, options.settings);
  // A refused event without the stream's proof belongs to another sender.
  if (options.stream === undefined && outcomes.some(({ kind }) => kind !== "accepted"))
    return event;
  const events = outcomes.flatMap((outcome) =>
    outcome.kind === "accepted"
      ? rowsOf({ ...outcome.event, ...addedTo(event) }, options.tables ?? "collections")
      : [],
  );
  const refused = refusedEvents(event, outcomes);
  for (const { code, message } of refused) context.log.warn(`${code}: ${message}`);
  if (options.refused !== "drop") events.push(...refused.map((one) => refusedRow(one, event)));
  const [only, ...others] = events;
  if (only === undefined) return "drop";
  return others.length === 0 ? only : events;
}

function hasAuthorization({ headers = {} }: FunctionContext): boolean {
  return Object.keys(headers).some((name) => name.toLowerCase() === "authorization");
}

/** Whether an event is Nudgespot's: by its stream where that is known, else by its marks. */
function isOurs(
  event: JsonObject,
  { source }: FunctionContext,
  { stream }: FunctionOptions,
): boolean {
  if (isMapped(event)) return false;
  return stream === undefined ? isMarked(event) : source?.id === stream;
}

/** Whether it is this project's work already, done before it came to Jitsu. */
function isMapped({ context }: JsonObject): boolean {
  return (
    isObject(context) && isObject(context.library) && context.library.name === "nudgespot-source"
  );
}

/** Whether an event is unmistakably Nudgespot's. */
function isMarked(event: JsonObject): boolean {
  if (event.action === "track" || isOtherShape(event.properties)) return true;
  const integration = isObject(event.context) ? event.context.integration : undefined;
  return isObject(integration) && String(integration.name).toLowerCase() === "nudgespot";
}

/**
 * The sender's payload: the event without what Jitsu added to it, or what a payload of another shape
 * was put into.
 */
function bodyOf(event: JsonObject): JsonObject {
  const { properties } = event;
  return isOtherShape(properties) ? properties : pick(event, (name) => !ADDED_BY_JITSU.has(name));
}

function isOtherShape(properties: unknown): properties is JsonObject {
  return isObject(properties) && OTHER_SHAPES.some((field) => Object.hasOwn(properties, field));
}

function transform(event: JsonObject, given: unknown): Outcome[] {
  try {
    const { settings } = readSettings(given);
    return transformBody(bodyOf(event), { settings, now: Date.now() });
  } catch (error) {
    const reason = error instanceof Refusal ? error.failure : failure("internal_error");
    return [{ kind: "refused", failure: reason }];
  }
}

function refusedEvents(event: JsonObject, outcomes: readonly Outcome[]): RefusedPayload[] {
  const body = bodyOf(event);
  try {
    return refusedPayloads(JSON.stringify(body), body, outcomes);
  } catch {
    // Nested too deep to be written.
    const [first] = outcomes;
    return first?.kind === "refused" ? [refusedBody("", first.failure)] : [];
  }
}

/** A refused payload as a row. Duplicates have the same message id, so they are one row. */
function refusedRow(
  { code, pointer = "", message, payload }: RefusedPayload,
  original: JsonObject,
): JsonObject {
  return {
    type: "track",
    event: "Nudgespot Refused",
    messageId: hash("sha256", `${code} ${payload}`, "hex"),
    timestamp: new Date().toISOString(),
    ...addedTo(original),
    code,
    pointer,
    message,
    payload,
    JITSU_TABLE_NAME: REFUSED_TABLE,
  };
}

function addedTo(original: JsonObject): JsonObject {
  return pick(original, (name) => ADDED_BY_JITSU.has(name));
}

function pick(object: JsonObject, isWanted: (name: string) => boolean): JsonObject {
  return Object.fromEntries(
    Object.entries(object).filter(([name, value]) => isWanted(name) && value !== undefined),
  );
}
