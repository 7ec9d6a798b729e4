import type { LocatedFinding, Report } from "../finding.js";

/** For a job's summary: the counts and a table of the findings. */
export function markdown({ summary, findings }: Report): string {
  const { payloads, accepted, refused, ignored, warnings } = summary;
  const untold = refused + warnings - findings.length;
  const lines = [
    "## nudgespot-source validate",
    "",
    "| Payloads | Accepted | Refused | Ignored | Warnings |",
    "| ---: | ---: | ---: | ---: | ---: |",
    `| ${payloads} | ${accepted} | ${refused} | ${ignored} | ${warnings} |`,
  ];
  if (findings.length > 0) {
    lines.push(
      "",
      "| Where | Severity | Code | What | What to do |",
      "| --- | --- | --- | --- | --- |",
    );
    lines.push(...findings.map(row));
  }
  if (untold > 0) lines.push("", `… and ${untold} more.`);
  return lines.join("\n");
}

function row({ file, line, column, code, severity, message, hint }: LocatedFinding): string {
  const cells = [`${file}:${line}:${column}`, severity, `\`${code}\``, message, hint];
  return `| ${cells.map(cell).join(" | ")} |`;
}

function cell(text: string): string {
  return text.replace(/[|\\<]/g, "\\$&").replaceAll("\n", " ");
}
