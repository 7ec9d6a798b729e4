import type { Finding, LocatedFinding, Report } from "../finding.js";

/** For programs: `{ "summary": { … }, "findings": [ … ] }`. */
export function json({ summary, findings }: Report): string {
  return JSON.stringify({ summary, findings: findings.map(withoutSource) }, null, 2);
}

/** The parts of a finding without payload values. */
function withoutSource({ source: _, offset: _offset, ...finding }: LocatedFinding): Finding {
  return finding;
}
