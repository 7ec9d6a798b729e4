// The floors, and the servers around the service: `servers.mjs NAME ARGUMENT`. Sends its port.
import { open } from "node:fs/promises";
import { Agent, createServer, request as call } from "node:http";
import { Pool } from "pg";
import { batchesOf, readPayloads, SOURCE } from "./payloads.mjs";

/** @typedef {import("node:http").RequestListener} Listener */

/** @type {Readonly<Record<string, (argument: string) => Listener | Promise<Listener>>>} */
const SERVERS = {
  /** Parses the requests of the source contract and answers with the service's own results. */
  async contract(service) {
    const answers = await resultsOf(Number(service));
    let next = 0;
    return async (request, response) => {
      const items = /** @type {{ request: { body: string } }[]} */ (
        JSON.parse(await read(request))
      );
      const results = items.map(({ request: { body } }) => {
        JSON.parse(body);
        next = (next + 1) % answers.length;
        return answers[next];
      });
      answer(response, JSON.stringify(results));
    };
  },

  /** Parses calls and syncs their bytes to a file: calls that come during one sync share the next. */
  async synced(path) {
    const file = await open(path, "a");
    const store = inGroups(async (/** @type {string[]} */ bodies) => {
      await file.appendFile(bodies.join(""));
      await file.datasync();
    });
    return async (request, response) => {
      const body = await read(request);
      JSON.parse(body);
      await store(body);
      answer(response, '{"success":true}');
    };
  },

  /** Parses calls and answers at once. */
  http() {
    return async (request, response) => {
      JSON.parse(await read(request));
      answer(response, '{"success":true}');
    };
  },

  /** Parses calls and inserts a row for each payload: calls that come meanwhile share a statement. */
  async inserted(url) {
    const pool = new Pool({ connectionString: url });
    await pool.query("CREATE TABLE inserted (id bigint GENERATED ALWAYS AS IDENTITY, body text)");
    const store = inGroups(async (/** @type {string[][]} */ calls) => {
      const bodies = calls.flat();
      await pool.query("INSERT INTO inserted (body) SELECT unnest($1::text[])", [bodies]);
    });
    return async (request, response) => {
      const payloads = /** @type {unknown[]} */ (JSON.parse(await read(request)));
      await store(payloads.map((payload) => JSON.stringify(payload)));
      answer(response, '{"success":true}');
    };
  },

  /** Two streams, as a proxy cannot do with less. */
  proxy(port) {
    const agent = new Agent({ keepAlive: true });
    return (request, response) => {
      const { method, url: path, headers } = request;
      const passed = call({ host: "127.0.0.1", port, method, path, headers, agent }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
        answer.pipe(response);
      });
      request.pipe(passed);
    };
  },

  /** An upstream that answers with the request's body. */
  echo() {
    return (request, response) => {
      const { "content-length": length = "0", "content-type": type = "" } = request.headers;
      response.writeHead(200, { "Content-Length": length, "Content-Type": type });
      request.pipe(response);
    };
  },

  /** A destination that accepts every batch. */
  destination() {
    return (request, response) => {
      request.resume().once("end", () => {
        answer(response, '{"success":true}');
      });
    };
  },
};

/** @param {import("node:http").IncomingMessage} request @returns {Promise<string>} */
function read(request) {
  return new Promise((resolve) => {
    /** @type {Buffer[]} */
    const chunks = [];
    request.on("data", (/** @type {Buffer} */ chunk) => chunks.push(chunk));
    request.once("end", () => {
      resolve(Buffer.concat(chunks).toString());
    });
  });
}

/**
 * The service's results for each payload alone.
 *
 * @param {number} port
 * @throws unless every payload is one event: refusals would be measured
 */
async function resultsOf(port) {
  /** @type {{ output?: { batch: unknown[] }, rejected?: unknown }[]} */
  const results = [];
  for (const body of batchesOf(await readPayloads(), 1)) {
    const response = await fetch(`http://127.0.0.1:${port}${SOURCE}`, { method: "POST", body });
    results.push(.../** @type {typeof results} */ (await response.json()));
  }
  const isOneEvent = results.every((one) => one.output?.batch.length === 1 && !one.rejected);
  if (!isOneEvent) throw new Error("an example is not accepted");
  return results;
}

/** @param {import("node:http").ServerResponse} response @param {string} json */
function answer(response, json) {
  response.setHeader("Content-Type", "application/json; charset=utf-8").end(json);
}

/**
 * Stores things that come while others are being stored together, one group after the other.
 *
 * @template Item
 * @param {(group: Item[]) => Promise<void>} store
 * @returns {(item: Item) => Promise<void>} resolves when it is stored
 */
function inGroups(store) {
  /** @type {Item[]} */
  let gathered = [];
  /** @type {Promise<void> | undefined} */
  let next;
  let current = Promise.resolve();
  async function storeGroup() {
    const group = gathered;
    [gathered, next] = [[], undefined];
    await store(group);
  }
  return (item) => {
    gathered.push(item);
    next ??= current = current.then(storeGroup);
    return next;
  };
}

const [name = "", argument = ""] = process.argv.slice(2);
const server = createServer(await SERVERS[name]?.(argument));
server.listen(0, "127.0.0.1", () => {
  process.send?.(/** @type {import("node:net").AddressInfo} */ (server.address()).port);
});
process.once("disconnect", () => process.exit());
