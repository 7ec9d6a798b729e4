import type { Client } from "../../delivery/destination.js";
import { answerOf, connectHost, type PostOptions } from "../../delivery/post.js";

/** How a host with Segment's tracking API is reached. */
export interface TrackingOptions extends PostOptions {
  readonly writeKey: string;
}

/** Segment's limits of a batch, with room for what stands around the events. */
const LIMITS = { events: 2_500, bytes: 490_000 };

/**
 * Sends to a host with Segment's HTTP tracking API, as Segment and RudderStack have it:
 * `POST /v1/batch`, the write key as the user name of Basic authentication.
 */
export function connectTracking({ writeKey, ...host }: TrackingOptions): Client {
  const { post, close } = connectHost(host);
  const headers = { authorization: `Basic ${Buffer.from(`${writeKey}:`).toString("base64")}` };
  return {
    limits: LIMITS,
    async send(events, signal) {
      const posted = await post("/v1/batch", headers, `{"batch":[${events.join(",")}]}`, signal);
      if ("failure" in posted) return { kind: "failed", reason: posted.failure };
      if (posted.status < 200 || posted.status >= 300) return answerOf(posted);
      return { kind: "answered", events: events.map(() => ({ kind: "delivered" })) };
    },
    close,
  };
}
