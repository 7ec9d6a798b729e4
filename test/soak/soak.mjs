// One engine under mixed load for some minutes: samples, and whether every event arrived.
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { sleep } from "../faults/load.mjs";
import { startService } from "../faults/service.mjs";
import { Host } from "../support/host.mjs";
import { Traffic } from "./traffic.mjs";

/** What every sample has. Sizes are in MB, times in milliseconds. */
export const MEASURES = /** @type {const} */ ({
  memory: "Resident memory, MB",
  handles: "Open files and sockets",
  latency: "p99 of a call, ms",
  waiting: "Waiting events",
  store: "Size of the store, MB",
});

/** @typedef {Record<keyof typeof MEASURES, number> & { minute: number }} Sample */

/** How often samples are taken, and how long the queue may take to drain, in milliseconds. */
const [INTERVAL, PATIENCE] = [5_000, 120_000];

/** Ids are forgotten, and entries removed, while the soak runs: growth would show. */
const SHORT = { DEDUP_WINDOW: "2m", QUARANTINE_SIZE: "1MB", QUARANTINE_RETENTION: "2m" };

/** @typedef {{ samples: Sample[], figures: Record<string, number> }} Soak */

/**
 * @param {Record<string, string>} store DATA_DIR or DATABASE_URL
 * @param {() => number} size of the store, in bytes
 * @param {number} minutes
 * @returns {Promise<Soak>}
 * @throws unless every acknowledged event arrived, and the service counted what the sender did
 */
export async function soak(store, size, minutes) {
  const [traffic, host] = [new Traffic(), new Host()];
  host.behaviour = traffic.take;
  await host.listen();
  const service = await startService({ store, host, environment: SHORT });
  const started = performance.now();
  /** @type {Sample[]} */
  const samples = [];
  async function take() {
    const times = traffic.times.splice(0).sort((one, other) => one - other);
    samples.push({
      minute: (performance.now() - started) / 60_000,
      memory: await service.memory(),
      handles: readdirSync(`/proc/${service.child.pid}/fd`).length,
      latency: times[Math.ceil(times.length * 0.99) - 1] ?? NaN,
      waiting: sumOf(await metrics(service.url), "nudgespot_waiting_events"),
      store: size() / 1e6,
    });
  }
  async function takeAll() {
    while (performance.now() - started < minutes * 60_000) {
      await sleep(INTERVAL);
      await take();
    }
  }
  try {
    await Promise.all([traffic.send(service.url, minutes * 60_000), takeAll()]);
    const end = performance.now() + PATIENCE;
    while (traffic.outcome().missing > 0 && performance.now() < end) await sleep(100);
    const [outcome, text] = [traffic.outcome(), await metrics(service.url)];
    const figures = { ...outcome, ...traffic.counts };
    const duplicates = sumOf(text, "nudgespot_duplicates_total");
    const refused = sumOf(text, "nudgespot_refused_total");
    const isExact = outcome.missing === 0 && outcome.acknowledged === outcome.delivered;
    if (!isExact || duplicates !== figures.repeated || refused !== figures.refused) {
      throw new Error(JSON.stringify({ ...figures, duplicates, refusedBy: refused }));
    }
    return { samples, figures };
  } finally {
    await service.stop();
    await host.close();
  }
}

/** @param {string} url */
async function metrics(url) {
  return (await fetch(`${url}/metrics`)).text();
}

/** @param {string} text @param {string} name of a metric */
function sumOf(text, name) {
  const lines = text.split("\n").filter((line) => line.startsWith(`${name}{`));
  return lines.reduce((sum, line) => sum + Number(line.split(" ").at(-1)), 0);
}

/** The size of the files in a folder, in bytes. @param {string} folder */
export function sizeOf(folder) {
  return readdirSync(folder)
    .map((name) => statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0)
    .reduce((sum, size) => sum + size, 0);
}
