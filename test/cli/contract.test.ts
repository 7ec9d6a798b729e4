// The command as a process; the cases are tested in test/contract/cases.test.ts.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { CONTRACT_CASES } from "../../transformer/contract/contract.js";
import { createExpressServer } from "../../transformer/http/express-server.js";
import { testApp } from "../support/app.js";
import { runCommand } from "../support/command.js";
import { listening } from "../support/listening.js";
import { temporaryFolder } from "../support/stores.js";

describe("contract", () => {
  test("passes a service, also below a path of a proxy", async () => {
    const app = testApp({ now: Date.now });
    const proxied = createServer((request, response) => {
      request.url = (request.url ?? "").replace(/^\/nudgespot/, "");
      app(request, response);
    });
    await using service = await listening(createExpressServer(app));
    await using proxy = await listening(proxied);
    for (const url of [
      `http://127.0.0.1:${service.port}`,
      `http://127.0.0.1:${proxy.port}/nudgespot/`,
    ]) {
      const { code, stdout, stderr } = await runCommand(["contract", url]);
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      expect(stdout.match(/^pass /gm)).toHaveLength(CONTRACT_CASES.length);
      expect(stdout).toContain(`${CONTRACT_CASES.length} passed, 0 failed`);
    }
  });

  test("fails what answers otherwise, says how and why, and writes a report", async () => {
    await using server = await listening(createServer((_request, response) => response.end("<p>")));
    const folder = temporaryFolder();
    const args = ["contract", `http://127.0.0.1:${server.port}`, "--group", "probes"];
    const { code, stdout } = await runCommand([...args, "--junit", "report.xml"], folder.path);
    const report = readFileSync(join(folder.path, "report.xml"), "utf8");
    folder.remove();
    expect(code).toBe(1);
    expect(stdout).toContain(
      "FAIL /health says that the process is up\n     content type undefined, not application/json\n     The contract: ",
    );
    expect(report).toContain('<testsuites tests="5" failures="5">');
    expect(report.match(/<failure /g)).toHaveLength(5);
    const json = await runCommand([...args, "--json"]);
    expect(JSON.parse(json.stdout)).toMatchObject({ passed: 0, failed: 5 });
  });

  test("ends with 3 where nothing answers", async () => {
    const { code } = await runCommand(["contract", "http://127.0.0.1:1", "--group", "probes"]);
    expect(code).toBe(3);
  });

  test.each([
    [[], "missing required argument 'url'"],
    [["localhost"], "must be an http or https URL"],
    [["http://localhost", "--group", "all"], "Allowed choices are transform"],
  ])("%j is wrong use", async (args, message) => {
    const { code, stdout, stderr } = await runCommand(["contract", ...args]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(message);
  });
});
