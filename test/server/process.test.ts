import { once } from "node:events";
import http from "node:http";
import net from "node:net";
import { describe, expect, test } from "@jest/globals";
import { listening } from "../support/listening.js";
import { start, type Running } from "../support/process.js";
import { trackPayload } from "../support/transform.js";

async function portOf(service: Running): Promise<number> {
  return Number((await service.logged("serving")).port);
}

async function answers(port: number, path = "/health"): Promise<number> {
  return (await fetch(`http://127.0.0.1:${port}${path}`)).status;
}

/** A request whose body is still on its way. */
function begun(port: number, agent?: http.Agent): http.ClientRequest {
  const path = "/v0/sources/nudgespot";
  const call = http.request({
    host: "127.0.0.1",
    port,
    method: "POST",
    path,
    ...(agent && { agent }),
  });
  call.write("[");
  return call;
}

async function answerTo(
  call: http.ClientRequest,
): Promise<{ status?: number; body: string; headers: http.IncomingHttpHeaders }> {
  const [answer] = (await once(call, "response")) as [http.IncomingMessage];
  const body = Buffer.concat((await answer.toArray()) as Buffer[]).toString();
  return { ...(answer.statusCode && { status: answer.statusCode }), body, headers: answer.headers };
}

/** Resolves when nothing listens there any more. */
async function refusing(port: number): Promise<void> {
  for (;;) {
    const socket = net.connect(port, "127.0.0.1");
    const connected = await once(socket, "connect").then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (!connected) return;
  }
}

