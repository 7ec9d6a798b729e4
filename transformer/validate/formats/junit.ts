import { escapeXml } from "../../files/xml.js";
import type { LocatedFinding, Report } from "../finding.js";

/**
 * For CI systems that show test reports: a case for each finding, and one for the payloads in which
 * there is none.
 *
 * @see https://github.com/testmoapp/junitxml
 */
export function junit({ summary, findings }: Report): string {
  const { payloads, refused, warnings } = summary;
  const cases = findings.map(testCase);
  const untold = refused + warnings - findings.length;
  if (untold > 0) cases.push(`    <testcase name="${untold} more findings"><skipped/></testcase>`);
  cases.push(`    <testcase name="${payloads - refused} payloads are not refused"/>`);
  const failures = findings.filter(({ severity }) => severity === "error").length;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites tests="${cases.length}" failures="${failures}">`,
    `  <testsuite name="nudgespot-source validate" tests="${cases.length}" failures="${failures}">`,
    ...cases,
    "  </testsuite>",
    "</testsuites>",
  ].join("\n");
}

function testCase({ file, line, column, pointer, code, severity, message, hint }: LocatedFinding) {
  const place = escapeXml(`${file}:${line}:${column}`);
  const text = escapeXml(`${place}${pointer === "" ? "" : ` (${pointer})`}\n${message}\n${hint}`);
  const result =
    severity === "error"
      ? `<failure type="${code}" message="${escapeXml(message)}">${text}</failure>`
      : `<system-out>warning: ${text}</system-out>`;
  const name = `${place} ${code}`;
  return `    <testcase name="${name}" classname="${escapeXml(file)}">${result}</testcase>`;
}
