import type { ErrorCode } from "../../core/error-catalogue.js";
import { ABSENT, containing, textLike, type Containing } from "../matching.js";

/** Whatever version is deployed. */
export const VERSION = textLike("a semantic version", /^\d+\.\d+\.\d+/);

/** A result whose event has at least these fields. */
export function accepted(...events: Readonly<Record<string, unknown>>[]): Containing {
  return containing({
    statusCode: 200,
    output: { batch: events.map((event) => containing(event)) },
    error: ABSENT,
  });
}

/** A refused result, which says why without anything else. */
export function refused(code: ErrorCode, statusCode = 400): Containing {
  return containing({
    statusCode,
    code,
    error: textLike("a reason", /./),
    output: ABSENT,
  });
}

/** A result by which the sender is answered, and nothing is enqueued. */
export const ACKNOWLEDGED = containing({
  statusCode: 200,
  outputToSource: containing({ contentType: "application/json" }),
  output: ABSENT,
  error: ABSENT,
});
