import { execFile, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { VERSION } from "../../transformer/generated/version.js";
import { testApp } from "../support/app.js";
import { filesIn, readText } from "../support/files.js";

const run = promisify(execFile);

const DOCS = filesIn("docs", ".md");
const WITH_COMMANDS = ["README.md", ...DOCS];
const ALL = ["CHANGELOG.md", "CONTRIBUTING.md", ...WITH_COMMANDS];

/** A fenced block: its file and its text. */
interface Block {
  readonly language: string;
  readonly text: string;
}

function blocksOf(markdown: string): Block[] {
  const fences = markdown.matchAll(/^```(\w*)\n(.*?)^```$/gms);
  return [...fences].map(([, language = "", text = ""]) => ({ language, text }));
}

/**
 * The tests promise to need nothing but Node: without curl its commands are left out, and it says
 * so.
 */
const hasCurl = spawnSync("curl", ["--version"]).status === 0;
if (!hasCurl) console.warn("curl is not installed: the commands in the docs are NOT run");

/** A block that runs curl, and the block after it. */
interface Command {
  readonly file: string;
  /** Which block of the file, from 0. */
  readonly index: number;
  readonly command: string;
  readonly answer: Block | undefined;
}

function commandsOf(file: string): Command[] {
  const blocks = blocksOf(readText(file));
  return blocks.flatMap(({ language, text }, index) =>
    // What needs a PostgreSQL is run in test/server/postgres-destination.test.ts.
    language === "sh" && /\bcurl\b/.test(text) && !text.includes("psql")
      ? [{ file, index, command: text, answer: blocks[index + 1] }]
      : [],
  );
}

/** The version in a documented answer is that of the day on which it was written. */
function withVersion(key: string, value: unknown): unknown {
  return key === "version" ? VERSION : value;
}

describe("the commands in the docs", () => {
  let server: Server;

  beforeAll(async () => {
    server = createServer(testApp({ now: Date.now }));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });

  afterAll(async () => {
    await new Promise((resolve) => server.close(resolve));
  });

  test("the README opens with the two commands, goes on to a first event, and is short", () => {
    const readme = readText("README.md");
    const [first, _diagram, install, call, answer] = blocksOf(readme);
    expect(first?.text).toMatch(/^npm ci && npm start\b.*\nnpm ci && npm test\b.*\n$/);
    expect(install?.text).toMatch(/^git clone /);
    expect(call?.text).toMatch(/^curl /);
    expect(answer?.language).toBe("json");
    expect(readme.split("\n").length).toBeLessThanOrEqual(150);
  });

  (hasCurl ? test : test.skip).each(WITH_COMMANDS.flatMap(commandsOf))(
    "$file, block $index",
    async ({ index, command, answer }) => {
      expect({ index, language: answer?.language }).toEqual({ index, language: "json" });
      const { port } = server.address() as AddressInfo;
      expect(command).toContain("localhost:9090");
      const local = command.replaceAll("localhost:9090", `127.0.0.1:${port}`);
      const { stdout } = await run("sh", ["-c", local], {
        env: { ...process.env, no_proxy: "127.0.0.1", NO_PROXY: "127.0.0.1" },
      });
      const documented: unknown = JSON.parse(answer?.text ?? "", withVersion);
      expect(JSON.parse(stdout)).toEqual(documented);
    },
  );
});

/** A heading's anchor, as Markdown renderers make it. */
function anchorOf(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^\w\- ]/g, "")
    .replaceAll(" ", "-");
}

/** The Markdown without fenced blocks, in which links are text. */
function prose(file: string): string {
  return readText(file).replace(/^```.*?^```$/gms, "");
}

/** Links to files and headings of the project. */
function linksOf(file: string): { file: string; target: string }[] {
  const targets = [...prose(file).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = ""]) => target);
  return targets.filter((target) => !/^https?:/.test(target)).map((target) => ({ file, target }));
}

describe("the links in the docs", () => {
  test.each(ALL.flatMap(linksOf))("$file: $target", ({ file, target }) => {
    const [path = "", anchor] = target.split("#");
    const linked = path === "" ? file : join(dirname(file), path);
    expect(existsSync(linked)).toBe(true);
    if (anchor === undefined) return;
    const headings = [...prose(linked).matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) => heading);
    expect(headings.map(anchorOf)).toContain(anchor);
  });
});
