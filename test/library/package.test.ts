// The package as its users have it: packed, installed into an empty folder, type-checked and run.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { readText } from "../support/files.js";

const TSC = resolve("node_modules/typescript/bin/tsc");

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "nudgespot-library-"));
  const args = ["pack", "--json", "--ignore-scripts", "--pack-destination", folder];
  const packed = execFileSync("npm", args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  const [{ filename }] = JSON.parse(packed) as [{ filename: string }];
  execFileSync("tar", ["-xzf", join(folder, filename), "-C", folder]);
  const modules = join(folder, "node_modules");
  mkdirSync(modules);
  // What npm would do, without a network: the library's part needs no other package.
  cpSync(join(folder, "package"), join(modules, "nudgespot-source"), { recursive: true });
  symlinkSync(resolve("node_modules/@types"), join(modules, "@types"));
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Compiles programs in the folder. @returns the compiler's output */
function compile(programs: Readonly<Record<string, string>>): string {
  const files = Object.keys(programs).map((name) => `${name}.ts`);
  for (const [name, text] of Object.entries(programs)) {
    writeFileSync(join(folder, `${name}.ts`), text);
  }
  const options = ["--strict", "--module", "nodenext", "--target", "es2023", "--types", "node"];
  try {
    execFileSync(process.execPath, [TSC, ...options, ...files], { cwd: folder });
    return "";
  } catch (error) {
    return String((error as { stdout: Buffer }).stdout);
  }
}

function run(name: string): string {
  return execFileSync(process.execPath, [`${name}.js`], { cwd: folder, encoding: "utf8" });
}

/** The TypeScript in docs/library.md, block by block. */
const BLOCKS = [...readText("docs/library.md").matchAll(/^```ts\n(.*?)^```$/gms)].map(
  ([, text = ""], index): [string, string] => [`block${index}`, text],
);

/** The examples in the exports' JSDoc: a program, and its documented output. */
const EXAMPLES = [
  "index",
  "core/json",
  "core/settings",
  "core/transform",
  "contract/contract",
].flatMap((module) => {
  const comments = readText(`transformer/${module}.ts`).matchAll(/@example\n((?: \*.*\n)+?) \*\//g);
  return [...comments].map(([, lines = ""]) => {
    const text = lines.replace(/^ \* ?/gm, "");
    return { name: module.replace("/", "-"), text, printed: /\/\/ (.*)$/m.exec(text)?.[1] };
  });
});

describe("the package", () => {
  test("the examples in JSDoc compile, and print what they say", () => {
    expect(EXAMPLES).toHaveLength(5);
    const programs = EXAMPLES.map(({ name, text }): [string, string] => [name, text]);
    expect(compile(Object.fromEntries(programs))).toBe("");
    for (const { name, printed } of EXAMPLES) expect(run(name)).toBe(`${printed}\n`);
  });

  test("docs/library.md compiles and runs", () => {
    expect(compile(Object.fromEntries(BLOCKS))).toBe("");
    const printed = BLOCKS.map(([name]) => run(name));
    expect(printed).toEqual(["Email Opened { email_id: '7' }\n", "", "Email Opened\n"]);
  });

  test("every export can be used, with its types", () => {
    const program = `
      import assert from "node:assert";
      import * as library from "nudgespot-source";
      import manifest from "nudgespot-source/plugin.json" with { type: "json" };
      const { COLLECTIONS, ERRORS, Refusal, parseJson, readSettings, transformBody } = library;
      const { settings, unknownKeys } = readSettings({ pseudonymize: true, other: 1 });
      const body = parseJson('{"event":"Email Bounced","userId":1,"properties":{"status":550}}');
      const [outcome] = transformBody(body, { settings, now: Date.now() });
      assert(outcome?.kind === "accepted");
      const event: library.TrackEvent = outcome.event;
      assert(event.event === "Email Bounced" && event.properties.bounce_status === "550");
      for (const { name, validator } of COLLECTIONS) {
        if (validator(event)) assert.equal(name, "Email Bounced");
      }
      const code: library.ErrorCode = "no_recipient";
      assert.equal(ERRORS[code].status, 400);
      assert.throws(() => parseJson("{"), Refusal);
      assert.deepEqual(unknownKeys, ["other"]);
      assert.equal(manifest.id, "nudgespot");
      console.log("used");
    `;
    expect(compile({ program })).toBe("");
    expect(run("program")).toBe("used\n");
  });

  test.each([
    [
      "an event without a recipient",
      "const e: TrackEvent = { ...event, anonymousId: undefined };",
      "anonymousId",
    ],
    [
      "a validator under another collection",
      'const c: Collection = { ...opened, name: "Email Delivered" };',
      "Email Delivered",
    ],
  ])("does not compile: %s", (_name, line, said) => {
    const program = `
      import { COLLECTIONS, type Collection, type EmailOpened, type TrackEvent } from "nudgespot-source";
      declare const event: Omit<EmailOpened, "userId" | "anonymousId">;
      declare const opened: Extract<Collection, { name: "Email Opened" }>;
      ${line}
      console.log(COLLECTIONS);
    `;
    expect(compile({ wrong: program })).toContain(said);
  });
});
