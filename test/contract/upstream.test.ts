import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import http, { type IncomingMessage, type ServerResponse } from "node:http";
import net from "node:net";
import request from "supertest";
import { afterEach, describe, expect, test } from "@jest/globals";
import type { Upstream } from "../../transformer/hosts/rudderstack/upstream.js";
import { postItems, testApp, upstreamAt } from "../support/app.js";
import { listening } from "../support/listening.js";
import { trackPayload } from "../support/transform.js";

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

const upstreams: Upstream[] = [];
afterEach(async () => {
  await Promise.all(upstreams.splice(0).map((upstream) => upstream.close()));
});

function appInFrontOf(port: number, timeout?: number): ReturnType<typeof testApp> {
  const upstream = upstreamAt(port, timeout);
  upstreams.push(upstream);
  return testApp({ upstream });
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  return Buffer.concat((await message.toArray()) as Buffer[]);
}

/** The service in front of an upstream that answers so, and a way to call it over a real socket. */
async function inFrontOf(handler: Handler): Promise<
  AsyncDisposable & {
    call: (options: http.RequestOptions) => http.ClientRequest;
    upstream: http.Server;
  }
> {
  const upstream = http.createServer(handler);
  const behind = await listening(upstream);
  const front = await listening(http.createServer(appInFrontOf(behind.port)));
  return {
    upstream,
    call: (options) =>
      http.request({ host: "127.0.0.1", port: front.port, agent: false, ...options }),
    [Symbol.asyncDispose]: async () => {
      await front[Symbol.asyncDispose]();
      await behind[Symbol.asyncDispose]();
    },
  };
}

async function answerTo(call: http.ClientRequest): Promise<IncomingMessage> {
  const [answer] = (await once(call, "response")) as [IncomingMessage];
  return answer;
}

/** An upstream that answers with the request. */
const echo: Handler = (received, response) => {
  void bodyOf(received).then((body) => {
    response.setHeader("Content-Type", "application/json");
    const { method, url, rawHeaders } = received;
    response.end(JSON.stringify({ method, url, rawHeaders, body: body.toString("base64") }));
  });
};

interface Echoed {
  method: string;
  url: string;
  rawHeaders: string[];
  body: string;
}

describe("a request to the upstream", () => {
  test.each([
    ["GET", "/features"],
    ["GET", "/v1/sources/other?a=1&a=%2F"],
    ["POST", "/v0/destinations/webhook"],
    ["POST", "/v2/sources/nudgespotted"],
    ["PUT", "/batch//x/../y"],
    ["DELETE", "/%ff"],
    ["PATCH", "/routerTransform"],
    ["OPTIONS", "/transform"],
  ])("%s %s goes through as it is", async (method, path) => {
    await using service = await inFrontOf(echo);
    const body = Buffer.from(method === "GET" ? "" : "not JSON: \u0000é");
    const headers = { "X-Feature-Gzip": "1", "x-low": "é", "Content-Length": body.length };
    const call = service.call({ method, path, headers });
    call.end(body);
    const echoed = JSON.parse((await bodyOf(await answerTo(call))).toString()) as Echoed;
    expect(echoed).toMatchObject({ method, url: path, body: body.toString("base64") });
    expect(echoed.rawHeaders).toEqual(
      expect.arrayContaining(["X-Feature-Gzip", "1", "x-low", "é"]),
    );
  });

  test("hop-by-hop headers are not forwarded", async () => {
    await using service = await inFrontOf(echo);
    const headers = {
      Connection: "close, X-Hop",
      "X-Hop": "1",
      TE: "trailers",
      Trailer: "X-Sum",
      "Proxy-Authorization": "secret",
      Expect: "100-continue",
      "X-End": "to end",
    };
    const call = service.call({ method: "POST", path: "/batch", headers });
    call.end("x");
    const { rawHeaders } = JSON.parse((await bodyOf(await answerTo(call))).toString()) as Echoed;
    const names = rawHeaders
      .filter((_, index) => index % 2 === 0)
      .map((name) => name.toLowerCase());
    expect(names).toContain("x-end");
    for (const name of ["x-hop", "te", "proxy-authorization", "expect", "trailer"]) {
      expect(names).not.toContain(name);
    }
  });

  test("20 MB go through, byte for byte, both ways", async () => {
    await using service = await inFrontOf((received, response) => received.pipe(response));
    const bytes = randomBytes(20 * 2 ** 20);
    const call = service.call({ method: "POST", path: "/v0/destinations/webhook" });
    call.end(bytes);
    const answer = await bodyOf(await answerTo(call));
    const sha256 = (buffer: Buffer): string => createHash("sha256").update(buffer).digest("hex");
    expect(sha256(answer)).toBe(sha256(bytes));
  });

  test("a request is streamed: the upstream has its begin before its end is sent", async () => {
    let begun: ((text: string) => void) | undefined;
    const begin = new Promise<string>((resolve) => (begun = resolve));
    await using service = await inFrontOf((received, response) => {
      received.once("data", (chunk: Buffer) => begun?.(chunk.toString()));
      received.on("end", () => response.end("done"));
    });
    const call = service.call({ method: "POST", path: "/batch" });
    call.write("begin");
    expect(await begin).toBe("begin");
    call.end("end");
    expect((await bodyOf(await answerTo(call))).toString()).toBe("done");
  });
});

