import { execFileSync } from "node:child_process";
import { EventEmitter, once } from "node:events";
import { closeSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import type { JsonObject } from "../../transformer/core/values.js";
import { ConfigError, readConfig } from "../../transformer/server/config.js";
import { readSources, SourcesError } from "../../transformer/server/receive/sources.js";
import { watchSources } from "../../transformer/server/receive/sources-file.js";
import { startService, type Service } from "../../transformer/server/serve.js";
import { CannotOpen } from "../../transformer/store/errors.js";
import { Host } from "../support/host.mjs";
import { sourceEntry } from "../support/receiving.js";
import { rememberingLog, temporaryFolder } from "../support/stores.js";

const GOOD = { event: "Email Opened", userId: "u-1", messageId: "m-1" };

let folder: ReturnType<typeof temporaryFolder>;
let host: Host;
let services: Service[];

beforeEach(async () => {
  folder = temporaryFolder();
  host = await new Host().listen();
  services = [];
});

afterEach(async () => {
  await Promise.all(services.map((service) => service.stop()));
  await host.close();
  folder.remove();
});

/** Starts the whole service in this process, with the given environment beside the usual. */
async function start(environment: Record<string, string>): Promise<string> {
  const usual = { HOST: "127.0.0.1", PORT: "0", DATA_DIR: join(folder.path, "data") };
  const config = readConfig({ ...usual, SHUTDOWN_TIMEOUT: "5s", ...environment });
  const service = await startService(config, pino({ level: "silent" }));
  services.push(service);
  return `http://127.0.0.1:${service.address.port}`;
}

/** Ends every reader of a pipe. */
function endReading(pipe: string): void {
  closeSync(openSync(pipe, "r+"));
}

function post(url: string, body: unknown): Promise<Response> {
  return fetch(url, { method: "POST", body: JSON.stringify(body) });
}

const forwarding = (type: string): Record<string, string> => ({
  WRITE_KEY: "one, two",
  DESTINATION_TYPE: type,
  DESTINATION_URL: host.url,
  DESTINATION_WRITE_KEY: "id:secret",
});

describe("the service with a destination", () => {
  test.each(["jitsu", "rudderstack", "segment"])(
    "forwards to %s what it received",
    async (type) => {
      const url = await start(forwarding(type));
      const answer = await post(`${url}/v1/webhook?writeKey=two`, GOOD);
      expect([answer.status, await answer.json()]).toEqual([200, { success: true }]);
      expect(await host.until(() => host.taken.has("m-1"), 5_000)).toBe(true);
      expect(host.taken.get("m-1")).toMatchObject([{ event: "Email Opened", userId: "u-1" }]);
    },
  );

  test("follows the sources file, and keeps the last good one", async () => {
    const path = join(folder.path, "sources.json");
    const write = (keys: string[]): void => {
      const destination = { id: "host", type: "segment", url: host.url, writeKey: "k" };
      const source = sourceEntry({ writeKeys: keys, destinations: [destination] });
      replace(JSON.stringify({ sources: [source] }));
    };
    // All at once: a file that is half written is read, too.
    const replace = (content: string): void => {
      writeFileSync(`${path}.new`, content);
      renameSync(`${path}.new`, path);
    };
    const changed: string[] = [];
    const log = rememberingLog();
    write(["one"]);
    const watched = await watchSources(path, log, () => changed.push("changed"), 5);
    const until = async (condition: () => boolean): Promise<void> => {
      while (!condition()) await new Promise((resolve) => setImmediate(resolve));
    };
    write(["two"]);
    await until(() => changed.length === 1);
    expect(watched.current().find("two")?.source.name).toBe("News");
    replace('{ "sources": [] }');
    await until(() => log.said.some(({ level }) => level === "error"));
    expect(log.said.at(-1)).toMatchObject({
      fields: { reason: expect.stringContaining("/sources") },
      message: "the sources stay unchanged",
    });
    expect(watched.current().find("two")?.source.name).toBe("News");
    watched.stop();
    const url = await start({ SOURCES_FILE: path }).catch((error: unknown) => error);
    expect(url).toBeInstanceOf(SourcesError);
    rmSync(path);
    await expect(watchSources(path, log, () => undefined)).rejects.toThrow(
      "the sources file cannot be read: ENOENT",
    );
  });

  test("follows a write key in a separate file", async () => {
    const path = join(folder.path, "sources.json");
    const keyFile = join(folder.path, "key");
    const destination = { id: "host", type: "segment", url: host.url, writeKeyFile: keyFile };
    writeFileSync(keyFile, "old");
    writeFileSync(
      path,
      JSON.stringify({ sources: [sourceEntry({ destinations: [destination] })] }),
    );
    const log = rememberingLog();
    const changes = new EventEmitter();
    const watched = await watchSources(path, log, () => changes.emit("change"), 5);
    const changed = once(changes, "change");
    writeFileSync(keyFile, "new");
    await changed;
    expect(watched.current().list[0]?.destinations[0]?.writeKey).toBe("new");
    rmSync(keyFile);
    while (log.said.at(-1)?.level !== "error") await pause(1);
    await pause(50); // some looks more: the same trouble is said once
    watched.stop();
    expect(log.said.filter(({ level }) => level === "error")).toMatchObject([
      { fields: { reason: expect.stringMatching(/no write key for the destination host$/) } },
    ]);
    expect(watched.current().list[0]?.destinations[0]?.writeKey).toBe("new");
  });

  test("reads a sources file that hangs only once: more would hold up all other files", async () => {
    const path = join(folder.path, "sources.json");
    writeFileSync(path, JSON.stringify({ sources: [sourceEntry({ writeKeys: ["one"] })] }));
    const log = rememberingLog();
    const watched = await watchSources(path, log, () => undefined, 1);
    const pipe = join(folder.path, "pipe");
    execFileSync("mkfifo", [pipe]);
    renameSync(pipe, path);
    await pause(100); // a hundred times as long as it takes until it is looked at
    // Node has four threads for files: as many looks would take them all.
    await expect(readFile(import.meta.filename, "utf8")).resolves.toContain("hangs");
    while (log.said.length === 0) {
      endReading(path);
      await pause(1);
    }
    watched.stop();
    endReading(path);
    expect(log.said).toMatchObject([{ message: "the sources stay unchanged" }]);
    expect(watched.current().find("one")).toBeDefined();
  });

  test.each([
    [{ WRITE_KEY: "k" }, "WRITE_KEY is set without DESTINATION_URL"],
    ...[
      { DESTINATION_TYPE: "postgres", DESTINATION_URL: "http://host" },
      { DESTINATION_TYPE: "segment", DESTINATION_URL: "postgres://u:secret@db/e" },
    ].map((of): [Record<string, string>, string] => [
      { WRITE_KEY: "k", ...of },
      "DESTINATION_URL does not belong to DESTINATION_TYPE; allowed: a postgres:// URL for postgres",
    ]),
    ...[
      {
        DESTINATION_TYPE: "postgres",
        DESTINATION_URL: "postgres://db/e",
        DESTINATION_WRITE_KEY: "k",
      },
      { DESTINATION_TYPE: "segment", DESTINATION_URL: "http://host" },
    ].map((of): [Record<string, string>, string] => [
      { WRITE_KEY: "k", ...of },
      "DESTINATION_WRITE_KEY does not belong to DESTINATION_TYPE; allowed: none for postgres",
    ]),
    [{ WRITE_KEY: "k", SOURCES_FILE: "f" }, "WRITE_KEY and SOURCES_FILE are both set"],
    [
      { WRITE_KEY: "k", DATA_DIR: "" },
      "neither DATA_DIR nor DATABASE_URL is set; allowed with SOURCES_FILE",
    ],
  ])("does not start with %j", async (environment, message) => {
    const started = start(environment);
    await expect(started).rejects.toThrow(message);
    await expect(started).rejects.toBeInstanceOf(ConfigError);
  });

  test("has its store alone", async () => {
    await start({ ADMIN_TOKEN: "an-admin-token-of-16" });
    await expect(start({ ADMIN_TOKEN: "an-admin-token-of-16" })).rejects.toBeInstanceOf(CannotOpen);
  });
});

test.each([
  [{ type: "postgres", url: "http://host" }, "/url of the sources: must match pattern"],
  [{ type: "segment", url: "postgres://h/d", writeKey: "k" }, "/url of the sources: must match"],
  [
    { type: "postgres", url: "postgres://h/d", writeKey: "k" },
    "/writeKey of the sources: must be absent",
  ],
  [{ type: "segment", url: "http://host" }, "must have required property 'writeKey'"],
  [
    { type: "postgres", url: "postgres://h/d", options: { schema: "a b" } },
    "/options/schema of the sources: must match pattern",
  ],
])("a sources file with the destination %j is refused", (destination, message) => {
  const source = { name: "News", writeKeys: ["k"], destinations: [{ id: "a", ...destination }] };
  expect(() => readSources(JSON.stringify({ sources: [source] }))).toThrow(message);
});

test("refused payloads of the source contract are stored, without credentials", async () => {
  const url = await start({ ADMIN_TOKEN: "0123456789abcdef" });
  const item = { event: { ...GOOD, userId: null, token: "secret" }, source: { Name: "My Emails" } };
  expect((await post(`${url}/v1/sources/nudgespot`, [item])).status).toBe(200);
  expect((await post(`${url}/v0/sources/nudgespot`, [1])).status).toBe(200);
  const headers = { Authorization: "Bearer 0123456789abcdef" };
  const listed = await fetch(`${url}/admin/quarantine`, { headers });
  const { entries } = (await listed.json()) as { entries: { id: string; source: string }[] };
  expect(entries.map(({ source }) => source).sort()).toEqual([
    "rudderstack:my_emails",
    "rudderstack:nudgespot",
  ]);
  for (const { id } of entries) {
    const shown = await fetch(`${url}/admin/quarantine/${id}`, { headers });
    expect(await shown.text()).not.toContain("secret");
  }
});

test.each([
  ["two sources with the same schema name", [sourceEntry(), sourceEntry({ writeKeys: ["b"] })]],
  ["a write key that is there twice", [sourceEntry(), sourceEntry({ name: "Other" })]],
])("sources are refused for %s", (rule, sources) => {
  expect(() => readSources(JSON.stringify({ sources }))).toThrow(rule);
});

describe("a destination's write key", () => {
  const keyOf = (entry: JsonObject): string | undefined => {
    const { writeKey: _, ...destination } = (sourceEntry().destinations as JsonObject[])[0] ?? {};
    const source = sourceEntry({ destinations: [{ ...destination, ...entry }] });
    return readSources(JSON.stringify({ sources: [source] })).list[0]?.destinations[0]?.writeKey;
  };

  test("is in the sources file, in a separate file, or in the environment", () => {
    const path = join(folder.path, "key");
    writeFileSync(path, "of-a-file\n");
    process.env.NUDGESPOT_TEST_KEY = "of-the-environment";
    expect(keyOf({ writeKey: "k" })).toBe("k");
    expect(keyOf({ writeKeyFile: path })).toBe("of-a-file");
    expect(keyOf({ writeKeyEnv: "NUDGESPOT_TEST_KEY" })).toBe("of-the-environment");
    delete process.env.NUDGESPOT_TEST_KEY;
  });

  test.each<[string, JsonObject, string]>([
    ["none", {}, "/sources/0/destinations/0"],
    ["two", { writeKey: "k", writeKeyEnv: "K" }, "/sources/0/destinations/0"],
    ["a file that is not there", { writeKeyFile: "none" }, "no write key for the destination host"],
    [
      "a variable that is not set",
      { writeKeyEnv: "NUDGESPOT_NONE" },
      "no write key for the destination host",
    ],
  ])("cannot be %s", (_name, entry, message) => {
    expect(() => keyOf(entry)).toThrow(message);
  });
});
