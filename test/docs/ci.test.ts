// What docs/ci.md shows is in examples/ci/ and action.yml; here it runs, on files of payloads.
import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import { readText } from "../support/files.js";
import { temporaryFolder } from "../support/stores.js";

const GOOD = '{"event":"Email Opened","userId":"u-1","timestamp":1772357400}\n';
const BAD = '{"event":"Email Opened","timestamp":1772357400}\n';

let folder: ReturnType<typeof temporaryFolder>;
let summary: string;

beforeAll(() => {
  folder = temporaryFolder();
  summary = join(folder.path, "summary.md");
  mkdirSync(join(folder.path, "bin"));
  // This built checkout instead of a clone.
  stub("git", `for folder; do :; done; rm -rf "$folder"; ln -s ${resolve(".")} "$folder"`);
  stub("npm", ":");
  stub("nudgespot-source", `exec node ${resolve("dist/cli/main.js")} "$@"`);
  mkdirSync(join(folder.path, "fixtures"));
  writeFileSync(join(folder.path, "settings.json"), '{"unsupportedEvents":"ignore"}');
});

afterAll(() => {
  folder.remove();
});

function stub(name: string, script: string): void {
  const path = join(folder.path, "bin", name);
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
}

function fixtures(lines: string): void {
  writeFileSync(join(folder.path, "fixtures/a.json"), GOOD);
  writeFileSync(join(folder.path, "fixtures/b.ndjson"), lines);
}

function run(script: string, environment: NodeJS.ProcessEnv = {}) {
  return spawnSync("bash", ["--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script], {
    cwd: folder.path,
    encoding: "utf8",
    env: { PATH: `${join(folder.path, "bin")}:${process.env.PATH ?? ""}`, ...environment },
  });
}

interface Action {
  inputs: Record<string, { default?: string }>;
  runs: { steps: { name: string; env?: Record<string, string>; run: string }[] };
}

/** Runs the action's own step as GitHub does: its inputs become the variables of `env`. */
function runAction(inputs: Readonly<Record<string, string>>) {
  const { inputs: known, runs } = parse(readText("action.yml")) as Action;
  const step = runs.steps.find(({ name }) => name === "Validate");
  const environment = Object.entries(step?.env ?? {}).map(
    ([name, expression]): [string, string] => {
      const input = /^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(expression)?.[1] ?? "";
      return [name, inputs[input] ?? known[input]?.default ?? ""];
    },
  );
  const runner = { GITHUB_ACTION_PATH: resolve("."), GITHUB_STEP_SUMMARY: summary };
  return run(step?.run ?? "", { ...Object.fromEntries(environment), ...runner });
}

describe("the GitHub action", () => {
  test("has the inputs that the example gives, and asks for those that it must", () => {
    const { inputs } = parse(readText("action.yml")) as Action;
    const workflow = parse(readText("examples/ci/github.yml")) as {
      jobs: { validate: { steps: { with?: Record<string, string> }[] } };
    };
    const given = workflow.jobs.validate.steps.at(-1)?.with ?? {};
    expect(Object.keys(inputs)).toEqual(expect.arrayContaining(Object.keys(given)));
  });

  test("annotates, and writes the job's summary", () => {
    fixtures(`${GOOD}${BAD}`);
    const files = "fixtures/*.json\nfixtures/*.ndjson";
    const { status, stdout, stderr } = runAction({ files, settings: "settings.json" });
    expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
    expect(stdout).toMatch(/^::error file=fixtures\/b\.ndjson,line=2,col=1,title=no_recipient::/);
    expect(readFileSync(summary, "utf8")).toContain("| 3 | 2 | 1 | 0 | 0 |");
  });

  test("passes where all is well, and takes track events", () => {
    fixtures(GOOD);
    expect(runAction({ files: "fixtures/*" })).toMatchObject({ status: 0, stdout: "" });
    expect(runAction({ files: "fixtures/*", track: "true" }).status).toBe(1);
  });
});

describe("the GitLab job", () => {
  const job = (parse(readText("examples/ci/gitlab.yml")) as Record<string, Job>)[
    "validate-payloads"
  ];

  test("writes the report that it names", () => {
    fixtures(BAD);
    const { status, stdout } = run(job?.script.join("\n") ?? "");
    expect(status).toBe(1);
    expect(stdout).toContain("fixtures/b.ndjson:1:1 error no recipient");
    const report = readFileSync(join(folder.path, job?.artifacts.reports.junit ?? ""), "utf8");
    expect(report).toContain('failures="1"');
  });
});

interface Job {
  script: string[];
  artifacts: { reports: { junit: string } };
}

describe("the shell script", () => {
  test.each([
    [0, GOOD],
    [1, BAD],
  ])("ends with %i", (status, lines) => {
    fixtures(lines);
    expect(run(resolve("examples/ci/validate.sh"))).toMatchObject({ status, stderr: "" });
  });
});
