// The sender and the destination of the soak, which count every event.
import { sleep } from "../faults/load.mjs";
import { WRITE_KEY } from "../faults/service.mjs";
import { json } from "../support/host.mjs";

/** Every tick sends this many calls with this many events each. */
const TICK = { milliseconds: 50, calls: { 32: 2, 1: 8 } };

/** More calls than this in flight are not started: the sender waits, too. */
const MOST_IN_FLIGHT = 256;

/** One payload of so many is sent a second time, or is refused. */
const [REPEATED_ONCE_IN, REFUSED_ONCE_IN] = [50, 200];

/** The destination fails for the last ten seconds of every minute, in each of two ways in turn. */
const [MINUTE, FAILS_AFTER] = [60_000, 50_000];

const NAMES = ["Email Delivered", "Email Opened", "Email Link Clicked", "Email Unsubscribed"];

export class Traffic {
  /** How often each event was delivered, by its number. */
  #delivered = new Uint8Array(2 ** 22);
  /** Whether each event's call was answered with 200. */
  #acknowledged = new Uint8Array(2 ** 22);
  #next = 0;
  #inFlight = new Set();
  #started = performance.now();
  counts = { calls: 0, "calls failed": 0, repeated: 0, refused: 0 };
  /** Milliseconds until a 200, since the last look. @type {number[]} */
  times = [];

  /** Sends until the time is over. @param {string} url @param {number} milliseconds */
  async send(url, milliseconds) {
    const end = performance.now() + milliseconds;
    for (let tick = performance.now(); tick < end; tick += TICK.milliseconds) {
      await sleep(tick - performance.now());
      for (const [size, calls] of Object.entries(TICK.calls)) {
        for (let call = 0; call < calls && this.#inFlight.size < MOST_IN_FLIGHT; call += 1) {
          const sent = this.#call(url, Number(size)).finally(() => this.#inFlight.delete(sent));
          this.#inFlight.add(sent);
        }
      }
    }
    await Promise.all(this.#inFlight);
  }

  /** Counts of acknowledged, delivered, repeated and missing events. */
  outcome() {
    let [acknowledged, delivered, copies, missing] = [0, 0, 0, 0];
    for (let number = 0; number < this.#next; number += 1) {
      const times = this.#delivered[number] ?? 0;
      acknowledged += this.#acknowledged[number] ?? 0;
      if (times > 0) delivered += 1;
      copies += Math.max(0, times - 1);
      if (times === 0 && this.#acknowledged[number] === 1) missing += 1;
    }
    return { acknowledged, delivered, copies, missing };
  }

  /** The destination. @type {import("../support/host.mjs").Behaviour} */
  take = ({ request, response, batch }) => {
    const elapsed = performance.now() - this.#started;
    if (elapsed % MINUTE > FAILS_AFTER) {
      if (elapsed % (2 * MINUTE) < MINUTE) request.socket.destroy();
      else json(response, 503, { success: false }, { "Retry-After": "1" });
      return;
    }
    for (const { messageId } of batch) {
      const number = Number(messageId.split("-")[1]);
      this.#delivered[number] = (this.#delivered[number] ?? 0) + 1;
    }
    json(response, 200, { success: true });
  };

  /** @param {string} url @param {number} size */
  async #call(url, size) {
    const first = this.#next;
    this.#next += size;
    const numbers = Array.from({ length: size }, (_, index) => first + index);
    const payloads = numbers.map(payloadOf);
    const repeated = size > 1 && first % REPEATED_ONCE_IN < size;
    if (repeated) payloads.push(payloadOf(first));
    const refused = size > 1 && first % REFUSED_ONCE_IN < size;
    if (refused) payloads.push({ ...payloadOf(first), event: `Unknown ${first}` });
    const started = performance.now();
    this.counts.calls += 1;
    try {
      const response = await fetch(`${url}/v1/webhook`, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-Write-Key": WRITE_KEY },
        body: JSON.stringify(payloads),
      });
      await response.arrayBuffer();
      if (!response.ok) throw new Error(`status ${response.status}`);
    } catch {
      this.counts["calls failed"] += 1;
      return;
    }
    this.times.push(performance.now() - started);
    for (const number of numbers) this.#acknowledged[number] = 1;
    if (repeated) this.counts.repeated += 1;
    if (refused) this.counts.refused += 1;
  }
}

/** @param {number} number */
function payloadOf(number) {
  return {
    event: NAMES[number % NAMES.length] ?? "",
    userId: `user-${number % 5_000}`,
    messageId: `soak-${number}`,
    timestamp: new Date(1_790_000_000_000 + number).toISOString(),
    context: { traits: { email: `user-${number % 5_000}@example.com` } },
    properties: { campaign_id: `campaign-${number % 7}`, number },
  };
}
