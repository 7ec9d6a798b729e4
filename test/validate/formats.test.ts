import { describe, expect, test } from "@jest/globals";
import { FORMATS } from "../../transformer/validate/formats/formats.js";
import type { LocatedFinding, Report } from "../../transformer/validate/finding.js";

const ERROR: LocatedFinding = {
  file: "fixtures/a, b:1.ndjson",
  line: 3,
  column: 10,
  pointer: "/event",
  code: "unsupported_event",
  severity: "error",
  message: 'not an event, at /event: 100 % <wrong> & "so" | on',
  hint: "Look.",
  source: '{"event":"Order Completed","userId":"ann@example.com"}',
  offset: 9,
};

const WARNING: LocatedFinding = {
  ...ERROR,
  line: 4,
  column: 130,
  code: "no_stable_id",
  severity: "warning",
  source: `${"x".repeat(60)}\t${"y".repeat(100)}`,
  offset: 129,
};

const REPORT: Report = {
  summary: { payloads: 9, accepted: 6, refused: 2, ignored: 1, warnings: 4 },
  findings: [ERROR, WARNING],
};

const plain = (_: unknown, text: string): string => text;
const written = (name: keyof typeof FORMATS, report = REPORT): string =>
  FORMATS[name](report, plain);

describe("formats", () => {
  test("pretty has the line, and a caret under the place", () => {
    const lines = written("pretty").split("\n");
    expect(lines.slice(0, 4)).toEqual([
      `fixtures/a, b:1.ndjson:3:10 error ${ERROR.message} [unsupported_event]`,
      '  {"event":"Order Completed","userId":"ann@example.com"}',
      "           ^",
      "  Look.",
    ]);
    const [, text = "", caret = ""] = lines.slice(5);
    expect(text[caret.indexOf("^")]).toBe("y");
    expect(text.length).toBeLessThan(90);
    expect(text).not.toContain("\t");
    expect(lines.at(-2)).toBe("");
    expect(lines.at(-1)).toBe("9 payloads: 6 accepted, 2 refused, 1 ignored, 4 warnings");
    expect(lines).toContain("… and 4 more");
  });

  test("pretty paints what it is told to", () => {
    const text = FORMATS.pretty(REPORT, (kind, part) => `<${kind}>${part}</${kind}>`);
    expect(text).toContain("<error>error</error>");
    expect(text).toContain("<warning>^</warning>");
  });

  test("json has the documented fields, and no text of the file", () => {
    const { summary, findings } = JSON.parse(written("json")) as Report;
    expect(summary).toEqual(REPORT.summary);
    expect(Object.keys(findings[0] ?? {}).sort()).toEqual(
      ["file", "line", "column", "pointer", "code", "severity", "message", "hint"].sort(),
    );
  });

  test("junit is well-formed, and escapes", () => {
    const xml = written("junit");
    expect(xml).toContain('<testsuites tests="4" failures="1">');
    expect(xml).toContain("100 % &lt;wrong&gt; &amp; &quot;so&quot;");
    expect(xml.match(/<failure /g)).toHaveLength(1);
    expect(xml.match(/<testcase /g)).toHaveLength(4);
    const control = { ...ERROR, file: "a\u0001b" };
    expect(written("junit", { ...REPORT, findings: [control] })).toContain('classname="a\ufffdb"');
  });

  test("sarif has each rule once, and results with places", () => {
    const log = JSON.parse(written("sarif")) as {
      version: string;
      runs: [{ tool: { driver: { rules: { id: string }[] } }; results: object[] }];
    };
    expect(log.version).toBe("2.1.0");
    const [{ tool, results }] = log.runs;
    expect(tool.driver.rules.map(({ id }) => id)).toEqual(["unsupported_event", "no_stable_id"]);
    expect(results).toMatchObject([
      {
        ruleId: "unsupported_event",
        level: "error",
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: "fixtures/a%2C%20b%3A1.ndjson" },
              region: { startLine: 3, startColumn: 10 },
            },
          },
        ],
      },
      { level: "warning" },
    ]);
  });

  test.each([
    ["-", "stdin"],
    ["/data/a b.json", "file:///data/a%20b.json"],
  ])("sarif: %s is %s", (file, uri) => {
    expect(written("sarif", { ...REPORT, findings: [{ ...ERROR, file }] })).toContain(`"${uri}"`);
  });

  test("github escapes what its commands have a meaning for", () => {
    const [line] = written("github").split("\n");
    expect(line).toBe(
      "::error file=fixtures/a%2C b%3A1.ndjson,line=3,col=10,title=unsupported_event::" +
        'not an event, at /event: 100 %25 <wrong> & "so" | on. Look.',
    );
  });

  test("markdown keeps its table whole", () => {
    const lines = written("markdown").split("\n");
    expect(lines).toContain("| 9 | 6 | 2 | 1 | 4 |");
    expect(lines.find((line) => line.includes("unsupported_event"))).toContain(
      '\\<wrong> & "so" \\| on',
    );
    expect(lines.at(-1)).toBe("… and 4 more.");
  });

  test.each(Object.keys(FORMATS) as (keyof typeof FORMATS)[])("%s of nothing found", (name) => {
    const summary = { payloads: 0, accepted: 0, refused: 0, ignored: 0, warnings: 0 };
    expect(written(name, { summary, findings: [] })).not.toMatch(/undefined|NaN|more/);
  });
});
