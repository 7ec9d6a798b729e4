import { failure } from "../../core/errors.js";
import { refusedResult, type Result } from "./results.js";

/** Maximum characters of an answer that is serialized item by item: half of the longest string. */
const MAX_ANSWER = 2 ** 28;

const TOO_LARGE = JSON.stringify(refusedResult(failure("answer_too_large")));

/**
 * The results as JSON. Where all together are longer than any string can be, those that do not fit
 * are refused, and the others go out.
 *
 * @param most characters of the answer then
 */
export function serializeResults(results: readonly Result[], most = MAX_ANSWER): string {
  try {
    return JSON.stringify(results);
  } catch {
    let left = most;
    const texts = results.map((result) => {
      const text = serializeOne(result);
      if (text.length > left) return TOO_LARGE;
      left -= text.length;
      return text;
    });
    return `[${texts.join()}]`;
  }
}

function serializeOne(result: Result): string {
  try {
    return JSON.stringify(result);
  } catch {
    return TOO_LARGE;
  }
}
