// The command; its probes are tested in test/doctor/.
import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { createExpressServer } from "../../transformer/http/express-server.js";
import { testApp } from "../support/app.js";
import { runCommand } from "../support/command.js";
import { FakeConsole } from "../support/jitsu-console.js";
import { listening } from "../support/listening.js";
import { receiving, TOKEN } from "../support/receiving.js";
import { temporaryFolder } from "../support/stores.js";

describe("doctor", () => {
  test("ends with 0 where warnings are all there is, and names the fix of each", async () => {
    await using plugin = await listening(createExpressServer(testApp()));
    const address = `http://127.0.0.1:${plugin.port}`;
    const { code, stdout, stderr } = await runCommand(["doctor", "--plugin", address]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("ok       plugin-identity: It is the plugin that answers");
    expect(stdout).toMatch(/^warning {2}plugin-upstream: .*\n {9}Fix: set UPSTREAM_URL/m);
    expect(stdout).toMatch(/^skipped {2}upstream-reachable, .*: needs --upstream$/m);
    expect(stdout).toContain("5 ok, 1 warnings, 0 failures, 54 skipped");
  });

  test("ends with 1 on a failure, and --json is JSON alone", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder.path, "w.json"), '{ "sources": [] }');
    const args = ["doctor", "--json", "--workspace-config", "w.json"];
    const { code, stdout } = await runCommand(args, folder.path);
    folder.remove();
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      summary: { ok: 0, warning: 0, failure: 1 },
      probes: expect.arrayContaining([
        expect.objectContaining({ id: "source-present", status: "failure" }),
      ]) as unknown,
    });
  });

  test("looks into Jitsu's console, and says what that refuses", async () => {
    await using console = await listening(new FakeConsole().server);
    const args = ["doctor", "--console", `http://127.0.0.1:${console.port}`, "--workspace"];
    const token = { JITSU_TOKEN: "any:service-token" };
    const looked = await runCommand([...args, "acme"], ".", token);
    expect(looked.code).toBe(1);
    expect(looked.stdout).toMatch(/^failure {2}jitsu-stream: no stream is named Nudgespot$/m);
    const unknown = await runCommand([...args, "none"], ".", token);
    expect(unknown).toMatchObject({ code: 1, stdout: "" });
    expect(unknown.stderr).toContain("does not have this workspace");
  });

  test("asks a service that forwards, with the token of ADMIN_TOKEN", async () => {
    await using on = await receiving();
    await using service = await listening(createServer(on.app));
    on.states.set("news/host", { state: "paused", lastError: "status 401" });
    const args = ["doctor", "--plugin", `http://127.0.0.1:${service.port}`];
    const { code, stdout } = await runCommand(args, ".", { ADMIN_TOKEN: TOKEN });
    expect(code).toBe(1);
    expect(stdout).toContain("ok       store-writable: ");
    expect(stdout).toMatch(/^failure {2}forward-key: .*news\/host/m);
    expect(stdout).not.toContain(TOKEN);
  });

  test("ends with 3 where nothing answers", async () => {
    const { code, stdout } = await runCommand(["doctor", "--plugin", "http://127.0.0.1:1"]);
    expect(code).toBe(3);
    expect(stdout).toContain("failure  plugin-reachable: nothing answers");
  });

  test.each([
    [[], "nothing to look at"],
    [["--console", "http://localhost"], "--console needs --workspace"],
    [["--console", "http://localhost", "--workspace", "w"], "JITSU_TOKEN must be keyId:secret"],
    [["--plugin", "localhost:9090"], "must be an http or https URL"],
    [["--workspace-config", "none.json"], "none.json cannot be read: ENOENT"],
    [["--workspace-config", "README.md"], "it is not JSON, at line 1, column 1"],
  ])("%j is wrong use", async (args, message) => {
    const { code, stdout, stderr } = await runCommand(["doctor", ...args]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(message);
  });
});
