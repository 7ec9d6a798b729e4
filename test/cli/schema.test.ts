import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { SCHEMAS } from "../../transformer/schema/catalogue.js";
import { runCommand } from "../support/command.js";
import { temporaryFolder } from "../support/stores.js";

let folder: ReturnType<typeof temporaryFolder>;

beforeAll(() => {
  folder = temporaryFolder();
  for (const name of ["old", "new"]) {
    cpSync("schemas", join(folder.path, name), { recursive: true });
  }
  const path = join(folder.path, "new/collections/email-bounced.schema.json");
  writeFileSync(path, readFileSync(path, "utf8").replace('"bounce_reason": {', '"bounce_why": {'));
  rmSync(join(folder.path, "new/plugin.schema.json"));
  writeFileSync(join(folder.path, "list.json"), "[]");
});

afterAll(() => {
  folder.remove();
});

const schema = (...args: string[]) => runCommand(["schema", ...args], folder.path);

describe("schema", () => {
  test("lists, and prints one", async () => {
    const list = await schema();
    expect(list.stdout.trim().split("\n")).toHaveLength(SCHEMAS.length);
    expect(JSON.parse((await schema("--json")).stdout)).toHaveLength(SCHEMAS.length);
    const { code, stdout } = await schema("Email Bounced");
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ title: "Email Bounced" });
  });

  test("--diff says change by change whether consumers break", async () => {
    const { code, stdout } = await schema("--diff", "old", "new");
    expect(code).toBe(1);
    expect(stdout).toBe(`\
breaking   collections/email-bounced.schema.json /properties/bounce_reason: property removed
compatible collections/email-bounced.schema.json /properties/bounce_why: property added
breaking   plugin.schema.json: schema removed
`);
    const { changes } = JSON.parse((await schema("--diff", "--json", "old", "new")).stdout) as {
      changes: object[];
    };
    expect(changes).toHaveLength(3);
  });

  test("--diff of compatible or equal schemas ends with 0", async () => {
    const one = "new/collections/email-bounced.schema.json";
    const equal = await schema("--diff", one, one);
    expect(equal).toMatchObject({ code: 0, stdout: "No changes.\n" });
    const settings = await schema("--diff", "old/settings.schema.json", "new/settings.schema.json");
    expect(settings.code).toBe(0);
  });

  test.each([
    [["none"], "unknown schema; known schemas: email-delivered, "],
    [["track", "activity"], "one schema at a time"],
    [["--diff", "old"], "--diff takes two files or folders"],
    [["--diff", "old", "none"], "none cannot be read: ENOENT"],
    [["--diff", "list.json", "list.json"], "list.json cannot be read: it is not a JSON object"],
  ])("%j is wrong use", async (args, message) => {
    const { code, stdout, stderr } = await schema(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(message);
  });
});
