// The portable cases: here through supertest, and against servers that break one thing each.
import { createServer, type RequestListener } from "node:http";
import request from "supertest";
import type { ContractAnswer } from "../../transformer/contract/case.js";
import { PROBE_CASES } from "../../transformer/contract/cases/probes.js";
import { describe, expect, test } from "@jest/globals";
import {
  checkCase,
  CONTRACT_CASES,
  sendTo,
  type Send,
} from "../../transformer/contract/contract.js";
import type { JsonObject } from "../../transformer/core/values.js";
import { testApp } from "../support/app.js";
import { listening } from "../support/listening.js";

const app = testApp({ now: Date.now });

/** Sends to an app in this process. */
function sendToApp(target: RequestListener): Send {
  return async ({ method, path, headers = {}, body }) => {
    const call = request(target)[method.toLowerCase() as "get" | "post" | "put"](path);
    const bytes = typeof body === "string" ? body : body && Buffer.from(body);
    const answer = await call
      .set(headers)
      .serialize((value) => value as string)
      .send(bytes);
    return {
      status: answer.status,
      headers: answer.headers,
      body: answer.text,
    };
  };
}

describe("the contract", () => {
  test("has at least 60 cases, each with a unique name and its source", () => {
    expect(CONTRACT_CASES.length).toBeGreaterThanOrEqual(60);
    expect(new Set(CONTRACT_CASES.map(({ name }) => name)).size).toBe(CONTRACT_CASES.length);
    for (const { source } of CONTRACT_CASES) expect(source).not.toBe("");
  });

  test.each(CONTRACT_CASES)("$name", async (contractCase) => {
    expect(await checkCase(contractCase, sendToApp(app))).toEqual([]);
  });
});

type Results = JsonObject[];

/** How a server changes the right results, or the whole answer. */
type Break = (results: Results) => unknown;

/** A server that answers as the app does, but for one thing. */
function broken(spoil: Break): RequestListener {
  return (incoming, response) => {
    void (async () => {
      const body = Buffer.concat(await incoming.toArray());
      const { method = "GET", url = "/", headers } = incoming;
      const send = sendToApp(app);
      const asked = {
        method: method as "GET",
        path: url,
        headers: headers as Record<string, string>,
      };
      const answer = await send({ ...asked, ...(body.length > 0 && { body }) });
      const results = answer.body.startsWith("[")
        ? (JSON.parse(answer.body) as Results)
        : undefined;
      const spoilt = results === undefined ? answer.body : spoil(results);
      if (spoilt === undefined) {
        incoming.socket.destroy();
        return;
      }
      const text = typeof spoilt === "string" ? spoilt : JSON.stringify(spoilt);
      const isHtml = text.startsWith("<");
      response.writeHead(spoilt === "<500>" ? 500 : answer.status, {
        "Content-Type": isHtml ? "text/html" : String(answer.headers["content-type"]),
      });
      response.end(text);
    })();
  };
}

/** Changes every event of the results. */
const eachEvent =
  (change: (event: JsonObject) => JsonObject): Break =>
  (results) =>
    results.map((result) => {
      const output = result.output as { batch: JsonObject[] } | undefined;
      return output ? { ...result, output: { batch: output.batch.map(change) } } : result;
    });

let random = 0;

/** Broken part, how it is broken, and the cases that must notice. */
const BROKEN: [what: string, spoil: Break, seenBy: string[]][] = [
  [
    "a result too few",
    (results) => results.slice(1),
    ["v1: one bad item leaves the others alone", "a batch of 32 keeps its order"],
  ],
  ["another order", (results) => results.toReversed(), ["a batch of 32 keeps its order"]],
  [
    "500 for one bad item",
    (results) => (results.some(({ statusCode }) => statusCode === 400) ? "<500>" : results),
    ["v2: one bad item leaves the others alone"],
  ],
  [
    "random message ids",
    eachEvent((event) => ({ ...event, messageId: `random-${(random += 1)}` })),
    ["a retry has the same message id, in any key order", "a message id that hosts keep is kept"],
  ],
  [
    "the event's time lost",
    eachEvent(({ timestamp: _, originalTimestamp: _lost, ...event }) => event),
    ["the event's time is kept: unix seconds", "the event's time is kept: ISO 8601 with a zone"],
  ],
  [
    "ids rounded",
    eachEvent((event) =>
      event.userId === "9007199254740993" ? { ...event, userId: "9007199254740992" } : event,
    ),
    ["an id beyond 2^53 keeps its digits"],
  ],
  [
    "payloads echoed in errors",
    (results) =>
      results.map((result) => (result.error ? { ...result, error: "at Secret-4711" } : result)),
    ["an error does not repeat the payload: a time"],
  ],
  ["answers of HTML", () => "<html></html>", ["v2: no items, no results", "gzip is read"]],
  ["no answer", () => undefined, ["v0: no items, no results", "gzip is read"]],
];

describe("a broken server is found out", () => {
  test.each(BROKEN)("%s", async (_what, spoil, seenBy) => {
    await using server = await listening(createServer(broken(spoil)));
    const send = sendTo(`http://127.0.0.1:${server.port}`);
    for (const name of seenBy) {
      const contractCase = CONTRACT_CASES.find((one) => one.name === name);
      if (contractCase === undefined) throw new Error(`no case is called ${name}`);
      expect([name, await checkCase(contractCase, send)]).not.toEqual([name, []]);
    }
  });

  test("one that answers as it should is not", async () => {
    await using server = await listening(createServer(broken((results) => results)));
    const send = sendTo(`http://127.0.0.1:${server.port}/`);
    for (const contractCase of CONTRACT_CASES) {
      expect([contractCase.name, await checkCase(contractCase, send)]).toEqual([
        contractCase.name,
        [],
      ]);
    }
  });
});

test("/features counts with any content type: rudder-transformer serves text/plain", () => {
  const features = PROBE_CASES.find(({ name }) => name.startsWith("/features"));
  const answer = (status: number, body: string): ContractAnswer => ({
    ...{ status, headers: { "content-type": "text/plain; charset=utf-8" }, body },
  });
  expect(features?.check([answer(200, '{"upgradedToSourceTransformV2":true}')])).toEqual([]);
  expect(features?.check([answer(200, '{"upgradedToSourceTransformV2":false}')])).toHaveLength(1);
  expect(features?.check([answer(200, "OK")])).toEqual(["the answer is not JSON"]);
  expect(features?.check([answer(502, "{}")])).toEqual(["status 502, not 200"]);
});
