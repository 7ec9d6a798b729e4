import type { LocatedFinding, Report } from "../finding.js";

/**
 * For GitHub Actions: annotations, which it shows beside the lines.
 *
 * @see https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
 */
export function github({ findings }: Report): string {
  return findings.map(annotation).join("\n");
}

function annotation({ file, line, column, code, severity, message, hint }: LocatedFinding): string {
  const properties = { file, line, col: column, title: code };
  const list = Object.entries(properties).map(([name, value]) => `${name}=${property(value)}`);
  return `::${severity} ${list.join()}::${data(`${message}. ${hint}`)}`;
}

function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(value: string | number): string {
  return data(String(value)).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
