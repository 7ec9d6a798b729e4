import { createHmac, hash } from "node:crypto";

const PREFIX = "whsec_";

/**
 * The signature of a call.
 *
 * @param secret `whsec_` and Base64, or any text
 * @param time seconds since the epoch
 * @returns the value of the header `webhook-signature`
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export function signatureOf(secret: string, id: string, time: number, body: string): string {
  const key = secret.startsWith(PREFIX)
    ? Buffer.from(secret.slice(PREFIX.length), "base64")
    : secret;
  return `v1,${createHmac("sha256", key).update(`${id}.${time}.${body}`).digest("base64")}`;
}

/** The id of a call: the event's, or one made of all its events'. A repeated call has the same. */
export function batchIdOf(messageIds: readonly string[]): string {
  const [only = ""] = messageIds;
  return messageIds.length === 1 ? only : hash("sha256", messageIds.join("\n"), "hex");
}
