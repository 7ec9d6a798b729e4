// The commands that README and docs show, run as they stand there, from an empty folder and with the
// command that README's installation makes. Only the addresses are those of fakes.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join, resolve } from "node:path";
import { parseEnv } from "node:util";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { createExpressServer } from "../../transformer/http/express-server.js";
import { testApp } from "../support/app.js";
import { filesIn, readText } from "../support/files.js";
import { acceptAsRudderStack, Host } from "../support/host.mjs";
import { installGlobally } from "../support/installed.js";
import { FakeConsole } from "../support/jitsu-console.js";
import { listening } from "../support/listening.js";
import { hasPostgres, PostgresServer } from "../support/postgres-server.mjs";
import { start } from "../support/process.js";
import { post, receiving, TOKEN } from "../support/receiving.js";
import { temporaryFolder } from "../support/stores.js";

let folder: ReturnType<typeof temporaryFolder>;

/** Where the command is installed. */
let prefix: ReturnType<typeof temporaryFolder>;
let bin: string;

beforeAll(() => {
  prefix = temporaryFolder();
  bin = installGlobally(prefix.path);
});

afterAll(() => {
  prefix.remove();
});

beforeEach(() => {
  folder = temporaryFolder();
});

afterEach(() => {
  folder.remove();
});

/** The blocks of a file that have a command, or another text, in them. */
function blocksWith(file: string, part: string, languages = ["", "sh"]): string[] {
  const fences = readText(file).matchAll(/^```(\w*)\n(.*?)^```$/gms);
  return [...fences].flatMap(([, language = "", text = ""]) =>
    languages.includes(language) && text.includes(part) ? [text] : [],
  );
}

/** The blocks that were run. */
const ran = new Set<string>();

/** Runs a block, with other words in place of those that stand for the reader's own. */
async function run(block: string, words: Readonly<Record<string, string>>, edited = block) {
  ran.add(block);
  let script = edited;
  for (const [word, other] of Object.entries(words)) script = script.replaceAll(word, other);
  const child = spawn("sh", ["-e", "-c", script], {
    cwd: folder.path,
    env: { ...process.env, PATH: `${bin}:${process.env.PATH ?? ""}` },
    stdio: "pipe",
  });
  const [stdout, stderr, [code]] = await Promise.all([
    child.stdout.toArray(),
    child.stderr.toArray(),
    once(child, "close") as Promise<[number]>,
  ]);
  return { code, stdout: stdout.join(""), stderr: stderr.join("") };
}

