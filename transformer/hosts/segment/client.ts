import { isObject } from "../../core/values.js";
import { parsedAnswer } from "../../delivery/post.js";
import { trackingClient } from "../../delivery/tracking.js";

/** Sends to Segment, which confirms a batch with JSON: `{"success": true}`. */
export const connectSegment = trackingClient(({ body }) => {
  const answer = parsedAnswer(body);
  return isObject(answer) && answer.success === true;
});
