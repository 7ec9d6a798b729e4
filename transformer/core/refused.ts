import type { ErrorCode, Failure } from "./errors.js";
import { payloadsOf, withContext, type BodyItem } from "./payloads.js";
import { isCredential } from "./property-names.js";
import type { Outcome } from "./transform.js";
import { isObject, type JsonObject } from "./values.js";

/** A payload that was refused, as it is kept. */
export interface RefusedPayload {
  /** JSON text, which gives the same refusal by itself: without credentials, with its wrapper. */
  readonly payload: string;
  readonly code: ErrorCode;
  readonly message: string;
}

/** A credential in a text that is no JSON, or none that can be taken apart. */
const CREDENTIAL =
  /("(?:nudge_?)?token"|"api_?key"|"write_?key")(\s*:\s*)("(?:[^"\\]|\\.)*"?|[^\s,}\]]+)/gi;

/**
 * The refused payloads of a body.
 *
 * @param text the body as it came
 * @param body the same, parsed
 * @param outcomes of the body's payloads, in order
 */
export function refusedPayloads(
  text: string,
  body: unknown,
  outcomes: readonly Outcome[],
): RefusedPayload[] {
  if (!outcomes.some(({ kind }) => kind === "refused")) return [];
  const items = payloadsOf(body);
  return outcomes.flatMap((outcome, index) => {
    if (outcome.kind !== "refused") return [];
    const payload = textOf(items[index]) ?? textOfText(text);
    return [{ payload, ...outcome.failure }];
  });
}

/** A body that was refused as a whole: its text as a JSON string. */
export function refusedBody(text: string, failure: Failure): RefusedPayload {
  return { payload: textOfText(text), ...failure };
}

function textOfText(text: string): string {
  return JSON.stringify(text.replace(CREDENTIAL, '$1$2"***"'));
}

function textOf(item: BodyItem | undefined): string | undefined {
  if (item?.payload === undefined) return undefined;
  try {
    return JSON.stringify(asSent(item), withoutCredentials);
  } catch {
    return undefined; // nested too deep to be written
  }
}

/** A payload with what its wrapper said of it. */
function asSent({ payload, isRelayed, batchContext }: BodyItem): unknown {
  if (!isObject(payload)) return payload;
  const own: JsonObject = batchContext === undefined ? payload : withContext(payload, batchContext);
  return isRelayed ? { _json: [own] } : own;
}

function withoutCredentials(key: string, value: unknown): unknown {
  return isCredential(key) ? undefined : value;
}
