// The command as a process, against a real host on the loopback.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { hasTerminal, runCommand, runOnTerminal, type Ended } from "../support/command.js";
import { eventually } from "../support/eventually.js";
import { accept, Host, json } from "../support/host.mjs";
import { temporaryFolder } from "../support/stores.js";

const MAIN = resolve("dist/cli/main.js");

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

function write(count: number, others: readonly string[] = []): void {
  const lines = Array.from({ length: count }, (_, index) =>
    JSON.stringify({
      ...{ event: "Email Opened", userId: `u-${index}`, messageId: `m-${index}` },
      timestamp: 1704164645 + index,
    }),
  );
  writeFileSync(join(folder.path, "in.ndjson"), [...lines, ...others].join("\n"));
}

const KEY = "id-1:key-secret";

function args(...more: string[]): string[] {
  return ["replay", "in.ndjson", "--to", host.url, "--type", "jitsu", ...more];
}

function replay(...more: string[]): Promise<Ended> {
  return runCommand(args(...more), folder.path, { DESTINATION_WRITE_KEY: KEY });
}

const checkpoint = (): string => join(folder.path, "replay-checkpoint.json");

describe("replay", () => {
  test("sends a file, and leaves nothing behind", async () => {
    write(3);
    const { code, stdout, stderr } = await replay();
    expect({ code, stdout, stderr }).toEqual({
      code: 0,
      stdout: "3 sent, 0 refused, 0 ignored\n",
      stderr: "",
    });
    expect([...host.taken.keys()]).toEqual(["m-0", "m-1", "m-2"]);
    expect(existsSync(checkpoint())).toBe(false);
  });

  test("reads standard input, and fills Jitsu's tables", async () => {
    write(1);
    const child = spawn(
      process.execPath,
      [MAIN, ...args("--write-key", KEY, "--options", '{"tables":"collections"}')].map((arg) =>
        arg === "in.ndjson" ? "-" : arg,
      ),
      { cwd: folder.path, stdio: "pipe" },
    );
    child.stdin.end(readFileSync(join(folder.path, "in.ndjson")));
    expect(await once(child, "close")).toEqual([0, null]);
    const copies = host.taken.get("m-0") ?? [];
    expect(copies.map(({ JITSU_TABLE_NAME: table }) => table)).toEqual(["tracks", "email_opened"]);
  });

  test("names refused payloads, and succeeds if a file holds them", async () => {
    write(1, ["no JSON", '{"event":"Email Opened","token":"secret"}']);
    const told = await replay();
    expect(told).toMatchObject({ code: 1, stdout: "1 sent, 2 refused, 0 ignored\n" });
    expect(told.stderr).toBe("use --rejected FILE to keep refused payloads\n");
    const { code } = await replay("--rejected", "out.ndjson");
    expect(code).toBe(0);
    const rejected = readFileSync(join(folder.path, "out.ndjson"), "utf8");
    expect(rejected.trimEnd().split("\n")).toHaveLength(2);
    expect(rejected).not.toContain("secret");
  });

  test("--dry-run sends nothing, needs no key, and counts the events", async () => {
    write(2, ['{"event":"Email Opened","userId":"u-9"}']);
    const { code, stdout } = await runCommand(args("--dry-run"), folder.path);
    expect(code).toBe(0);
    expect(stdout).toBe(
      [
        "3 events would be sent, 0 payloads refused, 0 ignored",
        "their times: 2024-01-02T03:04:05.000Z to 2024-01-02T03:04:06.000Z",
        "1 have no time: they get that of their arrival\n",
      ].join("\n"),
    );
    expect(host.requests).toBe(0);
    const { stdout: forScripts } = await replay("--dry-run", "--json");
    expect(JSON.parse(forScripts)).toMatchObject({ events: 3, refused: 0, timeless: 1 });
    expect(existsSync(checkpoint())).toBe(false);
  });

  test("--json is for scripts", async () => {
    write(2);
    const { stdout } = await replay("--json");
    expect(JSON.parse(stdout)).toEqual({ end: "done", sent: 2, refused: 0, ignored: 0 });
  });
});

