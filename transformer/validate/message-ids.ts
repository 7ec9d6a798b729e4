import { contentIdOf } from "../core/message-id.js";
import type { Outcome } from "../core/transform.js";

/** Most ids that are remembered: a hundred bytes each. The oldest are forgotten first. */
const MAX_IDS = 1_000_000;

/** Where a document begins. */
export interface Start {
  readonly file: string;
  readonly line: number;
}

/** The message ids of accepted payloads, over all files of a run. */
export class MessageIds {
  readonly #first = new Map<string, Start & { readonly content: string }>();

  /** @returns where an event with the same id and other content is, if there is one */
  add({ event }: Extract<Outcome, { kind: "accepted" }>, { file, line }: Start): Start | undefined {
    const content = contentIdOf(event).slice(0, 16);
    const first = this.#first.get(event.messageId);
    if (first !== undefined) return first.content === content ? undefined : first;
    this.#first.set(event.messageId, { file, line, content });
    if (this.#first.size > MAX_IDS) {
      for (const oldest of this.#first.keys()) {
        this.#first.delete(oldest);
        break;
      }
    }
    return undefined;
  }
}
