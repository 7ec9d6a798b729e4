import type { ContractAnswer, ContractCase, Send } from "./case.js";
import { HOSTILE_CASES } from "./cases/hostile.js";
import { ITEM_CASES } from "./cases/items.js";
import { PROBE_CASES } from "./cases/probes.js";
import { TRANSFORM_CASES } from "./cases/transform.js";

export {
  GROUPS,
  type ContractAnswer,
  type ContractCase,
  type ContractRequest,
  type Group,
  type Send,
} from "./case.js";

/** Everything that RudderStack's source contract asks of this source. */
export const CONTRACT_CASES: readonly ContractCase[] = [
  ...TRANSFORM_CASES,
  ...ITEM_CASES,
  ...HOSTILE_CASES,
  ...PROBE_CASES,
];

/** Milliseconds that a deployment has to answer. */
const TIMEOUT = 10_000;

/**
 * Holds a deployment against one case.
 *
 * @returns the difference, or undefined if the answer is right
 * @example
 * import { CONTRACT_CASES, checkCase, sendTo } from "nudgespot-source/contract";
 *
 * console.log(CONTRACT_CASES.length >= 60, typeof checkCase, typeof sendTo); // true function function
 */
export async function checkCase(
  contractCase: ContractCase,
  send: Send,
): Promise<readonly string[]> {
  const answers: ContractAnswer[] = [];
  try {
    for (const request of contractCase.requests) answers.push(await send(request));
    return contractCase.check(answers);
  } catch (error) {
    return [`no answer: ${error instanceof Error ? error.name : "unknown"}`];
  }
}

/**
 * Sends to a deployment over HTTP.
 *
 * @param base its address, such as `http://localhost:9090`; a path in it comes before the cases' own
 * @param timeout in milliseconds
 */
export function sendTo(base: string | URL, timeout = TIMEOUT): Send {
  const { origin, pathname } = new URL(base);
  const prefix = pathname.replace(/\/$/, "");
  return async ({ method, path, headers = {}, body = null }) => {
    const signal = AbortSignal.timeout(timeout);
    const url = `${origin}${prefix}${path}`;
    const answer = await fetch(url, { method, headers, body, signal, redirect: "manual" });
    return {
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: await answer.text(),
    };
  };
}
