// Which paths the built service serves on which port.
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { JsonObject } from "../../transformer/core/values.js";
import { start, type Running } from "../support/process.js";
import { temporaryFolder } from "../support/stores.js";

const TOKEN = "an-admin-token-of-16";

let folder: ReturnType<typeof temporaryFolder>;
let service: Running;
let serving: JsonObject;

beforeAll(async () => {
  folder = temporaryFolder();
  service = start(["serve"], {
    ...{ DATA_DIR: folder.path, WRITE_KEY: "k", ADMIN_TOKEN: TOKEN, INTERNAL_PORT: "0" },
    ...{ DESTINATION_TYPE: "segment", DESTINATION_URL: "http://127.0.0.1:9" },
    DESTINATION_WRITE_KEY: "d",
  });
  serving = await service.logged("serving");
});

afterAll(async () => {
  await service[Symbol.asyncDispose]();
  folder.remove();
});

function ask(port: unknown, path: string, init: RequestInit = {}): Promise<Response> {
  const headers = {
    ...{ Authorization: `Bearer ${TOKEN}`, "Content-Type": "application/json" },
    ...(init.headers as Record<string, string> | undefined),
  };
  return fetch(`http://127.0.0.1:${String(port)}${path}`, { ...init, headers });
}

const POST = { method: "POST", body: "[]" };

describe("with INTERNAL_PORT", () => {
  test.each<[string, RequestInit]>([
    ["/v0/sources/nudgespot", POST],
    ["/v1/sources/nudgespot", POST],
    ["/v2/sources/nudgespot", POST],
    ["/features", {}],
    ["/metrics", {}],
    ["/admin/destinations", {}],
  ])("%s is served there alone", async (path, init) => {
    expect((await ask(serving.port, path, init)).status).toBe(404);
    expect((await ask(serving.internalPort, path, init)).status).toBe(200);
  });

  test("calls with a write key are received on PORT alone", async () => {
    const body = JSON.stringify({ event: "Email Opened", userId: "u" });
    const init = { method: "POST", body, headers: { "X-Write-Key": "k" } };
    expect((await ask(serving.port, "/v1/webhook", init)).status).toBe(200);
    expect((await ask(serving.internalPort, "/v1/webhook", init)).status).toBe(404);
  });

  test.each(["/health", "/ready", "/version"])("%s answers on both", async (path) => {
    expect((await ask(serving.port, path)).status).toBe(200);
    expect((await ask(serving.internalPort, path)).status).toBe(200);
  });

  test("INTERNAL_PORT listens on the loopback unless told otherwise", () => {
    expect(serving.internalAddress).toBe("127.0.0.1");
  });

  test("the console learns which port takes calls, as configured", async () => {
    const init = { method: "POST", body: JSON.stringify({ token: TOKEN }) };
    const session = await ask(serving.internalPort, "/admin/session", init);
    expect(await session.json()).toMatchObject({ receivePort: 0 });
  });

  test("refused payloads of the contract never become entries of a source with write keys", async () => {
    const items = [{ event: { event: "Forged", userId: "u" }, source: { Name: "Nudgespot" } }];
    await ask(serving.internalPort, "/v1/sources/nudgespot", {
      ...{ method: "POST", body: JSON.stringify(items) },
    });
    const counts = await ask(serving.internalPort, "/admin/quarantine/counts");
    expect(await counts.json()).toEqual({
      counts: [
        { source: "rudderstack:nudgespot", code: "unsupported_event", entries: 1, refusals: 1 },
      ],
    });
    const resent = await ask(serving.internalPort, "/admin/quarantine/resend", {
      ...{ method: "POST", body: '{"all":true}' },
    });
    expect(await resent.json()).toMatchObject({ counts: { no_destination: 1 } });
  });
});
