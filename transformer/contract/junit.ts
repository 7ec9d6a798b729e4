import { escapeXml } from "../files/xml.js";
import type { CaseResult } from "./run.js";

/** The results for CI systems that show test reports. */
export function contractJunit(results: readonly CaseResult[]): string {
  const failures = results.filter(({ problems }) => problems.length > 0).length;
  const counts = `tests="${results.length}" failures="${failures}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${counts}>`,
    `  <testsuite name="nudgespot-source contract" ${counts}>`,
    ...results.map(testCase),
    "  </testsuite>",
    "</testsuites>",
    "",
  ].join("\n");
}

function testCase({ name, group, source, problems, duration }: CaseResult): string {
  const seconds = (duration / 1_000).toFixed(3);
  const head = `    <testcase name="${escapeXml(name)}" classname="${group}" time="${seconds}"`;
  if (problems.length === 0) return `${head}/>`;
  const text = escapeXml([...problems, `The contract: ${source}`].join("\n"));
  return `${head}><failure message="${escapeXml(problems[0] ?? "")}">${text}</failure></testcase>`;
}
