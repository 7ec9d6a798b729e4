import http from "node:http";
import { gzipSync } from "node:zlib";
import request from "supertest";
import { describe, expect, test } from "@jest/globals";
import type { PluginManifest } from "../../transformer/generated/plugin.js";
import { VERSION } from "../../transformer/generated/version.js";
import { CONTRACT_VERSIONS } from "../../transformer/hosts/rudderstack/items.js";
import { postItems, recordingLog, testApp } from "../support/app.js";
import { readJson } from "../support/files.js";
import { listening } from "../support/listening.js";
import { trackPayload } from "../support/transform.js";

const app = testApp();

describe("the endpoints of a transformer", () => {
  test.each<[string, unknown]>([
    ["/health", { service: "UP", version: VERSION }],
    ["/ready", { status: "ready", upstream: "none" }],
    [
      "/features",
      {
        routerTransform: {},
        regulations: [],
        supportSourceTransformV1: true,
        upgradedToSourceTransformV2: true,
      },
    ],
  ])("%s", async (path, body) => {
    const answer = await request(app).get(path);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual(body);
  });

  test.each(["/version", "/buildVersion"])("%s is text", async (path) => {
    const answer = await request(app).get(path);
    expect(answer.text).toBe(VERSION);
    expect(answer.headers["content-type"]).toContain("text/plain");
  });

  test.each(["/", "/v1/sources/other", "/v3/sources/nudgespot", "/v1/sources/nudgespot/x"])(
    "%s is not there without an upstream",
    async (path) => {
      const answer = await request(app).post(path).send([]);
      expect(answer.status).toBe(404);
      expect(answer.body).toEqual({ error: "route not found", code: "not_found" });
    },
  );

  test("a process that is told to stop is not ready", async () => {
    const answer = await request(testApp({ isReady: () => false })).get("/ready");
    expect(answer.status).toBe(503);
    expect(answer.body).toEqual({ status: "stopping", upstream: "none" });
  });

  test("a defect outside the source is answered and logged, without its message", async () => {
    const log = recordingLog();
    const isReady = (): boolean => {
      throw new Error("ann@example.com");
    };
    const answer = await request(testApp({ log, isReady })).get("/ready");
    expect(answer.status).toBe(500);
    expect(answer.body).toEqual({ error: "a bug in this service", code: "internal_error" });
    expect(log.lines).toEqual([
      { level: "error", fields: { error: "Error" }, message: "request failed" },
    ]);
  });

  test("no header names the software", async () => {
    const { headers } = await request(app).get("/health");
    expect(headers).not.toHaveProperty("x-powered-by");
    expect(headers).not.toHaveProperty("etag");
  });
});

describe("the endpoints in plugin.json", () => {
  const { endpoints } = readJson("plugin.json") as PluginManifest;

  test.each(endpoints)("$method $path answers", async ({ method, path }) => {
    const answer = await request(app)[method === "GET" ? "get" : "post"](path);
    expect(answer.status).toBe(200);
  });

  test("are all that the service has", () => {
    const versions = CONTRACT_VERSIONS.map((version) => `/${version}/sources/nudgespot`);
    const paths = pathsIn(testApp().router.stack as unknown as Layer[]);
    const all = paths.flatMap((path) => (typeof path === "string" ? path : versions));
    expect(endpoints.map(({ path }) => path).sort()).toEqual([...new Set(all)].sort());
  });
});

/** A layer of Express's router: a route, or a router with layers. */
interface Layer {
  readonly route?: { readonly path: string | RegExp | (string | RegExp)[] };
  readonly handle: { readonly stack?: Layer[] };
}

function pathsIn(layers: readonly Layer[]): (string | RegExp)[] {
  return layers.flatMap(({ route, handle }) =>
    route === undefined ? pathsIn(handle.stack ?? []) : route.path,
  );
}

describe("the body of a request to the source", () => {
  const text = JSON.stringify([trackPayload()]);
  const limited = testApp({ bodyLimit: text.length });

  test("may be as large as the limit", async () => {
    expect((await postItems(limited, "v0", text)).status).toBe(200);
  });

  test("is refused past it", async () => {
    const answer = await request(limited).post("/v0/sources/nudgespot").send(`${text} `);
    expect(answer.status).toBe(413);
    expect(answer.body).toEqual({ error: "the body is over the limit", code: "body_too_large" });
  });

  test("is refused past it when it is chunked, too", async () => {
    await using server = await listening(http.createServer(limited));
    const status = await new Promise((resolve, reject) => {
      const options = { port: server.port, method: "POST", path: "/v0/sources/nudgespot" };
      const call = http.request({ host: "127.0.0.1", ...options }, (answer) => {
        answer.resume().on("end", () => {
          resolve(answer.statusCode);
        });
      });
      call.on("error", reject);
      for (const part of [text.slice(0, 20), text.slice(20), " "]) call.write(part);
      call.end();
    });
    expect(status).toBe(413);
  });

  test("is read with any content type", async () => {
    const answer = await request(app)
      .post("/v0/sources/nudgespot")
      .set("Content-Type", "text/plain")
      .send(text);
    expect(answer.body).toMatchObject([{ statusCode: 200 }]);
  });

  test("is inflated, and the limit is that of the inflated body", async () => {
    const post = (to: typeof app, body: Buffer): request.Test =>
      request(to)
        .post("/v0/sources/nudgespot")
        .set("Content-Encoding", "gzip")
        .serialize((bytes) => bytes as string)
        .send(body);
    expect((await post(app, gzipSync(text))).body).toMatchObject([{ statusCode: 200 }]);
    expect((await post(limited, gzipSync(text + " ".repeat(99)))).status).toBe(413);
    // A limit past the longest buffer, which zlib refuses.
    const unlimited = testApp({ bodyLimit: 2 ** 50 });
    expect((await post(unlimited, gzipSync(text))).status).toBe(200);
  });

  test.each([
    ["an encoding that is not known", { "Content-Encoding": "rot13" }],
    ["an encoding that is not the body's", { "Content-Encoding": "gzip" }],
  ])("is refused with %s", async (_name, headers) => {
    const answer = await request(app).post("/v0/sources/nudgespot").set(headers).send(text);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ code: "unreadable_body" });
  });

  test("a path that cannot be decoded is answered, not logged", async () => {
    const log = recordingLog();
    const answer = await request(testApp({ log })).get("/%ff");
    expect(answer.status).toBe(404);
    expect(log.lines).toEqual([]);
  });
});
