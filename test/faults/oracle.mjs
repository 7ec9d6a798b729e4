// Checks that must hold after every fault.
import { isDeepStrictEqual } from "node:util";

/** How long deliveries may take after the fault is over, in milliseconds. */
const PATIENCE = 90_000;

/**
 * Waits for the deliveries and compares them with the sent events.
 *
 * @param {import("./load.mjs").Sender} sender
 * @param {import("../support/host.mjs").Host} host
 * @param {{ isWithout?: Set<string>, patience?: number }} [options] events that are known not to arrive
 * @returns {Promise<Record<string, number>>} figures
 * @throws Error with the difference
 */
export async function check(sender, host, { isWithout = new Set(), patience = PATIENCE } = {}) {
  const missing = () =>
    [...sender.acknowledged].filter((id) => !host.taken.has(id) && !isWithout.has(id));
  let left = missing().length;
  const end = performance.now() + patience;
  while (left > 0 && performance.now() < end) {
    const before = host.taken.size;
    await host.until(() => host.taken.size >= before + left, 500);
    left = missing().length;
  }
  if (left > 0) throw new Error(`${left} of ${sender.acknowledged.size} acknowledged are missing`);
  for (const [id, copies] of host.taken) {
    const expected = sender.expected.get(id);
    if (expected === undefined) throw new Error("an event arrived that nobody sent");
    for (const copy of copies) {
      if (!isDeepStrictEqual(withoutIntegrations(copy), withoutIntegrations(expected))) {
        throw new Error("an event arrived that is not what the mapping gives");
      }
    }
  }
  return {
    acknowledged: sender.acknowledged.size,
    delivered: host.taken.size,
    copies: host.copies,
    "calls failed": sender.failures,
  };
}

/**
 * A fresh event must flow.
 *
 * @param {import("./load.mjs").Sender} sender
 * @param {import("../support/host.mjs").Host} host
 * @param {string} url
 * @param {number} [patience] in milliseconds
 */
export async function freshEventFlows(sender, host, url, patience = 30_000) {
  // While the results were compared, the service may have closed a connection that was idle.
  sender.disconnect();
  const fresh = sender.payload();
  const status = await sender.send(url, [fresh]);
  if (status !== 200) throw new Error(`a fresh call is answered with ${status}`);
  const arrived = await host.until(() => host.taken.has(fresh.messageId), patience);
  if (!arrived) throw new Error("a fresh event does not arrive");
}

/** Jitsu does not get them. @param {object} event */
function withoutIntegrations(event) {
  const { integrations: _, ...others } = /** @type {Record<string, unknown>} */ (event);
  return others;
}
