// A sender under load that remembers the acknowledged payloads and their events.
import { Agent, request } from "node:http";
import { randomUUID } from "node:crypto";
import { DEFAULT_SETTINGS } from "../../dist/core/settings.js";
import { transformBody } from "../../dist/core/transform.js";
import { WRITE_KEY } from "./service.mjs";

const NAMES = ["Email Delivered", "Email Opened", "Email Link Clicked", "Email Bounced"];

export class Sender {
  /** Message ids of calls that were answered with 200. @type {Set<string>} */
  acknowledged = new Set();
  /** The track event of everything that was ever sent, by message id. @type {Map<string, object>} */
  expected = new Map();
  /** Calls that were not answered with 200: refused, cut off, not connected. */
  failures = 0;
  calls = 0;
  /** @type {number[]} Milliseconds until a 200. */
  times = [];
  #run = randomUUID().slice(0, 8);
  #count = 0;
  #agent = new Agent({ keepAlive: true, maxSockets: 256 });
  #stopped = false;

  /**
   * A distinct payload, for one of many recipients; half of them without an id.
   *
   * @param {Record<string, unknown>} [fields]
   */
  payload(fields = {}) {
    const number = this.#count++;
    const payload = {
      event: NAMES[number % NAMES.length],
      userId: `user-${number % 500}`,
      timestamp: new Date(Date.now() - 60_000 - (number % 1_000)).toISOString(),
      ...(number % 2 === 0 ? { messageId: `${this.#run}-${number}` } : {}),
      context: { traits: { email: `user-${number % 500}@example.com` } },
      properties: { campaign_id: `c-${number % 7}`, run: this.#run, number },
      ...fields,
    };
    const [outcome] = transformBody(payload, { settings: DEFAULT_SETTINGS, now: Date.now() });
    if (outcome?.kind !== "accepted") throw new Error("a payload of the load is not accepted");
    this.expected.set(outcome.event.messageId, outcome.event);
    return { payload, messageId: outcome.event.messageId };
  }

  /**
   * Sends some payloads in one call.
   *
   * @param {string} url
   * @param {{ payload: object, messageId: string }[]} items
   * @returns {Promise<number>} the status, 0 where there was no answer
   */
  async send(url, items) {
    this.calls += 1;
    const started = performance.now();
    const status = await this.#post(
      `${url}/v1/webhook`,
      items.map(({ payload }) => payload),
    );
    if (status === 200) {
      this.times.push(performance.now() - started);
      for (const { messageId } of items) this.acknowledged.add(messageId);
    } else {
      this.failures += 1;
    }
    return status;
  }

  /**
   * Sends from several connections until told to stop; a call that fails is not repeated.
   *
   * @param {() => string | undefined} url where the service is now, if it is
   * @param {{ connections?: number, size?: number, pause?: number }} [options]
   */
  run(url, { connections = 16, size = 4, pause = 0 } = {}) {
    const one = async () => {
      while (!this.#stopped) {
        const at = url();
        if (at === undefined) await sleep(5);
        else if ((await this.send(at, this.#some(size))) !== 200) await sleep(10);
        if (pause > 0) await sleep(pause);
      }
    };
    const ended = Promise.all(Array.from({ length: connections }, one));
    return async () => {
      this.#stopped = true;
      await ended;
      this.#stopped = false;
    };
  }

  /** Ends the idle connections. The next call makes one. */
  disconnect() {
    this.#agent.destroy();
  }

  /** @param {number} size */
  #some(size) {
    return Array.from({ length: size }, () => this.payload());
  }

  /** @param {string} url @param {object[]} payloads @returns {Promise<number>} */
  #post(url, payloads) {
    const body = JSON.stringify(payloads.length === 1 ? payloads[0] : payloads);
    const headers = { "Content-Type": "application/json", "X-Write-Key": WRITE_KEY };
    return new Promise((resolve) => {
      const call = request(url, { method: "POST", headers, agent: this.#agent, timeout: 30_000 });
      call.on("response", (response) => {
        response.resume();
        response.once("end", () => resolve(response.statusCode ?? 0));
        response.once("error", () => resolve(0));
        response.once("close", () => resolve(0));
      });
      call.once("timeout", () => call.destroy());
      call.once("error", () => resolve(0));
      call.end(body);
    });
  }
}

/** @param {number} milliseconds */
export function sleep(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
