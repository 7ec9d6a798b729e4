// What every type of destination must do, against a host on the loopback that misbehaves.
import { describe, expect, test } from "@jest/globals";
import type {
  BatchAnswer,
  Client,
  DestinationName,
} from "../../transformer/delivery/destination.js";
import { connectDestination } from "../../transformer/hosts/destinations.js";
import { accept, Host, json, type Behaviour } from "./host.mjs";

export function eventOf(messageId: string, filler = ""): string {
  return JSON.stringify({ messageId, integrations: { Nudgespot: false }, filler });
}

export async function hostWith(behaviour: Behaviour): Promise<Host> {
  const host = await new Host().listen();
  host.behaviour = behaviour;
  return host;
}

/** A client that closes itself. */
export function connect(
  type: DestinationName,
  host: { url: string },
  timeout = 60_000,
  options?: object,
): Client & AsyncDisposable {
  const url = new URL(host.url);
  const client = connectDestination({ type, url, writeKey: "id:secret", timeout, options });
  return { ...client, [Symbol.asyncDispose]: () => client.close() };
}

/** A client's result for a host's behaviour. */
export async function sendTo(
  type: DestinationName,
  behaviour: Behaviour,
  events = [eventOf("a"), eventOf("b")],
  options?: object,
  timeout?: number,
): Promise<BatchAnswer> {
  await using host = await hostWith(behaviour);
  await using client = connect(type, host, timeout, options);
  return await client.send(events, new AbortController().signal);
}

const DELIVERED = { kind: "answered", events: [{ kind: "delivered" }, { kind: "delivered" }] };

/** How a type differs. */
export interface Conformance {
  /** How its host accepts a batch. */
  readonly accepts: Behaviour;
  /** Whether any status from 200 to 299 confirms. */
  readonly confirmsByStatus: boolean;
  /** Options with which it sends two events at once. */
  readonly options?: object;
}

/** The tests that every type of destination passes. */
export function clientSuite(
  type: DestinationName,
  { accepts, confirmsByStatus, options }: Conformance,
): void {
  const send = (behaviour: Behaviour, timeout?: number): Promise<BatchAnswer> =>
    sendTo(type, behaviour, undefined, options, timeout);

  describe(type, () => {
    test("delivers a batch", async () => {
      expect(await send(accepts)).toEqual(DELIVERED);
    });

    // "<html>Welcome" is 13 bytes; other hosts' answers are not this host's answer, either.
    test.each([
      [200, "text/html; charset=utf-8", "<html>Welcome", "13 bytes of text/html"],
      [200, "application/json", '{"success":false}', "17 bytes of application/json"],
      [200, "application/json", '{"ok":false}', "12 bytes of application/json"],
      [200, "application/json", "null", "4 bytes of application/json"],
      [200, "application/json", "{}", "2 bytes of application/json"],
      [200, "a secret", "", "0 bytes of no type"],
      [202, "application/json", '{"success":true,"ok":true}', "26 bytes of application/json"],
      [204, "text/plain", "", "0 bytes of text/plain"],
    ])("status %i, %s, %j confirms nothing", async (status, contentType, body, described) => {
      const answer = await send(({ response }) => {
        response.writeHead(status, { "Content-Type": contentType }).end(body);
      });
      const failed = {
        ...{ kind: "failed", ...(body !== "" && { quote: body }) },
        reason: `status ${status} with ${described}, which does not confirm delivery`,
      };
      expect(answer).toEqual(confirmsByStatus ? DELIVERED : failed);
    });

    test.each([
      [400, "refused"],
      [413, "refused"],
      [422, "refused"],
      [401, "locked"],
      [403, "locked"],
      [404, "locked"],
      [405, "locked"],
      [302, "locked"],
      [308, "locked"],
      [402, "failed"],
      [408, "failed"],
      [500, "failed"],
      [502, "failed"],
    ])("status %i: %s", async (status, kind) => {
      const answer = await send(({ response }) => {
        json(response, status, {});
      });
      expect(answer).toEqual({ kind, reason: `status ${status}`, quote: "{}" });
    });

    test.each([429, 503])("status %i: failed, with the host's wish", async (status) => {
      const answer = await send(({ response }) => {
        json(response, status, {}, { "Retry-After": "7" });
      });
      const failed = { kind: "failed", reason: `status ${status}`, quote: "{}" };
      expect(answer).toEqual({ ...failed, retryAfter: 7_000 });
    });

    test("of a long answer the first 1,024 characters are quoted", async () => {
      const answer = await send(({ response }) => {
        response.writeHead(500).end("x".repeat(2_000));
      });
      expect(answer).toEqual({ kind: "failed", reason: "status 500", quote: "x".repeat(1_024) });
    });

    test("a redirect is not followed: the key stays here", async () => {
      await using elsewhere = await hostWith(accept);
      const answer = await send(({ response }) => {
        json(response, 307, {}, { Location: elsewhere.url });
      });
      expect(answer).toEqual({ kind: "locked", reason: "status 307", quote: "{}" });
      expect(elsewhere.requests).toBe(0);
    });

    test("a host that says nothing", async () => {
      expect(await send(() => undefined, 300)).toEqual({ kind: "failed", reason: "AbortError" });
    });

    test("a host that never comes to an end", async () => {
      const answer = await send(({ response }) => {
        response.writeHead(200);
        const timer = setInterval(() => response.write(" "), 20);
        response.once("close", () => {
          clearInterval(timer);
        });
      }, 300);
      expect(answer).toEqual({ kind: "failed", reason: "AbortError" });
    });

    test("a host that says too much", async () => {
      const answer = await send(({ response }) => response.end("x".repeat(2 ** 21)));
      expect(answer).toEqual({ kind: "failed", reason: "the answer is too long" });
    });

    test("a host that hangs up", async () => {
      const answer = await send(({ request }) => request.socket.destroy());
      expect(answer).toEqual({ kind: "failed", reason: "UND_ERR_SOCKET" });
    });

    test("a host that refuses the connection", async () => {
      await using client = connect(type, { url: "http://127.0.0.1:9" }, 5_000, options);
      const answer = await client.send([eventOf("a")], new AbortController().signal);
      expect(answer).toEqual({ kind: "failed", reason: "ECONNREFUSED" });
    });

    test("a call that is ended from here, before and meanwhile", async () => {
      await using host = await hostWith(() => undefined);
      await using client = connect(type, host, 5_000, options);
      const ended = { kind: "failed", reason: "AbortError" };
      expect(await client.send([eventOf("a")], AbortSignal.abort())).toEqual(ended);
      expect(await client.send([eventOf("a")], AbortSignal.timeout(50))).toEqual(ended);
    });
  });
}
