import type { BatchAnswer, Client, EventAnswer } from "./destination.js";

/** The answers for the events of a batch; `undefined` where the destination did not decide. */
export interface Sent {
  readonly answers: readonly (EventAnswer | undefined)[];
  /** Values that the destination kept in another place than theirs. */
  readonly misfits: number;
  /** The first answer that was not about the events, if any. */
  readonly trouble: Extract<BatchAnswer, { kind: "failed" | "locked" }> | undefined;
}

/**
 * Sends a batch, and halves of it where the whole is rejected, until the rejected events are known:
 * one in 500 is found in about twenty calls.
 */
export async function sendHalving(
  client: Client,
  events: readonly string[],
  signal: AbortSignal,
): Promise<Sent> {
  const answer = await client.send(events, signal);
  if (answer.kind === "answered") {
    return { answers: answer.events, misfits: answer.misfits ?? 0, trouble: undefined };
  }
  if (answer.kind !== "refused") {
    return { answers: events.map(() => undefined), misfits: 0, trouble: answer };
  }
  if (events.length === 1) {
    const refused = { kind: "refused", reason: answer.reason } as const;
    return { answers: [refused], misfits: 0, trouble: undefined };
  }
  const middle = Math.ceil(events.length / 2);
  const first = await sendHalving(client, events.slice(0, middle), signal);
  const second = events.slice(middle);
  if (first.trouble !== undefined) {
    return { ...first, answers: [...first.answers, ...second.map(() => undefined)] };
  }
  const last = await sendHalving(client, second, signal);
  return {
    answers: [...first.answers, ...last.answers],
    misfits: first.misfits + last.misfits,
    trouble: last.trouble,
  };
}
