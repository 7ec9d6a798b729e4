// What a service would have in its store after two weeks, put there at once.
import { failure } from "../dist/core/errors.js";
import { refusedPayloads } from "../dist/core/refused.js";
import { DEFAULT_SETTINGS } from "../dist/core/settings.js";
import { transformBody } from "../dist/core/transform.js";
import { createMetrics } from "../dist/server/metrics.js";
import { TallyKeeper } from "../dist/server/tallies.js";
import { openEmbeddedStore } from "../dist/store/embedded/open.js";

const DAY = 86_400_000;
const HOUR = 3_600_000;

/**
 * Passes payloads through the real mapping, with the store's clock at the time of each.
 *
 * @param {string} directory of the store
 * @param {readonly import("./campaigns.mjs").Sent[]} sent in the order of their times
 * @param {string} source its schema name
 * @param {readonly string[]} destinations that got every event
 */
export async function writeHistory(directory, sent, source, destinations) {
  let now = sent[0]?.at ?? 0;
  const log = { info: ignore, warn: ignore, error: ignore };
  const store = await openEmbeddedStore({
    ...{ directory, log, now: () => now, retain: 0 },
    ...{ dedupWindow: 7 * DAY, quarantineRetention: 30 * DAY },
    quarantine: { received: 2 ** 29, contract: 2 ** 29 },
  });
  const tallies = new TallyKeeper();
  const metrics = tallies.watch(createMetrics(() => now));
  tallies.start(store.tallies);
  for (const { at, payload } of sent) {
    if (Math.floor(at / HOUR) > Math.floor(now / HOUR)) await tallies.flush();
    now = at;
    const outcomes = transformBody(payload, { settings: DEFAULT_SETTINGS, now });
    metrics.received(source, 1);
    const [outcome] = outcomes;
    if (outcome?.kind === "accepted") {
      metrics.newEvent(source, outcome.event);
      for (const destination of destinations) metrics.sent(destination, 1);
    } else {
      metrics.refused(source, failure("invalid_payload"), 1);
      await store.quarantine.add(source, refusedPayloads("", payload, outcomes));
    }
  }
  await tallies.stop();
  await store.close();
}

function ignore() {
  // Nobody reads it.
}
