import { spawn } from "node:child_process";
import { once } from "node:events";
import { describe, expect, test } from "@jest/globals";
import { EXIT_CODES } from "../../transformer/cli/exit-codes.js";
import { VERSION } from "../../transformer/generated/version.js";
import { runCommand } from "../support/command.js";

describe("the command line", () => {
  test.each([
    [["--help"]],
    [["serve", "--help"]],
    [["register", "--help"]],
    [["register", "rudderstack", "--help"]],
    [["unregister", "rudderstack", "--help"]],
    [["register", "jitsu", "--help"]],
    [["unregister", "jitsu", "--help"]],
    [["doctor", "--help"]],
    [["warehouse", "--help"]],
    [["validate", "--help"]],
    [["transform", "--help"]],
    [["schema", "--help"]],
    [["contract", "--help"]],
  ])("%j helps", async (args) => {
    const { code, stdout, stderr } = await runCommand(args);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("Usage: nudgespot-source");
    if (!["--help", "serve", "register"].includes(args.at(-2) ?? "--help"))
      expect(stdout).toMatch(/Examples?:\n {2}\$ nudgespot-source/);
  });

  test("--version is the version", async () => {
    expect(await runCommand(["--version"])).toEqual({
      ...{ code: 0, stderr: "" },
      stdout: `${VERSION}\n`,
    });
  });

  test("the help has the exit codes", async () => {
    const { stdout } = await runCommand(["--help"]);
    for (const { meaning } of Object.values(EXIT_CODES)) {
      expect(stdout).toContain(meaning.replaceAll("`", ""));
    }
  });

  test.each([
    [["regster"], "Did you mean register?"],
    [["register", "ruderstack"], "Did you mean rudderstack?"],
    [["register", "rudderstack"], "required option '--workspace-config <file>' not specified"],
    [["register", "rudderstack", "--workspace-config", "f", "--nme", "x"], "Did you mean --name?"],
  ])("%j is wrong use, and says what is near", async (args, message) => {
    const { code, stdout, stderr } = await runCommand(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(message);
  });

  test("a reader that closes the pipe early is not an error", async () => {
    const child = spawn("sh", [
      "-c",
      "node dist/cli/main.js register rudderstack --help | head -1",
    ]);
    const [chunk] = (await once(child.stdout, "data")) as [Buffer];
    expect(chunk.toString()).toContain("Usage");
    expect(await child.stderr.toArray()).toEqual([]);
  });
});