describe("Jitsu", () => {
  test("docs/jitsu.md: register", async () => {
    const [block = "", ...others] = blocksWith("docs/jitsu.md", "register jitsu");
    expect(others).toEqual([]);
    const fake = new FakeConsole();
    await using console = await listening(fake.server);
    const { code, stdout, stderr } = await run(block, {
      "https://jitsu.example.com": `http://127.0.0.1:${console.port}`,
      "KEY-ID:SECRET": "k1:user-secret",
      "DESTINATION-ID": "ds-0001",
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("created   connection");
    expect(fake.of("function")).toHaveLength(1);
  });
});

describe("RudderStack", () => {
  const DESTINATION = {
    ...{ id: "pg-1", enabled: true, isProcessorEnabled: true },
    destinationDefinition: { id: "pg", name: "POSTGRES" },
  };
  const WORKSPACE = JSON.stringify({
    workspaceId: "w",
    sources: [{ name: "Web", destinations: [DESTINATION] }],
  });

  test("docs/set-up-rudderstack.md: register, and doctor after it", async () => {
    writeFileSync(join(folder.path, "workspaceConfig.json"), WORKSPACE);
    const [register = ""] = blocksWith("docs/set-up-rudderstack.md", "register rudderstack");
    const registered = await run(register, { DESTINATION_ID: "pg-1" });
    expect(registered).toMatchObject({ code: 0, stderr: "" });
    await using host = await listening(createServer((_request, response) => response.end("ok")));
    const [doctor = ""] = blocksWith("docs/set-up-rudderstack.md", "nudgespot-source doctor");
    const address = `http://127.0.0.1:${host.port}`;
    const { code, stdout } = await run(doctor, { "http://localhost:8080": address });
    expect(stdout).toContain("0 failures");
    expect(code).toBe(0);
  });
});

describe("docs/doctor.md", () => {
  test("RudderStack", async () => {
    const [block = ""] = blocksWith("docs/doctor.md", "--upstream");
    writeFileSync(join(folder.path, "workspaceConfig.json"), '{"workspaceId":"w","sources":[]}');
    await using service = await listening(createExpressServer(testApp({ now: Date.now })));
    const address = `http://127.0.0.1:${service.port}`;
    const { code, stdout } = await run(block, {
      "http://localhost:9090": address,
      "http://localhost:9091": address,
      "http://localhost:8080": address,
    });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^ok +plugin-identity:.*^failure +upstream-loop:/ms);
  });

  test("Jitsu", async () => {
    const [block = ""] = blocksWith("docs/doctor.md", "--console");
    await using console = await listening(new FakeConsole().server);
    await using ingest = await listening(
      createServer((_, response) => response.end('{"ok":true}')),
    );
    process.env.JITSU_TOKEN = "k1:user-secret";
    const { code, stdout } = await run(block, {
      "https://jitsu.example.com": `http://127.0.0.1:${console.port}`,
      "https://ingest.example.com": `http://127.0.0.1:${ingest.port}`,
    });
    delete process.env.JITSU_TOKEN;
    expect(code).toBe(1);
    expect(stdout).toMatch(/^failure +jitsu-stream:.*^ok +ingest-event:/ms);
  });

  test("databases", async () => {
    const [block = ""] = blocksWith("docs/doctor.md", "--jobs-db");
    const { code, stdout } = await run(block, {
      $WAREHOUSE_URL: "postgres://127.0.0.1:1/a",
      $JOBS_DB_URL: "postgres://127.0.0.1:1/b",
    });
    expect(code).toBe(3);
    expect(stdout).toMatch(/^failure +warehouse-columns:.*^failure +jobs-db-schema:/ms);
  });
});

test.each(["docs/set-up-rudderstack.md", "docs/warehouse.md"])("%s: warehouse", async (file) => {
  const [block = ""] = blocksWith(file, "nudgespot-source warehouse");
  const { code, stdout, stderr } = await run(block, { 'psql "$DATABASE_URL"': "cat" });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toContain('create table if not exists "nudgespot"."email_opened"');
});

test("docs/contract.md: contract", async () => {
  const [block = ""] = blocksWith("docs/contract.md", "nudgespot-source contract");
  await using service = await listening(createExpressServer(testApp({ now: Date.now })));
  const address = `http://127.0.0.1:${service.port}`;
  const { code, stdout } = await run(block, {
    "http://localhost:9090": address,
    "https://transformer.example.com": address,
  });
  expect(code).toBe(0);
  expect(stdout.match(/ 0 failed/g)).toHaveLength(2);
});

test("docs/ci.md: transform and schema", async () => {
  const [block = ""] = blocksWith("docs/ci.md", "nudgespot-source transform");
  writeFileSync(
    join(folder.path, "payloads.ndjson"),
    readText("examples/email-opened/track.payload.json"),
  );
  const schemas = resolve("schemas");
  const { code, stdout } = await run(block, { "old/schemas": schemas, "new/schemas": schemas });
  expect({ code, stdout }).toEqual({ code: 0, stdout: "No changes.\n" });
});

test("docs/ci.md: validate", async () => {
  const [block = ""] = blocksWith("docs/ci.md", "nudgespot-source validate fixtures/*.json");
  writeFileSync(join(folder.path, "settings.json"), "{}");
  const fixtures = resolve("examples/email-opened");
  const { code, stdout } = await run(block, { "fixtures/*.json": `${fixtures}/*.payload.json` });
  expect(code).toBe(0);
  expect(stdout).toContain("4 payloads: 4 accepted");
});

describe("received calls are forwarded", () => {
  const INGEST = "https://ingest.example.com";
  const OPENED = { event: "Email Opened", userId: "u-1", messageId: "m-1" };

  /** Serves with the given environment, calls, and looks what arrives at a host. */
  async function forwarded(
    environment: NodeJS.Dict<string>,
    host: Host,
  ): Promise<readonly unknown[] | undefined> {
    await using service = start(["serve"], { DATA_DIR: folder.path, ...environment });
    const { port } = await service.logged("serving");
    const url = `http://127.0.0.1:${String(port)}/v1/webhook?writeKey=a-write-key`;
    const answer = await fetch(url, { method: "POST", body: JSON.stringify(OPENED) });
    expect(answer.status).toBe(200);
    await host.until(() => host.taken.has("m-1"), 120_000);
    return host.taken.get("m-1");
  }

  test("docs/receiving.md: of one source", async () => {
    const [block = ""] = blocksWith("docs/receiving.md", "WRITE_KEY=a-write-key");
    await using host = await new Host().listen();
    const words = block.replace(INGEST, host.url).split(/\s+/);
    const environment = parseEnv(words.filter((word) => word.includes("=")).join("\n"));
    const here = { ...environment, DATA_DIR: folder.path };
    expect(await forwarded(here, host)).toMatchObject([OPENED]);
  });

  test("docs/console.md: with the console", async () => {
    const [block = ""] = blocksWith("docs/console.md", "npm start");
    const words = block.split(/\s+/).filter((word) => word.includes("="));
    const environment = { ...parseEnv(words.join("\n")), DATA_DIR: folder.path };
    await using service = start(["serve"], environment);
    const { port } = await service.logged("serving");
    const answer = await fetch(`http://127.0.0.1:${String(port)}/console/`);
    expect(await answer.text()).toContain('src="console.js"');
  });

  test("docs/receiving.md: of several sources", async () => {
    const [block = ""] = blocksWith("docs/receiving.md", '"sources"', ["json"]);
    await using host = await new Host().listen();
    const path = join(folder.path, "sources.json");
    writeFileSync(path, block.replace(INGEST, host.url));
    const environment = { SOURCES_FILE: path, JITSU_WRITE_KEY: "id:secret" };
    // With the option in the example, each event is sent for two tables.
    expect(await forwarded(environment, host)).toMatchObject([OPENED, OPENED]);
  });

  (hasPostgres ? test : test.skip)("docs/scale.md: with a store in PostgreSQL", async () => {
    const [block = ""] = blocksWith("docs/scale.md", "DATABASE_URL=");
    ran.add(block);
    await using server = await PostgresServer.start();
    await using host = await new Host().listen();
    const words = block
      .replace("postgres://nudgespot@localhost/events", server.url())
      .replace("http://localhost:8080", host.url)
      .split(/\s+/);
    const environment = parseEnv(words.filter((word) => word.includes("=")).join("\n"));
    expect(await forwarded({ ...environment, DATA_DIR: "" }, host)).toMatchObject([OPENED]);
  });
});

test("docs/receiving.md: the quarantine", async () => {
  const [block = ""] = blocksWith("docs/receiving.md", "quarantine counts");
  await using on = await receiving();
  await post(on.app, { event: "Email Opened", messageId: "m-1" }).expect(400);
  await using service = await listening(createServer(on.app));
  const address = `http://127.0.0.1:${service.port}`;
  const words = {
    "http://localhost:9090": address,
    "=TOKEN": `=${TOKEN}`,
    "--source nudgespot": "--all",
  };
  // An entry without a recipient is refused again.
  const { stdout } = await run(block, words, block.replace(/^(.*resend.*)$/m, "$1 || true"));
  expect(stdout).toContain("1 kept, refused 1x  news  no_recipient");
  expect(stdout).toContain("1 refused again");
  expect(stdout).toContain("1 discarded");
});

test("docs/receiving.md: sending delivered events again", async () => {
  const [block = ""] = blocksWith("docs/receiving.md", "nudgespot-source resend");
  await using on = await receiving();
  await post(on.app, { event: "Email Opened", userId: "u-1" }).expect(200);
  await on.events();
  await using service = await listening(createServer(on.app));
  const address = `http://127.0.0.1:${service.port}`;
  const { code, stdout } = await run(block, {
    ...{ "http://localhost:9090": address, "=TOKEN": `=${TOKEN}` },
    ...{ "nudgespot/jitsu": "news/host", "2026-05-01T10:00Z": "2026-05-01" },
  });
  expect({ code, stdout }).toEqual({ code: 0, stdout: "1 events are queued again\n" });
});

test("docs/receiving.md: replay", async () => {
  const [block = ""] = blocksWith("docs/receiving.md", "nudgespot-source replay");
  writeFileSync(
    join(folder.path, "archive.ndjson"),
    readText("examples/email-opened/track.payload.json"),
  );
  await using host = await new Host().listen();
  host.behaviour = acceptAsRudderStack;
  const { code, stdout } = await run(block, { "http://localhost:8080": host.url });
  expect(code).toBe(0);
  expect(stdout).toMatch(/^1 events would be sent, .*^1 sent, 0 refused, 0 ignored$/ms);
});

test.each(["docs/receiving.md", "docs/doctor.md"])(
  "%s: doctor of what is forwarded",
  async (file) => {
    const [block = ""] = blocksWith(file, "ADMIN_TOKEN=TOKEN nudgespot-source doctor");
    await using on = await receiving(Date.now);
    await using service = await listening(createServer(on.app));
    const address = `http://127.0.0.1:${service.port}`;
    const { code, stdout } = await run(block, {
      "http://localhost:9090": address,
      "=TOKEN": `=${TOKEN}`,
    });
    expect(stdout).toContain(" 0 failures");
    expect(code).toBe(0);
    expect(on.tried).toHaveLength(1);
  },
);

test("every block with a command is run here", () => {
  const files = ["README.md", "CONTRIBUTING.md", ...filesIn("docs", ".md")];
  const blocks = files.flatMap((file) => blocksWith(file, "nudgespot-source "));
  const withCommand = blocks.filter((block) => /^(\w+=\S+ )*nudgespot-source [a-z]/m.test(block));
  expect(withCommand.filter((block) => !ran.has(block))).toEqual([]);
});
