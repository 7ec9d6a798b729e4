import { isUtf8 } from "node:buffer";
import type { ErrorCode } from "../../core/error-catalogue.js";
import { failure, Refusal, type Failure } from "../../core/errors.js";
import { parseJson } from "../../core/json.js";
import { refusedBody, refusedPayloads, type RefusedPayload } from "../../core/refused.js";
import type { Outcome } from "../../core/transform.js";

/** A parsed body, or why it cannot be used. */
export interface ParsedBody {
  readonly text: string;
  /** Undefined if it is not JSON. */
  readonly body: unknown;
  /** Why it is refused as a whole. */
  readonly failure?: Failure;
}

/** Parses a body. A body larger than the limit, in bytes, is refused, but kept for the quarantine. */
export function parseBody(bytes: Buffer, limit: number): ParsedBody {
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

/** A body that is not text: kept as base64. */
export function unusable(bytes: Buffer, why: Failure): ParsedBody {
  return {
    text: JSON.stringify({ base64: bytes.toString("base64") }),
    body: undefined,
    failure: why,
  };
}

/** The refused payloads of a call, for the quarantine. */
export function refusedInCall(parsed: ParsedBody, outcomes: readonly Outcome[]): RefusedPayload[] {
  if (parsed.failure !== undefined) return [refusedBody(parsed.text, parsed.failure)];
  return refusedPayloads(parsed.text, parsed.body, outcomes);
}

/** The same body, refused as a whole for another reason. */
export function refuseWhole(parsed: ParsedBody, code: ErrorCode): ParsedBody {
  return { ...parsed, failure: failure(code) };
}