describe("a replay that ends early", () => {
  /** Takes one batch, and then answers no more until it is told to. */
  function takeOne(): void {
    host.behaviour = (call) => {
      if (host.requests === 1) accept(call);
      else json(call.response, 503, {}, { "Retry-After": "3000" });
    };
  }

  test("by Ctrl-C goes on with --resume, and sends nothing twice", async () => {
    write(1_200);
    takeOne();
    const child = spawn(process.execPath, [MAIN, ...args("--write-key", KEY)], {
      cwd: folder.path,
      stdio: "pipe",
    });
    const [stdout, stderr] = [child.stdout.toArray(), child.stderr.toArray()];
    await eventually(() => {
      expect(host.requests).toBe(2);
    });
    child.kill("SIGINT");
    expect(await once(child, "close")).toEqual([1, null]);
    expect((await stdout).join("")).toBe("500 sent, 0 refused, 0 ignored\n");
    const said = (await stderr).join("");
    expect(said).toContain("interrupted; --resume goes on from replay-checkpoint.json\n");
    expect(said).not.toContain("secret");
    expect(statSync(checkpoint()).mode & 0o777).toBe(0o600);
    expect(readFileSync(checkpoint(), "utf8")).not.toMatch(/secret|u-1|m-1/);

    const again = await replay();
    expect(again).toMatchObject({ code: 2, stdout: "" });
    expect(again.stderr).toContain("belongs to an unfinished replay");

    host.behaviour = accept;
    const resumed = await replay("--resume");
    expect(resumed).toMatchObject({ code: 0, stdout: "1200 sent, 0 refused, 0 ignored\n" });
    expect(host.taken.size).toBe(1_200);
    expect(host.copies).toBe(0);
    expect(existsSync(checkpoint())).toBe(false);
  });

  test("by kill -9 goes on with --resume", async () => {
    write(5_000);
    const child = spawn(process.execPath, [MAIN, ...args("--write-key", KEY, "--rate", "1000")], {
      cwd: folder.path,
      stdio: "ignore",
    });
    await eventually(() => {
      expect(host.taken.size).toBeGreaterThan(1_000);
    });
    child.kill("SIGKILL");
    await once(child, "close");
    const { code } = await replay("--resume");
    expect(code).toBe(0);
    expect(host.taken.size).toBe(5_000);
  });

  test("because the key is refused says so", async () => {
    write(1);
    host.behaviour = ({ response }) => {
      json(response, 401, {});
    };
    const { code, stderr } = await replay();
    expect(code).toBe(1);
    expect(stderr).toBe(
      "the destination is locked: status 401; --resume goes on from replay-checkpoint.json\n",
    );
  });

  test("because nothing is there is unreachable", async () => {
    write(1);
    const { code, stderr } = await replay("--to", "http://127.0.0.1:9");
    expect(code).toBe(3);
    expect(stderr).toContain("ECONNREFUSED; trying again in 1 s\n");
    expect(stderr).toContain("the destination does not accept events: ECONNREFUSED");
  });

  test("is not gone on with by other files or to another place", async () => {
    write(1_200);
    writeFileSync(checkpoint(), '{"version":1,"to":"jitsu http://other/","files":[]}');
    const { code, stderr } = await replay("--resume");
    expect(code).toBe(2);
    expect(stderr).toContain("is of other files, or of another destination");
    writeFileSync(checkpoint(), "something else");
    const other = await replay("--resume");
    expect(other).toMatchObject({ code: 2 });
    expect(other.stderr).toContain("is not a checkpoint");
    expect(readFileSync(checkpoint(), "utf8")).toBe("something else");
  });
});

(hasTerminal ? test : test.skip)(
  "shows a bar with rate and time left, and takes it away",
  async () => {
    write(1_500);
    const more = ["--write-key", KEY, "--rate", "1000"];
    const written = await runOnTerminal(args(...more), folder.path);
    expect(written).toMatch(/\rESC\[K█+░+ \d+ %, [\d,]+ payloads, [\d,]+ payloads\/s, \d+ s left/);
    expect(written).toMatch(/\rESC\[K1500 sent/);
  },
);

test.each([
  [["none.ndjson"], "none.ndjson cannot be read: ENOENT"],
  [["--rate", "0"], "It must be a whole number from 1."],
  [["--to", "ftp://a"], "It must be an http or https URL."],
  [["--type", "kafka"], "Allowed choices are jitsu, postgres, rudderstack, segment, webhook."],
  [
    ["--type", "segment", "--options", '{"tables":"layout"}'],
    "at / of the destination's options: must NOT have additional properties",
  ],
  [["--type", "jitsu", "--options", "[]"], "It must be a JSON object."],
  [["--write-key", ""], "DESTINATION_WRITE_KEY or --write-key"],
  [["--rejected", "no/such/folder"], "no/such/folder cannot be written: ENOENT"],
])("%j is wrong use", async (more, message) => {
  write(1);
  const { code, stdout, stderr } = await replay(...more);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toContain(message);
  expect(host.requests).toBe(0);
});
