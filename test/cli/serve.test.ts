import { describe, expect, test } from "@jest/globals";
import { runCommand } from "../support/command.js";

describe("serve", () => {
  test.each([
    ["PORT", "abc", 'nudgespot-source: PORT is "abc"; allowed: a whole number from 0 to 65535\n'],
    ["LOG_LEVEL", "loud", 'nudgespot-source: LOG_LEVEL is "loud"; allowed: fatal, error,'],
    ["WRITE_KEY", "sha256:abc", "nudgespot-source: WRITE_KEY "],
  ])("does not start with %s=%s, and says why in one line", async (name, value, line) => {
    const { code, stdout, stderr } = await runCommand(["serve"], ".", { [name]: value });
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(/^[^\n]+\n$/);
    expect(stderr.startsWith(line)).toBe(true);
  });

  test("ends with 2 for an option that it does not have", async () => {
    const { code, stderr } = await runCommand(["serve", "--nope"]);
    expect(code).toBe(2);
    expect(stderr).toContain("unknown option '--nope'");
  });

  test("lists its variables in its help", async () => {
    const { code, stdout } = await runCommand(["serve", "--help"]);
    expect(code).toBe(0);
    expect(stdout).toContain("UPSTREAM_URL");
  });
});
