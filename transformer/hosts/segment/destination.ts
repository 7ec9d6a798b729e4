import { isObject } from "../../core/values.js";
import type { DestinationType } from "../../delivery/destination.js";
import { parsedAnswer } from "../../delivery/post.js";
import { trackingClient } from "../../delivery/tracking.js";
import type { SegmentOptions } from "../../generated/destinations/segment.js";
import { segmentOptions } from "../../generated/validators.js";

/** Segment, and platforms that have its tracking API. */
export const segment: DestinationType<SegmentOptions> = {
  type: "segment",
  label: "Segment",
  address: "the tracking API, such as `https://api.segment.io`",
  key: "the write key of a source",
  confirmation: 'status 200 and JSON with `"success": true`',
  options: segmentOptions,
  connect: trackingClient(({ body }) => {
    const answer = parsedAnswer(body);
    return isObject(answer) && answer.success === true;
  }),
};
