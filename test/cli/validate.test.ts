// The command as a process: real files, pipes and a terminal.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { filesIn } from "../support/files.js";
import { hasTerminal, runCommand, runOnTerminal, type Ended } from "../support/command.js";
import { temporaryFolder } from "../support/stores.js";

const GOOD = '{"event":"Email Opened","userId":"u-1","timestamp":1772357400}';
const DOUBTFUL = '{"event":"Email Opened","userId":"u-1"}';
const BAD = '{"event":"Email Opened","timestamp":1772357400}';

let folder: ReturnType<typeof temporaryFolder>;

beforeAll(() => {
  folder = temporaryFolder();
  const write = (name: string, content: string | Buffer): void => {
    writeFileSync(join(folder.path, name), content);
  };
  write("good.ndjson", `${GOOD}\n${GOOD}\n`);
  write("empty.ndjson", "");
  write("doubtful.json", DOUBTFUL);
  write("mixed.ndjson", `${GOOD}\n${BAD}\n`);
  write("mixed.gz", gzipSync(`${GOOD}\n${BAD}\n`));
  write("many.ndjson", `${BAD}\n`.repeat(20));
  write("order.json", '{"event":"Order Completed","userId":"u-1"}');
  write("settings.json", '{"unsupportedEvents":"ignore"}');
  write("wrong.json", '{"unsupportedEvents":"secret"}');
});

afterAll(() => {
  folder.remove();
});

const validate = (...args: string[]): Promise<Ended> =>
  runCommand(["validate", ...args], folder.path);

describe("validate", () => {
  test.each<[number, string[], string]>([
    [0, ["good.ndjson"], "2 payloads: 2 accepted, 0 refused, 0 ignored, 0 warnings"],
    [0, ["doubtful.json"], "1 payloads: 1 accepted, 0 refused, 0 ignored, 1 warnings"],
    [1, ["doubtful.json", "--fail-on", "warning"], "mixed with neither"],
    [1, ["mixed.ndjson"], "mixed.ndjson:2:1 error no recipient"],
    [1, ["good.ndjson", "mixed.gz"], "4 payloads: 3 accepted, 1 refused"],
    [1, ["order.json"], "order.json:1:10 error"],
    [0, ["order.json", "--settings", "settings.json"], "1 ignored"],
    [1, ["many.ndjson", "--max-findings", "3"], "… and 17 more"],
    [1, ["good.ndjson", "--track"], "2 refused"],
    [1, ["good.ndjson", "empty.ndjson"], "empty.ndjson:1:1 error not a payload of a known shape"],
    [1, ["empty.ndjson"], "the file is empty"],
  ])("ends with %i: %j", async (code, args, said) => {
    const ended = await validate(...args);
    expect({ code: ended.code, stderr: ended.stderr }).toEqual({ code, stderr: "" });
    expect(ended.stdout).toContain(said.replace("mixed with", "an event with"));
  });

  test("has no warning about an example of this project", async () => {
    const examples = filesIn("examples", ".payload.json");
    expect(examples).toHaveLength(24);
    const ended = await runCommand(["validate", ...examples, "--fail-on", "warning"]);
    expect(ended).toMatchObject({ code: 0, stdout: expect.stringContaining("0 warnings") });
  });

  test("reads standard input", () => {
    const { status, stdout } = spawnSync("node", ["dist/cli/main.js", "validate", "-"], {
      input: `${GOOD}\n${BAD}`,
      encoding: "utf8",
    });
    expect(status).toBe(1);
    expect(stdout).toContain("-:2:1 error no recipient");
  });

  test("writes several formats at once", async () => {
    const args = [
      "--format",
      "junit=out/report.xml",
      "--format",
      "json",
      "--format",
      "sarif=s.json",
    ];
    const { code, stdout } = await validate("mixed.ndjson", ...args);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ summary: { payloads: 2, refused: 1 } });
    expect(readFileSync(join(folder.path, "out/report.xml"), "utf8")).toContain("<failure ");
    expect(readFileSync(join(folder.path, "s.json"), "utf8")).toContain('"version": "2.1.0"');
  });

  test.each<[string[], string]>([
    [[], "missing required argument 'file'"],
    [["none.json"], "none.json cannot be read: ENOENT"],
    [["good.ndjson", "--format", "xml"], "must be one of pretty, json"],
    [["good.ndjson", "--format", "json", "--format", "pretty"], "two formats for standard output"],
    [["good.ndjson", "--max-findings", "-1"], "must be a whole number"],
    [["good.ndjson", "--settings", "wrong.json"], "at /unsupportedEvents"],
    [["good.ndjson", "--format", "junit=good.ndjson/x.xml"], "cannot be written: "],
  ])("%j is wrong use", async (args, message) => {
    const { code, stdout, stderr } = await validate(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(message);
    expect(stderr).not.toContain("secret");
  });

  test("a reader that closes the pipe early is not an error", async () => {
    const shell = 'node dist/cli/main.js validate "$0" --format json | head -1';
    const child = spawn("sh", ["-c", shell, join(folder.path, "many.ndjson")]);
    const [chunk] = (await once(child.stdout, "data")) as [Buffer];
    expect(chunk.toString()).toBe("{\n");
    expect(await child.stderr.toArray()).toEqual([]);
  });
});

(hasTerminal ? describe : describe.skip)("validate on a terminal", () => {
  const onTerminal = (file: string, environment = {}): Promise<string> =>
    runOnTerminal(["validate", file], folder.path, environment);

  test("has colours, unless NO_COLOR is set", async () => {
    expect(await onTerminal("mixed.ndjson")).toContain("ESC[31merror");
    expect(await onTerminal("mixed.ndjson", { NO_COLOR: "1" })).not.toMatch(/ESC\[\d/);
  });

  test("shows progress with rate and time left, and takes it away", async () => {
    writeFileSync(join(folder.path, "long.ndjson"), `${GOOD}\n`.repeat(60_000));
    const written = await onTerminal("long.ndjson");
    expect(written).toMatch(/\rESC\[K█+░+ \d+ %, [\d,]+ payloads, [\d,]+ payloads\/s, \d+ s left/);
    expect(written).toMatch(/\rESC\[K60000 payloads: 60000 accepted/);
  });
});