describe("an answer of the upstream", () => {
  test("status, reason, headers, body and trailers are as they are", async () => {
    await using service = await inFrontOf((_received, response) => {
      const headers = [
        "Set-Cookie",
        "a=1",
        "Set-Cookie",
        "b=2",
        "X-Mixed-Case",
        "Yes",
        "Trailer",
        "X-Sum",
      ];
      response.writeHead(418, "Short And Stout", headers);
      response.write("short");
      response.addTrailers({ "X-Sum": "7" });
      response.end(" and stout");
    });
    const answer = await answerTo(service.call({ path: "/anything" }).end());
    expect((await bodyOf(answer)).toString()).toBe("short and stout");
    expect(answer.statusCode).toBe(418);
    expect(answer.statusMessage).toBe("Short And Stout");
    expect(answer.headers["set-cookie"]).toEqual(["a=1", "b=2"]);
    expect(answer.rawHeaders).toContain("X-Mixed-Case");
    expect(answer.trailers).toEqual({ "x-sum": "7" });
  });

  test("it is not decoded", async () => {
    const compressed = randomBytes(100);
    await using service = await inFrontOf((_received, response) => {
      response
        .writeHead(200, { "Content-Encoding": "gzip", "Content-Length": 100 })
        .end(compressed);
    });
    const answer = await answerTo(service.call({ path: "/x" }).end());
    expect(await bodyOf(answer)).toEqual(compressed);
    expect(answer.headers["content-length"]).toBe("100");
  });

  test("it is streamed: the begin is there before the end is sent", async () => {
    let finish: (() => void) | undefined;
    await using service = await inFrontOf((_received, response) => {
      response.write("begin");
      finish = () => response.end("end");
    });
    const answer = await answerTo(service.call({ path: "/x" }).end());
    const [chunk] = (await once(answer, "data")) as [Buffer];
    expect(chunk.toString()).toBe("begin");
    finish?.();
    expect((await bodyOf(answer)).toString()).toBe("end");
  });

  test("an answer without a body has none", async () => {
    await using service = await inFrontOf((_received, response) => response.writeHead(204).end());
    const answer = await answerTo(service.call({ method: "HEAD", path: "/x" }).end());
    expect(answer.statusCode).toBe(204);
    expect(await bodyOf(answer)).toHaveLength(0);
  });

  test.each([204, 304])("%i has no body, whatever length it names", async (status) => {
    await using service = await inFrontOf((_received, response) => {
      response.socket?.end(`HTTP/1.1 ${status} OK\r\nContent-Length: 5\r\nETag: "x"\r\n\r\n`);
    });
    const answer = await answerTo(service.call({ path: "/x" }).end());
    expect(answer.statusCode).toBe(status);
    expect(answer.headers.etag).toBe('"x"');
    expect(await bodyOf(answer)).toHaveLength(0);
  });

  test.each([
    [200, "OK"],
    [299, ""],
  ])("a reason that cannot be written becomes the usual one, of %i %j", async (status, reason) => {
    await using service = await inFrontOf((_received, response) => {
      const head = `HTTP/1.1 ${status} Sp\xebcial\r\nContent-Length: 2\r\n\r\n`;
      response.socket?.end(`${head}ok`, "latin1");
    });
    const answer = await answerTo(service.call({ path: "/x" }).end());
    expect(answer.statusCode).toBe(status);
    expect(answer.statusMessage).toBe(reason);
    expect((await bodyOf(answer)).toString()).toBe("ok");
  });

  test("an answer that breaks off is broken off, not ended", async () => {
    await using service = await inFrontOf((_received, response) => {
      response.write("begin", () => response.socket?.destroy());
    });
    const answer = await answerTo(service.call({ path: "/x" }).end());
    await expect(bodyOf(answer)).rejects.toThrow("aborted");
  });
});

