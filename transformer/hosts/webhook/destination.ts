import type { TrackEvent } from "../../core/collections.js";
import type { DestinationType } from "../../delivery/destination.js";
import { answerOf, connectHost, delivered } from "../../delivery/post.js";
import type { WebhookOptions } from "../../generated/destinations/webhook.js";
import { webhookOptions } from "../../generated/validators.js";
import { batchIdOf, signatureOf } from "./signature.js";

/** Most bytes of a call: what servers commonly accept. */
const MOST_BYTES = 1_000_000;

/** Any HTTP endpoint, with calls that are signed as Standard Webhooks has it. */
export const webhook: DestinationType<WebhookOptions> = {
  type: "webhook",
  label: "Webhook",
  address: "the endpoint, with its path",
  key: "the signing secret, `whsec_` and Base64, or any text",
  confirmation: "any status from 200 to 299",
  options: webhookOptions,
  connect({ writeKey: secret, ...host }, { batchSize = 1 }) {
    const { post, close } = connectHost(host);
    return {
      limits: { events: batchSize, bytes: MOST_BYTES },
      async send(events, signal) {
        const id = batchIdOf(events.map((event) => (JSON.parse(event) as TrackEvent).messageId));
        const [only = ""] = events;
        const body = batchSize === 1 ? only : `{"batch":[${events.join(",")}]}`;
        const time = Math.floor(Date.now() / 1_000);
        const headers = {
          "webhook-id": id,
          "webhook-timestamp": String(time),
          "webhook-signature": signatureOf(secret, id, time, body),
        };
        const posted = await post("", headers, body, signal);
        if ("failure" in posted) return { kind: "failed", reason: posted.failure };
        if (posted.status < 300) return delivered(events);
        // Gone: the endpoint wants no more calls.
        if (posted.status === 410) return { kind: "locked", reason: "status 410" };
        return answerOf(posted);
      },
      close,
    };
  },
};
