// The commands; the registration is tested in test/hosts/jitsu/.
import { createServer } from "node:http";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { runCommand, type Ended } from "../support/command.js";
import { FakeConsole } from "../support/jitsu-console.js";
import { listening } from "../support/listening.js";
import { temporaryFolder } from "../support/stores.js";

let fake: FakeConsole;
let address: Awaited<ReturnType<typeof listening>>;
let folder: ReturnType<typeof temporaryFolder>;

beforeEach(async () => {
  fake = new FakeConsole();
  address = await listening(fake.server);
  folder = temporaryFolder();
});

afterEach(async () => {
  await address[Symbol.asyncDispose]();
  folder.remove();
});

function run(command: string, args: readonly string[], token?: string): Promise<Ended> {
  const console = ["--console", `http://127.0.0.1:${address.port}`, "--workspace", "acme"];
  const environment = { JITSU_TOKEN: token ?? "any:service-token" };
  return runCommand([command, "jitsu", ...console, ...args], folder.path, environment);
}

const register = (...args: string[]): Promise<Ended> =>
  run("register", ["--destination", "ds-0001", ...args]);

describe("register jitsu", () => {
  test("prints the steps done and the next ones, with the key this once", async () => {
    const { code, stdout, stderr } = await register();
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/^created {3}stream .*\ncreated {3}function .*\ncreated {3}connection /);
    expect(stdout).toMatch(/X-Write-Key: [a-z0-9]+:[0-9a-f]{48}/);
    expect(stdout).toContain("from public.email_delivered");
    expect(stdout).toContain("warehouse --host jitsu --schema public");
    expect(stdout).toContain("no destinations found");
    expect(stdout).not.toMatch(/service-token|pg-secret/);
    const again = await register();
    expect(again.stdout).toMatch(/^unchanged stream /);
    expect(again.stdout).not.toMatch(/[0-9a-f]{48}/);
  });

  test("--dry-run changes nothing, --json is JSON alone", async () => {
    const { code, stdout } = await register("--dry-run", "--json");
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      dryRun: true,
      steps: [{ action: "created" }, { action: "created" }, { to: "ds-0001" }],
    });
    expect((await register("--dry-run")).stdout).toBe(
      "would create stream\nwould create function\nwould create connection to ds-0001\n\nNothing was written.\n",
    );
    expect(fake.writes).toEqual([]);
  });

  test("warns of settings that it does not know, and keeps those that it has", async () => {
    writeFileSync(join(folder.path, "s.json"), '{"pseudonymize":true,"pseudonymise":true}');
    const { code, stderr } = await register("--settings", "s.json");
    expect(code).toBe(0);
    expect(stderr).toBe(
      "nudgespot-source: warning: not settings of this source, and ignored: pseudonymise\n",
    );
    const again = await register();
    expect(again.stdout).toMatch(/^unchanged function /m);
  });

  test("--ingest waits for ingest, with the key that was made or given", async () => {
    let answers = 0;
    const ingest = createServer((_request, response) => {
      answers += 1;
      if (answers === 1) response.writeHead(401).end("{}");
      else response.end('{"ok":true,"okEvents":1,"receivedEvents":1}');
    });
    await using host = await listening(ingest);
    const url = `http://127.0.0.1:${host.port}`;
    const { code, stdout } = await register("--ingest", url);
    expect(code).toBe(0);
    expect(stdout).toContain(`${url}/api/s/s2s/track`);
    expect(stdout).toMatch(/\nIngest accepts the key, and knows the destination\.\n$/);
    expect(answers).toBe(2);
    expect((await register("--ingest", url)).stderr).toContain("--ingest needs --write-key");
    expect((await register("--ingest", url, "--write-key", "a:b")).code).toBe(0);
  });

  test("ends with 1 where the console refuses, with 3 where none answers", async () => {
    const refused = await run("register", ["--destination", "ds-0001"], "any:wrong");
    expect(refused).toMatchObject({ code: 1, stdout: "" });
    expect(refused.stderr).toMatch(/^nudgespot-source: the console refuses the token: .*\n$/);
    const args = ["--workspace", "a", "--destination", "d", "--console", "http://127.0.0.1:1"];
    const gone = await runCommand(["register", "jitsu", ...args], ".", { JITSU_TOKEN: "a:b" });
    expect(gone).toMatchObject({ code: 3, stdout: "" });
  });

  test.each<[string[], string | undefined, string]>([
    [[], undefined, "required option '--destination <id...>' not specified"],
    [
      ["--destination", "d", "--tables", "all"],
      undefined,
      "Allowed choices are collections, layout",
    ],
    [["--destination", "d"], "token", "JITSU_TOKEN must be keyId:secret"],
    [
      ["--destination", "d", "--settings", "s.json"],
      undefined,
      "at /pseudonymize: must be boolean",
    ],
  ])("%j is wrong use", async (args, token, message) => {
    writeFileSync(join(folder.path, "s.json"), '{"pseudonymize":"my-secret"}');
    const { code, stdout, stderr } = await run("register", args, token);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(message);
    expect(stderr).not.toContain("my-secret");
    expect(fake.writes).toEqual([]);
  });
});

describe("unregister jitsu", () => {
  test("takes out what register put in", async () => {
    await register();
    const dry = await run("unregister", ["--dry-run"]);
    expect(dry.stdout).toMatch(/^(would remove .*\n){3}\nNothing was written\.\n$/);
    expect(fake.of("stream")).toHaveLength(1);
    expect((await run("unregister", [])).stdout.match(/^removed {3}/gm)).toHaveLength(3);
    expect(fake.of("stream")).toEqual([]);
    expect((await run("unregister", [])).stdout).toContain("nothing to change");
  });
});
