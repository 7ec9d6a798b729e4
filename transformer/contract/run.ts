import type { ContractCase, Group, Send } from "./case.js";
import { checkCase, CONTRACT_CASES } from "./contract.js";

/** The result of one case. */
export interface CaseResult {
  readonly name: string;
  readonly group: Group;
  readonly source: string;
  /** The failures; empty if the case passes. */
  readonly problems: readonly string[];
  /** In milliseconds. */
  readonly duration: number;
}

/** Runs cases one after the other, as a test runner does. */
export async function runContract(
  send: Send,
  groups: readonly Group[],
  onResult: (result: CaseResult) => void = () => undefined,
  cases: readonly ContractCase[] = CONTRACT_CASES,
): Promise<CaseResult[]> {
  const results: CaseResult[] = [];
  for (const contractCase of cases) {
    const { name, group, source } = contractCase;
    if (!groups.includes(group)) continue;
    const started = performance.now();
    const problems = await checkCase(contractCase, send);
    const result = { name, group, source, problems, duration: performance.now() - started };
    results.push(result);
    onResult(result);
  }
  return results;
}
