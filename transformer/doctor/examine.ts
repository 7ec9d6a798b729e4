import type { Finding, Probe } from "./probe.js";
import { PROBES } from "./probes.js";
import { optionName, type Setup } from "./setup.js";

/** A probe and its finding. */
export type Examined = Pick<Probe, "id" | "title"> & Finding;

/** How often each status came. */
export type Summary = Readonly<Record<Finding["status"], number>>;

/** The result of an examination. */
export interface Report {
  readonly summary: Summary;
  readonly probes: readonly Examined[];
}

/** Runs the probes one after the other, so that they do not affect each other's answers. */
export async function examine(setup: Setup, probes: readonly Probe[] = PROBES): Promise<Report> {
  const findings = new Map<string, Finding>();
  const examined: Examined[] = [];
  for (const probe of probes) {
    const finding = await findingOf(probe, setup, findings);
    findings.set(probe.id, finding);
    examined.push({ id: probe.id, title: probe.title, ...finding });
  }
  return { summary: summaryOf(examined), probes: examined };
}

function findingOf(
  probe: Probe,
  setup: Setup,
  before: ReadonlyMap<string, Finding>,
): Finding | Promise<Finding> {
  const { needs, after } = probe;
  const missing = needs.find((need) => !setup.has(need));
  if (missing !== undefined) return { status: "skipped", reason: `needs ${optionName(missing)}` };
  const previous = after === undefined ? "ok" : before.get(after)?.status;
  if (previous === "failure" || previous === "skipped") {
    return { status: "skipped", reason: `needs ${after ?? ""} to be ok` };
  }
  return probe.look(setup);
}

function summaryOf(examined: readonly Examined[]): Summary {
  const summary = { ok: 0, warning: 0, failure: 0, skipped: 0 };
  for (const { status } of examined) summary[status] += 1;
  return summary;
}
