import { Allowance } from "./allowance.js";
import type { ErrorCode } from "./error-catalogue.js";
import type { Failure } from "./errors.js";
import { payloadsOf, splitBody, type BodyItem, type BodyPayload } from "./payloads.js";
import { isCredential } from "./property-names.js";
import type { Outcome } from "./transform.js";

/** A payload that was refused, as it is kept. */
export interface RefusedPayload {
  /**
   * JSON text that is refused in the same way when sent alone: without credentials, with its
   * wrapper.
   */
  readonly payload: string;
  readonly code: ErrorCode;
  readonly message: string;
  /** JSON pointer to where it is wrong, where that is known; see `Refusal`. */
  readonly pointer?: string;
}

/** A credential in a text that is not JSON, or is nested too deep to parse. */
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
  const [first] = outcomes;
  const bodies = outcomes.length === 1 && first?.kind === "refused" ? splitBody(body) : undefined;
  if (bodies !== undefined && first?.kind === "refused") {
    return bodies.map((part) => ({
      payload: JSON.stringify(part, withoutCredentials),
      ...refusalReason(first),
    }));
  }
  const items = payloadsOf(body, new Allowance());
  // A body with more than its request allows is one refusal.
  const isApart = items.length === outcomes.length;
  const refused: RefusedPayload[] = [];
  let whole: RefusedPayload | undefined;
  outcomes.forEach((outcome, index) => {
    if (outcome.kind !== "refused") return;
    const payload = isApart ? payloadText(items[index]) : undefined;
    // Once, for all that cannot be taken out of the body: each has the size of the whole.
    if (payload === undefined) whole ??= { payload: textOfText(text), ...refusalReason(outcome) };
    else refused.push({ payload, ...refusalReason(outcome) });
  });
  return whole === undefined ? refused : [...refused, whole];
}

/** A body that was refused as a whole: its text as a JSON string. */
export function refusedBody(text: string, failure: Failure): RefusedPayload {
  return { payload: textOfText(text), ...failure };
}

function refusalReason({
  failure,
  pointer,
}: Extract<Outcome, { kind: "refused" }>): Omit<RefusedPayload, "payload"> {
  return pointer === undefined ? failure : { ...failure, pointer };
}

function textOfText(text: string): string {
  return JSON.stringify(text.replace(CREDENTIAL, '$1$2"***"'));
}

function payloadText(item: BodyItem | undefined): string | undefined {
  if (item === undefined || "refusal" in item || item.payload === undefined) return undefined;
  try {
    return JSON.stringify(asSent(item), withoutCredentials);
  } catch {
    return undefined; // nested too deep to be written
  }
}

/** A payload with what its wrapper said of it. */
function asSent({ payload, wrapper, batchContext }: BodyPayload): unknown {
  if (batchContext !== undefined) return { batch: [payload], context: batchContext.sent };
  return wrapper === undefined ? payload : { [wrapper]: [payload] };
}

/** For `JSON.stringify`: leaves out write keys and tokens. */
export function withoutCredentials(key: string, value: unknown): unknown {
  return isCredential(key) ? undefined : value;
}
