import { setTimeout as wait } from "node:timers/promises";
import { failure } from "../core/errors.js";
import type { RefusedPayload } from "../core/refused.js";
import { backoff, type Pace } from "../delivery/backoff.js";
import type { Client, EventAnswer } from "../delivery/destination.js";
import { sendHalving, type Sent } from "../delivery/halve.js";

/** The result of a batch. */
export type Decided =
  /** All of it is decided. An entry for each event, in order: why it was refused, if it was. */
  | { readonly kind: "decided"; readonly refused: readonly (RefusedPayload | undefined)[] }
  | { readonly kind: "interrupted" }
  /** `locked`: it lets nothing in. `unreachable`: it has taken nothing so far. */
  | { readonly kind: "locked" | "unreachable"; readonly reason: string };

/** What sending needs from outside. */
export interface InsistentDeps {
  readonly client: Client;
  readonly pace: Pace;
  /** From 0 to 1. */
  readonly random: () => number;
  /** Ends the waiting; a call that is under way is finished. */
  readonly interrupted: AbortSignal;
  /** Called before it waits, in milliseconds, to try again. */
  readonly onTrouble: (reason: string, delay: number) => void;
}

/** How often a destination is tried that has taken nothing yet: more is of no use. */
const FIRST_TRIES = 5;

/** How often an event is sent that a destination does not take while it takes others. */
const EVENT_TRIES = 10;

/** Sends batches to a destination until each of their events is decided. */
export class InsistentSender {
  readonly #deps: InsistentDeps;
  readonly #never = new AbortController();
  #hasTaken = false;

  constructor(deps: InsistentDeps) {
    this.#deps = deps;
  }

  /** @param events track events as JSON text */
  async send(events: readonly string[]): Promise<Decided> {
    const refused: (RefusedPayload | undefined)[] = events.map(() => undefined);
    let open = events.map((_, index) => index);
    for (let tries = 1; open.length > 0; tries += 1) {
      const texts = open.map((index) => events[index] ?? "");
      const sent = await sendHalving(this.#deps.client, texts, this.#never.signal);
      open = open.filter((index, at) => {
        const answer = settledAnswer(sent.answers[at], tries);
        if (answer?.kind === "refused") {
          const { code, message } = failure("destination_refused", undefined, answer.reason);
          refused[index] = { payload: events[index] ?? "", code, message };
        }
        return answer === undefined;
      });
      const isStuck = open.length === events.length;
      this.#hasTaken ||= !isStuck;
      if (sent.trouble?.kind === "locked") return { kind: "locked", reason: sent.trouble.reason };
      if (sent.trouble !== undefined && !this.#hasTaken && tries >= FIRST_TRIES) {
        return { kind: "unreachable", reason: sent.trouble.reason };
      }
      if (open.length > 0) await this.#rest(sent, tries);
      if (open.length > 0 && this.#deps.interrupted.aborted) return { kind: "interrupted" };
    }
    return { kind: "decided", refused };
  }

  async #rest({ trouble }: Sent, tries: number): Promise<void> {
    const { pace, random, interrupted, onTrouble } = this.#deps;
    const asked = trouble?.kind === "failed" ? (trouble.retryAfter ?? 0) : 0;
    const delay = Math.max(backoff(tries, pace, random()), asked);
    onTrouble(trouble?.reason ?? "some events are not accepted yet", delay);
    await wait(delay, undefined, { signal: interrupted }).catch(() => undefined);
  }
}

/** Undefined where it is to be tried again. */
function settledAnswer(answer: EventAnswer | undefined, tries: number): EventAnswer | undefined {
  if (answer?.kind !== "later") return answer;
  if (tries < EVENT_TRIES) return undefined;
  return { kind: "refused", reason: `not taken in ${EVENT_TRIES} tries` };
}
