import type { LocatedFinding, Report, Severity } from "../finding.js";

/** Colours a text for a terminal, or leaves it. */
export type Paint = (severity: Severity | "dim", text: string) => string;

/** Characters of a line that are shown around the place. */
const WIDTH = 80;

/** For people: each finding with its line and a caret under the place. */
export function pretty(report: Report, paint: Paint): string {
  const { summary, findings } = report;
  const { payloads, accepted, refused, ignored, warnings } = summary;
  const untold = refused + warnings - findings.length;
  return [
    ...findings.map((finding) => block(finding, paint)),
    ...(untold > 0 ? [`… and ${untold} more\n`] : []),
    `${payloads} payloads: ${accepted} accepted, ${refused} refused, ${ignored} ignored, ${warnings} warnings`,
  ].join("\n");
}

function block(finding: LocatedFinding, paint: Paint): string {
  const { file, line, column, severity, code, message, hint } = finding;
  const { text, caret } = excerpt(finding);
  return [
    `${file}:${line}:${column} ${paint(severity, severity)} ${message} ${paint("dim", `[${code}]`)}`,
    `  ${text}`,
    `  ${" ".repeat(caret)}${paint(severity, "^")}`,
    `  ${hint}`,
    "",
  ].join("\n");
}

/** The part of the line around the place. A tab would put the caret elsewhere. */
function excerpt({ source, offset }: LocatedFinding): { text: string; caret: number } {
  const line = source.replace(/[\p{Cc}\p{Cf}]/gu, " ");
  const start = Math.max(0, Math.min(offset - WIDTH / 2, line.length - WIDTH));
  const end = start + WIDTH;
  const before = start > 0 ? "…" : "";
  const after = end < line.length ? "…" : "";
  return {
    text: `${before}${line.slice(start, end)}${after}`,
    caret: before.length + offset - start,
  };
}
