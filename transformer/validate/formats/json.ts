import type { Finding, LocatedFinding, Report } from "../finding.js";

/** For programs: `{ "summary": { … }, "findings": [ … ] }`. */
export function json({ summary, findings }: Report): string {
  return JSON.stringify({ summary, findings: findings.map(withoutSource) }, null, 2);
}

/** What of a finding holds no value of a payload. */
function withoutSource({ source: _, offset: _offset, ...finding }: LocatedFinding): Finding {
  return finding;
}
