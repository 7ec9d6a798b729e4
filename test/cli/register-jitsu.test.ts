// The commands as processes; what they do is tested in test/hosts/jitsu/.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import type { JsonObject } from "../../transformer/core/values.js";
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
  test("says what was done and what comes next, with the key this once", async () => {
    const { code, stdout, stderr } = await register();
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/^created {3}stream .*\ncreated {3}function .*\ncreated {3}connection /);
    expect(stdout).toMatch(/X-Write-Key: [a-z0-9]+:[0-9a-f]{48}/);
    expect(stdout).toContain("from email_delivered");
    expect(stdout).not.toMatch(/service-token|pg-secret/);
    const again = await register();
    expect(again.stdout).toMatch(/^unchanged stream /);
    expect(again.stdout).not.toMatch(/[0-9a-f]{48}/);
  });

  test("--dry-run changes nothing, --json is JSON alone", async () => {
    const { code, stdout } = await register("--dry-run", "--json");
    expect(code).toBe(0);
    expect((JSON.parse(stdout) as { steps: JsonObject[] }).steps).toHaveLength(3);
    expect(fake.writes).toEqual([]);
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
    expect(dry.stdout.match(/^removed /gm)).toHaveLength(3);
    expect(fake.of("stream")).toHaveLength(1);
    expect((await run("unregister", [])).stdout).toBe(dry.stdout);
    expect(fake.of("stream")).toEqual([]);
    expect((await run("unregister", [])).stdout).toContain("nothing to change");
  });
});