describe("the command", () => {
  test("serves, logs a JSON line for each thing, and ends with 0 on SIGTERM", async () => {
    await using service = start(["serve"]);
    const port = await portOf(service);
    expect(await answers(port)).toBe(200);
    service.process.kill("SIGTERM");
    expect(await service.ended()).toBe(0);
    const messages = service.lines.map((line) => (JSON.parse(line) as { msg: string }).msg);
    expect(messages).toEqual([
      "refused payloads are not stored: neither DATA_DIR nor DATABASE_URL is set",
      "serving",
      "stopping",
    ]);
  });

  test("serves without being asked to, and stops on Ctrl-C", async () => {
    await using service = start([]);
    await portOf(service);
    service.process.kill("SIGINT");
    expect(await service.ended()).toBe(0);
  });

  test("answers the requests in flight after SIGTERM, and accepts no new ones", async () => {
    await using service = start(["serve"]);
    const port = await portOf(service);
    const agent = new http.Agent({ keepAlive: true });
    const call = begun(port, agent);
    await answers(port);
    service.process.kill("SIGTERM");
    await service.logged("stopping");
    await refusing(port);
    call.end(`${JSON.stringify(trackPayload())}]`);
    const answer = await answerTo(call);
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toMatchObject([{ statusCode: 200 }]);
    expect(await service.ended()).toBe(0);
    agent.destroy();
  });

  test("is not held by connections that ask for nothing", async () => {
    await using service = start(["serve"], { SHUTDOWN_TIMEOUT: "20s" });
    const port = await portOf(service);
    const idle = net.connect(port, "127.0.0.1");
    idle.on("error", () => undefined);
    await once(idle, "connect");
    service.process.kill("SIGTERM");
    expect(await service.ended()).toBe(0);
  });

  test.each(["1", "2"])(
    "answers what is in flight though it is told to stop twice, %s processes",
    async (workers) => {
      await using service = start(["serve"], { WORKERS: workers });
      const pids: number[] = [];
      let port = 0;
      for (let started = 0; started < Number(workers); started += 1) {
        const line = await service.logged("serving");
        pids.push(Number(line.pid));
        port = Number(line.port);
      }
      const call = begun(port);
      await answers(port);
      service.process.kill("SIGTERM");
      await service.logged("stopping");
      for (const pid of pids) process.kill(pid, "SIGTERM");
      await refusing(port);
      call.end("]");
      expect((await answerTo(call)).status).toBe(200);
      expect(await service.ended()).toBe(0);
    },
  );

  test("says that it is stopping before it stops listening", async () => {
    await using service = start(["serve"]);
    const port = await portOf(service);
    const call = begun(port);
    await answers(port);
    service.process.kill("SIGTERM");
    await service.logged("stopping");
    expect(await answers(port, "/ready")).toBe(503);
    call.end("]");
    const { status, headers } = await answerTo(call);
    expect({ status, connection: headers.connection }).toEqual({
      status: 200,
      connection: "close",
    });
    expect(await service.ended()).toBe(0);
  });

  test("ends with 1 where a request outlasts the shutdown timeout", async () => {
    await using service = start(["serve"], { SHUTDOWN_TIMEOUT: "50ms" });
    const port = await portOf(service);
    const call = begun(port);
    call.on("error", () => undefined);
    await answers(port);
    service.process.kill("SIGTERM");
    expect(await service.ended()).toBe(1);
    expect(service.lines.at(-1)).toContain("stopped with unanswered requests");
  });

  test("shares the port among WORKERS processes, replaces one that dies, and stops them all", async () => {
    await using service = start(["serve"], { WORKERS: "2" });
    const workers = [await service.logged("serving"), await service.logged("serving")];
    expect(new Set(workers.map(({ pid }) => pid)).size).toBe(2);
    process.kill(Number(workers[0]?.pid), "SIGKILL");
    const died = await service.logged("worker ended, starting another");
    expect(died.worker).toBe(workers[0]?.pid);
    const replacement = await service.logged("serving");
    expect(await answers(Number(replacement.port))).toBe(200);
    service.process.kill("SIGTERM");
    expect(await service.ended()).toBe(0);
    for (const { pid } of [...workers, replacement]) {
      expect(() => process.kill(Number(pid), 0)).toThrow("ESRCH");
    }
  });

  test("answers every pipelined request after SIGTERM, and ends at once after", async () => {
    await using service = start(["serve"]);
    const port = await portOf(service);
    const socket = net.connect(port, "127.0.0.1");
    const body = JSON.stringify([trackPayload()]);
    const head = `POST /v0/sources/nudgespot HTTP/1.1\r\nHost: a\r\nContent-Length: ${body.length}\r\n\r\n`;
    // The first is held: it lacks its last character. Behind it, four more are on their way.
    socket.write(head + body.slice(0, -1));
    await answers(port);
    service.process.kill("SIGTERM");
    await service.logged("stopping");
    socket.write(`]${(head + body).repeat(4)}`);
    const answer = Buffer.concat((await socket.toArray()) as Buffer[]).toString();
    expect(answer.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(5);
    expect(answer.match(/Connection: close/g)).toHaveLength(1);
    expect(await service.ended()).toBe(0);
  });

  test("a client that half-closes gets its answer", async () => {
    await using service = start(["serve"]);
    const port = await portOf(service);
    const socket = net.connect({ port, host: "127.0.0.1", allowHalfOpen: true });
    const body = JSON.stringify([trackPayload()]);
    socket.end(
      `POST /v0/sources/nudgespot HTTP/1.1\r\nHost: a\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    );
    const answer = Buffer.concat((await socket.toArray()) as Buffer[]).toString();
    expect(answer).toContain('"statusCode":200');
  });

  test.each(["Content-Length: 99999999", "Transfer-Encoding: chunked"])(
    "413 comes before the end of a body past the limit, and the connection closes: %s",
    async (header) => {
      await using service = start(["serve"], { BODY_LIMIT: "1MB" });
      const port = await portOf(service);
      for (const path of ["/v0/sources/nudgespot", "/nowhere"]) {
        const socket = net.connect({ port, host: "127.0.0.1" });
        socket.on("error", () => undefined);
        // One write, past the limit and never ended: another one could fail first, and close the socket
        // before the answer is read.
        const chunk = `${(2 ** 16).toString(16)}\r\n${"x".repeat(2 ** 16)}\r\n`;
        const body = header.startsWith("Transfer") ? chunk.repeat(20) : "";
        socket.write(`POST ${path} HTTP/1.1\r\nHost: a\r\n${header}\r\n\r\n${body}`);
        const first = await new Promise<Buffer>((resolve, reject) => {
          socket.once("data", resolve);
          socket.once("close", () => {
            reject(new Error("the connection was closed without an answer"));
          });
        });
        const status = path === "/nowhere" ? 404 : 413;
        expect(first.toString()).toContain(`HTTP/1.1 ${status} `);
        expect(first.toString()).toContain("Connection: close");
        if (!socket.closed) await new Promise((resolve) => socket.once("close", resolve).resume());
      }
    },
  );

  test("does not start on a port that is taken", async () => {
    await using taken = await listening(net.createServer());
    await using service = start(["serve"], { PORT: String(taken.port) });
    expect(await service.ended()).toBe(1);
    const lines = service.lines.map((line) => JSON.parse(line) as { level: string });
    expect(lines.find(({ level }) => level === "fatal")).toMatchObject({
      code: "EADDRINUSE",
      msg: "cannot listen",
    });
  });

  test("does not start workers on a port that is taken", async () => {
    await using taken = await listening(net.createServer());
    await using service = start(["serve"], { PORT: String(taken.port), WORKERS: "2" });
    expect(await service.ended()).toBe(1);
    expect(service.lines.join()).toContain("EADDRINUSE");
    expect(service.lines.join()).not.toContain("starting another");
  });
});
