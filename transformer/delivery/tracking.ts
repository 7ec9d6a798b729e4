import type { Client, DestinationAddress } from "./destination.js";
import { answerOf, connectHost, delivered, notDelivered, type Answered } from "./post.js";

/** Segment's limits of a batch, with room for the JSON around the events. */
const LIMITS = { events: 2_500, bytes: 490_000 };

/**
 * Makes a client of Segment's HTTP tracking API, as Segment and RudderStack have it: `POST /v1/batch`,
 * the write key as the user name of Basic authentication.
 *
 * @param confirms whether an answer with status 200 is the host's answer to a batch that it accepted
 */
export function trackingClient(
  confirms: (answer: Answered) => boolean,
): (address: DestinationAddress) => Client {
  return function connectTracking({ writeKey, ...host }) {
    const { post, close } = connectHost(host);
    const headers = { authorization: `Basic ${Buffer.from(`${writeKey}:`).toString("base64")}` };
    return {
      limits: LIMITS,
      async send(events, signal) {
        const posted = await post("/v1/batch", headers, `{"batch":[${events.join(",")}]}`, signal);
        if ("failure" in posted) return { kind: "failed", reason: posted.failure };
        if (posted.status !== 200) return answerOf(posted);
        return confirms(posted) ? delivered(events) : notDelivered(posted);
      },
      close,
    };
  };
}
