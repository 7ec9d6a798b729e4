// The command as a process; the mapping itself is tested in test/core/.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import type { JsonObject } from "../../transformer/core/values.js";
import { runCommand } from "../support/command.js";
import { filesIn, readJson } from "../support/files.js";
import { temporaryFolder } from "../support/stores.js";

const MAIN = resolve("dist/cli/main.js");

let folder: ReturnType<typeof temporaryFolder>;

beforeEach(() => {
  folder = temporaryFolder();
});

afterEach(() => {
  folder.remove();
});

const parseLines = (text: string): JsonObject[] =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as JsonObject);

describe("transform", () => {
  test("gives the event of every example, one a line, in order", async () => {
    const payloads = filesIn("examples", ".payload.json").map((path) => resolve(path));
    const { code, stdout, stderr } = await runCommand(["transform", ...payloads]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const events = payloads.map((path) => readJson(path.replace(".payload.", ".track.")));
    expect(parseLines(stdout)).toEqual(events);
  });

  const MIXED = [
    '{"event":"Email Opened","userId":"u-1","messageId":"m-1","timestamp":1772357400}',
    '{"event":"Email Opened","token":"secret"}',
    '{"event":"Order Completed","userId":"u-1"}',
    "no JSON",
    '{"event":"Email Bounced","userId":"u-1","messageId":"m-2","timestamp":1772357400}',
  ].join("\n");

  test("reads standard input, and names refused payloads", () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, "transform"], {
      input: MIXED,
      encoding: "utf8",
    });
    expect(status).toBe(1);
    expect(parseLines(stdout)).toMatchObject([{ messageId: "m-1" }, { messageId: "m-2" }]);
    expect(stderr).toBe(
      "2 accepted, 3 refused, 0 ignored; name a file for them with --rejected, or look at them with validate\n",
    );
  });

  test("writes refused payloads to a file, with line, code and reason", async () => {
    writeFileSync(join(folder.path, "in.ndjson"), MIXED);
    writeFileSync(join(folder.path, "settings.json"), '{"unsupportedEvents":"ignore"}');
    const args = ["in.ndjson", "--rejected", "out.ndjson", "--settings", "settings.json"];
    const { code, stdout, stderr } = await runCommand(["transform", ...args], folder.path);
    expect(code).toBe(0);
    expect(parseLines(stdout)).toHaveLength(2);
    expect(stderr).toBe("2 accepted, 2 refused, 1 ignored; they are in out.ndjson\n");
    const rejected = readFileSync(join(folder.path, "out.ndjson"), "utf8");
    expect(parseLines(rejected)).toMatchObject([
      { file: "in.ndjson", line: 2, code: "no_recipient", payload: '{"event":"Email Opened"}' },
      { file: "in.ndjson", line: 4, code: "invalid_json", reason: "not JSON that can be read" },
    ]);
    expect(rejected).not.toContain("secret");
  });

  test.each([
    [["none.json"], "none.json cannot be read: ENOENT"],
    [["--rejected", "no/such/folder"], "no/such/folder cannot be written: ENOENT"],
    [["--settings", "none.json"], "none.json cannot be read: ENOENT"],
  ])("%j is wrong use", async (args, message) => {
    const { code, stdout, stderr } = await runCommand(["transform", ...args], folder.path);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toBe(`nudgespot-source: ${message}\n`);
  });

  test("Ctrl-C ends it with whole lines", async () => {
    const child = spawn(process.execPath, [MAIN, "transform"], { stdio: "pipe" });
    const line = '{"event":"Email Opened","userId":"u-1","timestamp":1772357400}\n';
    child.stdin.on("error", () => undefined); // it ends before all is written
    child.stdin.write(line.repeat(20_000));
    const chunks: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => {
      if (chunks.push(chunk) === 3) child.kill("SIGINT");
      child.stdin.write(line.repeat(1_000));
    });
    const [code] = (await once(child, "close")) as [number | null];
    expect(code).toBe(1);
    const written = Buffer.concat(chunks).toString();
    expect(written.endsWith("\n")).toBe(true);
    expect(new Set(parseLines(written).map(({ event }) => event))).toEqual(
      new Set(["Email Opened"]),
    );
  });
});
