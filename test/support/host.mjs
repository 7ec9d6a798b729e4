// A destination on the loopback that takes events as Segment's tracking API or Jitsu's ingest does,
// remembers each, and misbehaves on demand.
import { createServer } from "node:http";
import { gunzipSync } from "node:zlib";

/** @typedef {import("node:http").IncomingMessage} IncomingMessage */
/** @typedef {import("node:http").ServerResponse} ServerResponse */
/** @typedef {{ messageId: string, [field: string]: unknown }} Event */

/**
 * How a host answers a batch. To take the events, it calls `take`.
 *
 * @callback Behaviour
 * @param {{ request: IncomingMessage, response: ServerResponse, batch: Event[], text: string, bytes: number, take: (events: Event[]) => void }} call
 * @returns {void}
 */

export class Host {
  /** Every copy of every event that was taken, by message id. @type {Map<string, Event[]>} */
  taken = new Map();
  requests = 0;
  /** @type {Behaviour} */
  behaviour = accept;
  /** @type {Set<() => void>} */
  #watchers = new Set();
  #server = createServer((request, response) => void this.#answer(request, response));

  /** @param {number} [port] */
  async listen(port = 0) {
    await new Promise((resolve) =>
      this.#server.listen(port, "127.0.0.1", () => resolve(undefined)),
    );
    return this;
  }

  get port() {
    return /** @type {import("node:net").AddressInfo} */ (this.#server.address()).port;
  }

  get url() {
    return `http://127.0.0.1:${this.port}`;
  }

  get copies() {
    let count = 0;
    for (const events of this.taken.values()) count += events.length - 1;
    return count;
  }

  /**
   * Resolves when the condition holds, which is looked at whenever events are taken.
   *
   * @param {() => boolean} condition
   * @param {number} timeout in milliseconds
   */
  async until(condition, timeout) {
    await new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.#watchers.delete(look);
        resolve(undefined);
      };
      const look = () => {
        if (condition()) done();
      };
      const timer = setTimeout(done, timeout);
      this.#watchers.add(look);
      look();
    });
    return condition();
  }

  async close() {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  [Symbol.asyncDispose]() {
    return this.close();
  }

  /** @param {IncomingMessage} request @param {ServerResponse} response */
  async #answer(request, response) {
    this.requests += 1;
    response.on("error", () => undefined);
    try {
      const chunks = await request.toArray();
      const bytes = Buffer.concat(chunks);
      const isGzip = request.headers["content-encoding"] === "gzip";
      const text = (isGzip ? gunzipSync(bytes) : bytes).toString();
      const body = /** @type {{ batch: Event[] } | Event} */ (JSON.parse(text));
      const batch = /** @type {Event[]} */ ("batch" in body ? body.batch : [body]);
      const take = (/** @type {Event[]} */ events) => this.#take(events);
      this.behaviour({ request, response, batch, text, bytes: text.length, take });
    } catch {
      response.destroy(); // the sender died in the middle of its call
    }
  }

  /** @param {Event[]} events */
  #take(events) {
    for (const event of events) {
      const copies = this.taken.get(event.messageId);
      if (copies === undefined) this.taken.set(event.messageId, [event]);
      else copies.push(event);
    }
    for (const look of this.#watchers) look();
  }
}

/** @type {Behaviour} */
export function accept({ request, response, batch, take }) {
  take(batch);
  const body = request.url?.startsWith("/api/s/s2s/")
    ? { ok: true, receivedEvents: batch.length, okEvents: batch.length }
    : { success: true };
  json(response, 200, body);
}

/** Accepts a batch as RudderStack's gateway does. @type {Behaviour} */
export function acceptAsRudderStack({ response, batch, take }) {
  take(batch);
  response.writeHead(200, { "Content-Type": "text/plain; charset=utf-8" }).end("OK");
}

/**
 * @param {ServerResponse} response
 * @param {number} status
 * @param {object} body
 * @param {Record<string, string>} [headers]
 */
export function json(response, status, body, headers = {}) {
  response.writeHead(status, { "Content-Type": "application/json", ...headers });
  response.end(JSON.stringify(body));
}
