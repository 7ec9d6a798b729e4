import { forOne, type ContractAnswer, type ContractCase } from "../case.js";
import { bodyDifferences, containing, jsonDifferences, Matcher } from "../matching.js";
import { VERSION } from "./results.js";

const TRANSFORMER = "rudder-transformer has the same paths; rudder-server polls /features";

function getCase(
  path: string,
  name: string,
  check: (answer: ContractAnswer) => string[],
): ContractCase {
  return {
    name: `${path} ${name}`,
    group: "probes",
    source: TRANSFORMER,
    requests: [{ method: "GET", path }],
    check: forOne((answer) => check(answer)),
  };
}

function isVersionText({ status, body }: ContractAnswer): string[] {
  if (status !== 200) return [`status ${status}, not 200`];
  return VERSION.matches(body.trim()) ? [] : ["the answer is not a version"];
}

/** Cases of the probes that a platform sends. */
export const PROBE_CASES: readonly ContractCase[] = [
  getCase("/health", "says that the process is up", (answer) =>
    jsonDifferences(answer, containing({ service: "UP", version: VERSION })),
  ),
  getCase("/ready", "says that it takes requests, whatever its upstream does", (answer) =>
    jsonDifferences(
      answer,
      containing({
        status: "ready",
        upstream: new Matcher("up, down or none", (value) =>
          ["up", "down", "none"].includes(String(value)),
        ),
      }),
    ),
  ),
  getCase("/version", "is a version", isVersionText),
  getCase("/buildVersion", "is a version", isVersionText),
  // rudder-transformer serves it as text/plain, and rudder-server does not look at the type.
  getCase("/features", "offers source transform v2", (answer) =>
    answer.status === 200
      ? bodyDifferences(answer, containing({ upgradedToSourceTransformV2: true }))
      : [`status ${answer.status}, not 200`],
  ),
];
