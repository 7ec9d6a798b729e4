import { once } from "node:events";
import http, { type Server, type ServerResponse } from "node:http";
import net from "node:net";
import { setImmediate } from "node:timers/promises";
import { describe, expect, test } from "@jest/globals";
import { UnansweredRequests } from "../../transformer/server/requests.js";
import { listening } from "../support/listening.js";

const GET = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

/** A server whose answers a test decides on, and a client's socket. */
async function serving(): Promise<
  AsyncDisposable & {
    server: Server;
    socket: net.Socket;
    requests: UnansweredRequests;
    next: () => Promise<ServerResponse>;
  }
> {
  const waiting: ServerResponse[] = [];
  const server = http.createServer((_request, response) => {
    waiting.push(response);
    server.emit("waiting");
  });
  const requests = new UnansweredRequests(server);
  const open = await listening(server);
  const socket = net.connect(open.port, "127.0.0.1");
  return {
    server,
    socket,
    requests,
    async next() {
      while (waiting.length === 0) await once(server, "waiting");
      const [response] = waiting.splice(0, 1);
      if (response === undefined) throw new Error("nothing waits");
      return response;
    },
    [Symbol.asyncDispose]: () => Promise.resolve(void socket.destroy()),
  };
}

describe("stopping", () => {
  test("answers pipelined requests, and only the last answer closes", async () => {
    await using on = await serving();
    const { server, socket, requests, next } = on;
    socket.write(GET.repeat(2));
    const [first, second] = [await next(), await next()];
    const stopped = requests.drain(5_000);
    socket.write(GET);
    const third = await next();
    // Until it listens no more: requests in flight then are still answered.
    while (server.listening) await setImmediate();
    for (const response of [third, second, first]) response.end("ok");
    const text = Buffer.concat((await socket.toArray()) as Buffer[]).toString();
    expect(await stopped).toBe(true);
    const answers = text.split("HTTP/1.1 200 OK").slice(1);
    expect(answers.map((answer) => answer.includes("Connection: close"))).toEqual([
      false,
      false,
      true,
    ]);
  });

  test("does not wait for answers whose connection has broken", async () => {
    await using on = await serving();
    const { socket, requests, next } = on;
    socket.write(GET.repeat(2));
    const [first, second] = [await next(), await next()];
    second.end("ok"); // it waits for the first
    const closed = once(first, "close");
    socket.destroy();
    await closed;
    // A minute is longer than this test may take.
    expect(await requests.drain(60_000)).toBe(true);
  });

  test("without a request closes open connections", async () => {
    await using on = await serving();
    const { socket, requests } = on;
    await once(socket, "connect");
    const closed = once(socket.resume(), "close");
    expect(await requests.drain(5_000)).toBe(true);
    await closed;
  });

  test("gives up when the time is over", async () => {
    await using on = await serving();
    const { socket, requests, next } = on;
    socket.on("error", () => undefined).write(GET);
    const response = await next();
    response.write("begun");
    expect(await requests.drain(30)).toBe(false);
    expect(await requests.drain(0)).toBe(true);
  });
});
