// The built service with damaged files, on wrong platforms, and with wrong senders.
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import type { JsonObject } from "../../transformer/core/values.js";
import { runProcess } from "../support/command.js";
import { eventually } from "../support/eventually.js";
import { Host, json } from "../support/host.mjs";
import { start, type Running } from "../support/process.js";
import { temporaryFolder } from "../support/stores.js";

const TOKEN = "an-admin-token-of-16";

let folder: ReturnType<typeof temporaryFolder>;
let host: Host;

beforeEach(async () => {
  folder = temporaryFolder();
  host = await new Host().listen();
});

afterEach(async () => {
  await host.close();
  folder.remove();
});

const data = (): string => join(folder.path, "data");

function environment(): Record<string, string> {
  return {
    ...{ DATA_DIR: data(), WRITE_KEY: "k", ADMIN_TOKEN: TOKEN, DESTINATION_TYPE: "segment" },
    ...{ DESTINATION_URL: host.url, DESTINATION_WRITE_KEY: "d" },
  };
}

async function serve(): Promise<{ service: Running; url: string; serving: JsonObject }> {
  const service = start(["serve"], environment());
  const serving = await service.logged("serving");
  return { service, serving, url: `http://127.0.0.1:${String(serving.port)}` };
}

async function post(url: string, body: object, key = "k"): Promise<number> {
  const headers = { "Content-Type": "application/json", "X-Write-Key": key };
  const init = { method: "POST", body: JSON.stringify(body), headers };
  return (await fetch(`${url}/v1/webhook`, init)).status;
}

const opened = (index: number) => ({ event: "Email Opened", userId: "u", messageId: `m-${index}` });

describe("the store's folder", () => {
  test("once removed, not a single call is acknowledged", async () => {
    const { service, url } = await serve();
    await using _ = service;
    expect(await post(url, opened(0))).toBe(200);
    rmSync(data(), { recursive: true });
    const statuses: number[] = [];
    for (let index = 1; index <= 50; index += 1) statuses.push(await post(url, opened(index)));
    expect(statuses).toEqual(Array<number>(50).fill(503));
    const ready = await fetch(`${url}/ready`);
    expect([ready.status, await ready.json()]).toEqual([
      503,
      { status: "not ready", upstream: "none", store: "failing" },
    ]);
    const metrics = await (await fetch(`${url}/metrics`)).text();
    expect(metrics).toContain('nudgespot_unavailable_total{code="store_failing"} 50');
    expect(metrics).toContain('nudgespot_store_state{state="failing"} 1');
  });

  test("and the files in it are for this user alone", async () => {
    mkdirSync(data(), { mode: 0o755 });
    const { service, url } = await serve();
    await using _ = service;
    await post(url, opened(0));
    expect(statSync(data()).mode & 0o777).toBe(0o700);
    const modes = readdirSync(data()).map((name) => [
      name,
      statSync(join(data(), name)).mode & 0o777,
    ]);
    expect(modes).toEqual(modes.map(([name]) => [name, 0o600]));
    expect(modes.length).toBeGreaterThanOrEqual(4); // database, log, lock, reserve
  });

  test("that cannot be used ends the start with one line that names it", async () => {
    writeFileSync(data(), "a file");
    expect(await runProcess(["serve"], ".", environment())).toEqual({
      ...{ code: 2, stdout: "" },
      stderr: "nudgespot-source: the folder in DATA_DIR cannot be used: EEXIST\n",
    });
  });
});

describe("a start that cannot work is one line and exit code 2", () => {
  test("on a platform without the native module", async () => {
    const hook = join(folder.path, "hook.mjs");
    const resolve = `export async function resolve(name, context, next) {
      if (name === "libsql") throw Object.assign(new Error("x"), { code: "MODULE_NOT_FOUND" });
      return next(name, context);
    }`;
    const address = `data:text/javascript,${encodeURIComponent(resolve)}`;
    writeFileSync(
      hook,
      `import { register } from "node:module"; register(${JSON.stringify(address)});`,
    );
    const variables = { ...environment(), HOST: "127.0.0.1", PORT: "0" };
    const ended = await runProcess(["serve"], ".", {
      ...{ ...variables, NODE_OPTIONS: `--import ${hook}` },
    });
    expect(ended.code).toBe(2);
    expect(ended.stderr).toBe(
      `nudgespot-source: the store's native module libsql is not installed for ${process.platform}-${process.arch} (MODULE_NOT_FOUND): run npm ci on this platform, without --omit=optional\n`,
    );
  });

  test("on a version of Node that is not supported", async () => {
    const hook = join(folder.path, "old.mjs");
    writeFileSync(hook, "Object.defineProperty(process.versions, 'node', { value: '18.20.4' });");
    expect(await runProcess(["serve"], ".", { NODE_OPTIONS: `--import ${hook}` })).toEqual({
      ...{ code: 2, stdout: "" },
      stderr:
        "nudgespot-source: Node 18.20.4 is not supported; allowed: 20.19 or later, 22.12 or later\n",
    });
  });

  test("with a sources file whose url there cannot be", async () => {
    const path = join(folder.path, "sources.json");
    const destination = { id: "a", type: "segment", url: "http://a:99999", writeKey: "k" };
    const source = { name: "News", writeKeys: ["k"], destinations: [destination] };
    writeFileSync(path, JSON.stringify({ sources: [source] }));
    const variables = { DATA_DIR: data(), SOURCES_FILE: path };
    expect(await runProcess(["serve"], ".", variables)).toMatchObject({
      ...{ code: 2, stdout: "" },
      stderr: "nudgespot-source: the sources cannot be used: no usable url for the destination a\n",
    });
  });
});

describe("the log", () => {
  test("says at the start what the service does", async () => {
    const { service, serving } = await serve();
    await using _ = service;
    expect(serving).toMatchObject({
      receives: ["Nudgespot"],
      forwardsTo: ["nudgespot/segment"],
      answers: ["rudderstack"],
    });
  });

  test("tells of a destination that refuses, of wrong keys and of refused payloads", async () => {
    host.behaviour = ({ response }) => {
      json(response, 400, {});
    };
    const { service, url } = await serve();
    await using _ = service;
    const events = Array.from({ length: 42 }, (_event, index) => opened(index));
    expect(await post(url, events)).toBe(200);
    for (let call = 0; call < 24; call += 1) expect(await post(url, {}, "wrong-key")).toBe(401);
    expect(await post(url, { event: "Email Opened" })).toBe(400);
    const admin = { headers: { Authorization: `Bearer ${TOKEN}` } };
    await eventually(async () => {
      const answer = await fetch(`${url}/admin/destinations`, admin);
      expect(await answer.json()).toMatchObject({
        destinations: [
          {
            refusedLastHour: 42,
            lastRefusal: { reason: expect.stringContaining("status 400") as unknown },
          },
        ],
      });
    });
    service.process.kill("SIGTERM");
    await service.ended();
    const counted = new Map<unknown, number>();
    for (const line of service.lines.map((text) => JSON.parse(text) as JsonObject)) {
      if (typeof line.count === "number") {
        counted.set(line.msg, (counted.get(line.msg) ?? 0) + line.count);
      }
    }
    expect(Object.fromEntries(counted)).toEqual({
      "a destination refused events": 42,
      "calls had an unknown write key": 24,
      "payloads were refused": 1,
    });
    expect(service.lines.join("\n")).not.toContain("wrong-key");
  });
});
