import { isUtf8 } from "node:buffer";
import type { ErrorCode } from "../../core/error-catalogue.js";
import { failure, Refusal, type Failure } from "../../core/errors.js";
import { parseJson } from "../../core/json.js";
import { refusedBody, refusedPayloads, type RefusedPayload } from "../../core/refused.js";
import type { Outcome } from "../../core/transform.js";

/** A body that has been looked at. */
export interface Looked {
  readonly text: string;
  /** Parsed; undefined where it is no JSON. */
  readonly body: unknown;
  /** Why it is refused as a whole. */
  readonly failure?: Failure;
}

/** Looks at a body that was read. Past the limit, in bytes, it is kept but not taken. */
export function look(bytes: Buffer, limit: number): Looked {
  if (!isUtf8(bytes)) return unusable(bytes, failure("invalid_json", undefined, "not valid UTF-8"));
  const text = bytes.toString();
  const large = bytes.length > limit ? { failure: failure("body_too_large") } : {};
  try {
    return { text, body: parseJson(text), ...large };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { text, body: undefined, failure: error.failure, ...large };
  }
}

/** What is no text that could be shown: kept as base64. */
export function unusable(bytes: Buffer, why: Failure): Looked {
  return {
    text: JSON.stringify({ base64: bytes.toString("base64") }),
    body: undefined,
    failure: why,
  };
}

/** What a call leaves in the quarantine. */
export function refusedOf(looked: Looked, outcomes: readonly Outcome[]): RefusedPayload[] {
  if (looked.failure !== undefined) return [refusedBody(looked.text, looked.failure)];
  return refusedPayloads(looked.text, looked.body, outcomes);
}

/** The same body, refused as a whole for another reason. */
export function refuseWhole(looked: Looked, code: ErrorCode): Looked {
  return { ...looked, failure: failure(code) };
}
