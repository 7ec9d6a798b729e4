/** Payloads in the bodies of one request: as many as RudderStack's server can collect. */
const MAX_REQUEST_PAYLOADS = 320_000;

/** Characters of JSON that batches' contexts may come to when each of their items has a copy. */
const MAX_COPIED_CONTEXT = 4_000_000;

/** Digits that whole numbers written short, such as 1e300, may become when they are written out. */
const MAX_WRITTEN_OUT = 1_000_000;

/**
 * How much the bodies of one request may still expand to. They share one, since a hundred small bodies
 * can make an answer that no process can hold as well as one large body can.
 */
export class Allowance {
  #payloads = MAX_REQUEST_PAYLOADS;
  #copiedContext = MAX_COPIED_CONTEXT;
  #writtenOut = MAX_WRITTEN_OUT;

  /** @returns whether so many payloads more are allowed */
  takePayloads(count: number): boolean {
    this.#payloads -= count;
    return this.#payloads >= 0;
  }

  /** @returns whether so many characters of copied context more are allowed; if not, none is taken */
  takeCopiedContext(characters: number): boolean {
    if (characters > this.#copiedContext) return false;
    this.#copiedContext -= characters;
    return true;
  }

  /** @returns whether so many digits more may be written out */
  takeDigits(count: number): boolean {
    this.#writtenOut -= count;
    return this.#writtenOut >= 0;
  }
}
