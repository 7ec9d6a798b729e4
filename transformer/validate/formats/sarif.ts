import { pathToFileURL } from "node:url";
import type { Log, Result } from "sarif";
import { ERRORS } from "../../core/error-catalogue.js";
import { VERSION } from "../../generated/version.js";
import type { LocatedFinding, Report } from "../finding.js";
import { WARNINGS } from "../warnings.js";

const KINDS = { ...ERRORS, ...WARNINGS };

/**
 * For code scanning: SARIF 2.1.0.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarif({ findings }: Report): string {
  const used = new Set(findings.map(({ code }) => code));
  const rules = Object.entries(KINDS)
    .filter(([id]) => used.has(id))
    .map(([id, { message, meaning, hint }]) => ({
      id,
      shortDescription: { text: message },
      fullDescription: { text: meaning },
      help: { text: hint },
    }));
  const driver = {
    name: "nudgespot-source",
    version: VERSION,
    rules,
  };
  const log: Log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [{ tool: { driver }, columnKind: "utf16CodeUnits", results: findings.map(result) }],
  };
  return JSON.stringify(log, null, 2);
}

function result(finding: LocatedFinding): Result {
  const { file, line, column, pointer, code, severity, message, hint } = finding;
  const location = {
    physicalLocation: {
      artifactLocation: { uri: uriOf(file) },
      region: { startLine: line, startColumn: column },
    },
    logicalLocations: [{ fullyQualifiedName: pointer, kind: "member" }],
  };
  return {
    ruleId: code,
    level: severity,
    message: { text: `${message}. ${hint}` },
    locations: [location],
  };
}

/** Relative paths stay relative: the scanner knows where the repository is. */
function uriOf(file: string): string {
  if (file === "-") return "stdin";
  if (file.startsWith("/")) return pathToFileURL(file).href;
  return file.split("/").map(encodeURIComponent).join("/");
}