describe("the connection to the upstream", () => {
  test("is kept alive", async () => {
    await using service = await inFrontOf(echo);
    let connections = 0;
    service.upstream.on("connection", () => (connections += 1));
    for (let call = 0; call < 5; call += 1) {
      await bodyOf(await answerTo(service.call({ path: "/x" }).end()));
    }
    expect(connections).toBe(1);
  });

  test("is closed when the one who asked goes away", async () => {
    let left: (() => void) | undefined;
    const leaving = new Promise<void>((resolve) => (left = resolve));
    await using service = await inFrontOf((received, response) => {
      response.once("close", () => left?.());
      response.write("begin");
      received.resume();
    });
    const call = service.call({ method: "POST", path: "/x" });
    call.on("error", () => undefined);
    call.write("half");
    await answerTo(call);
    call.destroy();
    await leaving;
  });
});

describe("an upstream in trouble", () => {
  async function portOfNobody(): Promise<number> {
    await using server = await listening(net.createServer());
    return server.port;
  }

  test("is down: 502 for others, and the source goes on", async () => {
    const app = appInFrontOf(await portOfNobody());
    const passed = await request(app).post("/v0/destinations/webhook").send([]);
    expect(passed.status).toBe(502);
    expect(passed.body).toEqual({
      error: "the upstream transformer cannot be reached",
      code: "upstream_unreachable",
    });
    expect((await request(app).get("/features")).status).toBe(502);
    expect((await postItems(app, "v0", [trackPayload()])).body).toMatchObject([
      { statusCode: 200 },
    ]);
    const ready = await request(app).get("/ready");
    expect(ready.status).toBe(200);
    expect(ready.body).toEqual({ status: "ready", upstream: "down" });
  });

  test("leaves no connection open in which nothing can follow", async () => {
    const app = http.createServer(appInFrontOf(await portOfNobody()));
    await using front = await listening(app);
    const options = {
      host: "127.0.0.1",
      port: front.port,
      method: "POST",
      path: "/x",
      agent: false,
    };
    const call = http.request({ ...options, headers: { "Content-Length": 5_000_000 } });
    call.on("error", () => undefined);
    call.write(Buffer.alloc(100_000));
    const answer = await answerTo(call);
    expect(answer.statusCode).toBe(502);
    expect(answer.headers.connection).toBe("close");
    call.destroy();
  });

  test("is silent: 504", async () => {
    await using silent = await listening(http.createServer(() => undefined));
    const app = appInFrontOf(silent.port, 50);
    const answer = await request(app).get("/v1/sources/other");
    expect(answer.status).toBe(504);
    expect(answer.body).toMatchObject({ code: "upstream_timeout" });
    expect((await request(app).get("/ready")).body).toEqual({ status: "ready", upstream: "down" });
  });

  test.each([
    ["hangs up", ""],
    ["does not speak HTTP", "SSH-2.0-OpenSSH_9.2\r\n"],
    ["breaks off in its headers", "HTTP/1.1 200 OK\r\nContent-Le"],
    [
      "has headers that cannot be passed back",
      "HTTP/1.1 200 OK\r\nX-A: a\u0001b\r\nContent-Length: 0\r\n\r\n",
    ],
  ])("%s: 502, told apart from one that cannot be reached", async (_name, text) => {
    await using rude = await listening(
      net.createServer((socket) =>
        socket
          .on("error", () => undefined)
          .resume()
          .end(text),
      ),
    );
    const answer = await request(appInFrontOf(rude.port)).post("/v1/sources/other").send("x");
    expect(answer.status).toBe(502);
    expect(answer.body).toMatchObject({ code: "upstream_unreadable" });
  });

  test("is up or unwell: /ready tells", async () => {
    let status = 200;
    await using server = await listening(
      http.createServer((_received, response) => response.writeHead(status).end()),
    );
    const app = appInFrontOf(server.port);
    expect((await request(app).get("/ready")).body).toMatchObject({ upstream: "up" });
    status = 500;
    expect((await request(app).get("/ready")).body).toMatchObject({ upstream: "down" });
  });
});

