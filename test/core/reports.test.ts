// Payloads modelled on public bug reports: `from` says where the like of each was reported.
import { describe, expect, test } from "@jest/globals";
import { parseJson } from "../../transformer/core/json.js";
import { readSettings } from "../../transformer/core/settings.js";
import { transformBody } from "../../transformer/core/transform.js";
import { isObject } from "../../transformer/core/values.js";
import { readText } from "../support/files.js";
import { NOW } from "../support/transform.js";

interface Report {
  readonly name: string;
  readonly from: string;
  /** As it is posted. */
  readonly body: string;
  readonly settings?: object;
  /** The expected track events, in order; null for a field that must be absent. */
  readonly events?: readonly object[];
  /** Of the refusal. */
  readonly code?: string;
}

const REPORTS = readText("test/fixtures/reports.ndjson")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as Report);

/** An expectation in which null stands for an absent field. */
function expected(value: unknown): unknown {
  if (value === null) return undefined;
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, expected(inner)]));
}

describe("a payload as in a public report", () => {
  test.each(REPORTS.map((report) => [report.name, report.from, report] as const))(
    "%s (%s)",
    (_name, _from, { body, settings = {}, events = [], code }) => {
      const read = readSettings(settings).settings;
      const outcomes = transformBody(parseJson(body), { settings: read, now: NOW });
      if (code !== undefined) {
        expect(outcomes).toMatchObject([{ kind: "refused", failure: { code } }]);
        return;
      }
      const made = outcomes.map((outcome) =>
        outcome.kind === "accepted" ? outcome.event : outcome,
      );
      expect(made).toHaveLength(events.length);
      events.forEach((event, index) => {
        const wanted = expected(event) as object;
        expect({ ...wanted, ...made[index] }).toMatchObject(wanted);
      });
    },
  );
});