/** Says something over a bare socket, and gives back all that comes until the other side closes. */
async function conversation(port: number, text: string): Promise<string> {
  const socket = net.connect({ port, host: "127.0.0.1", allowHalfOpen: true });
  socket.write(text);
  return Buffer.concat((await socket.toArray()) as Buffer[]).toString();
}

describe("answers with trailers that cannot be chunked", () => {
  const withTrailer: Handler = (_received, response) => {
    const announced = "Trailer: X-Sum\r\nContent-Length: 2\r\nConnection: close\r\n";
    response.socket?.end(
      `HTTP/1.1 ${response.req.url === "/304" ? "304 Not Modified" : "200 OK"}\r\n${announced}\r\nok`,
    );
  };
  const chunked: Handler = (_received, response) => {
    response.writeHead(200, { Trailer: "X-Sum" }).write("ok");
    response.addTrailers({ "X-Sum": "7" });
    response.end();
  };

  test.each<[string, Handler, string, RegExp]>([
    [
      "with a length",
      withTrailer,
      "GET /x HTTP/1.1\r\nHost: a\r\nConnection: close",
      /\r\n\r\nok$/,
    ],
    ["to HEAD", withTrailer, "HEAD /x HTTP/1.1\r\nHost: a\r\nConnection: close", /\r\n\r\n$/],
    [
      "with status 304",
      withTrailer,
      "GET /304 HTTP/1.1\r\nHost: a\r\nConnection: close",
      /\r\n\r\n$/,
    ],
    ["to HTTP/1.0", chunked, "GET /x HTTP/1.0", /\r\n\r\nok$/],
  ])("%s lose the announcement alone", async (_name, handler, head, end) => {
    const upstream = http.createServer(handler);
    await using behind = await listening(upstream);
    await using front = await listening(http.createServer(appInFrontOf(behind.port)));
    for (let count = 0; count < 5; count += 1) {
      const answer = await conversation(front.port, `${head}\r\n\r\n`);
      expect(answer).toMatch(/^HTTP\/1\.1 (?:200|304) /);
      expect(answer).toMatch(end);
      expect(answer).not.toMatch(/trailer/i);
    }
    const open = await new Promise<number>((resolve) => {
      upstream.getConnections((_error, count) => {
        resolve(count);
      });
    });
    expect(open).toBeLessThanOrEqual(1);
  });
});

describe("request targets", () => {
  test("in the absolute form reach the upstream, and this source", async () => {
    await using behind = await listening(http.createServer(echo));
    await using front = await listening(http.createServer(appInFrontOf(behind.port)));
    const passed = await conversation(
      front.port,
      "GET http://else.example:81/v1/x?a=1 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
    );
    expect(passed).toContain('"url":"/v1/x?a=1"');
    const own = await conversation(
      front.port,
      "POST HTTP://else.example/v0/sources/nudgespot HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 2\r\n\r\n[]",
    );
    expect(own).toMatch(/\r\n\r\n\[\]$/);
    const bare = await conversation(
      front.port,
      "GET http://else.example?b HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
    );
    expect(bare).toContain('"url":"/?b"');
  });

  test("OPTIONS * is about this server", async () => {
    await using behind = await listening(http.createServer(echo));
    await using front = await listening(http.createServer(appInFrontOf(behind.port)));
    const answer = await conversation(
      front.port,
      "OPTIONS * HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
    );
    expect(answer).toMatch(/^HTTP\/1\.1 204 /);
    expect(answer).toContain("Allow: GET, HEAD, POST, OPTIONS");
  });
});

test("a Connection header of 15 KB of blanks is read", async () => {
  await using service = await inFrontOf(echo);
  const headers = { Connection: `close,a${" ".repeat(15_000)}b` };
  const answer = await answerTo(service.call({ path: "/x", headers }).end());
  expect(answer.statusCode).toBe(200);
  await bodyOf(answer);
});

test("an upstream that is this service itself is an error, not a circle", async () => {
  const address = http.createServer();
  await using front = await listening(address);
  address.on("request", appInFrontOf(front.port));
  const answer = await fetch(`http://127.0.0.1:${front.port}/v0/destinations/webhook`);
  expect(answer.status).toBe(508);
  expect(await answer.json()).toMatchObject({ code: "upstream_loop" });
});
