// Calls that are stored and forwarded, and memory with a destination that is down.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { comparison, takeTurns } from "./compare.mjs";
import { CALLS, emptied, figuresOf, PATIENCE, startKeeping } from "./keeping.mjs";
import { residentMemory } from "./memory.mjs";
import { callsOf } from "./payloads.mjs";
import { ask, startModule, stop } from "./processes.mjs";

/** @typedef {import("./measure.mjs").Plan} Plan */
/** @typedef {import("./processes.mjs").ChildProcess} ChildProcess */

const CONNECTIONS = 64;

/**
 * Against a bare server that writes and syncs the bytes of the same calls.
 *
 * @param {ChildProcess} load
 * @param {readonly string[]} payloads
 * @param {Plan} plan
 * @param {(step: string) => void} tell
 */
export async function measureDurable(load, payloads, plan, tell) {
  const folder = await mkdtemp(join(tmpdir(), "nudgespot-bench-"));
  try {
    const sink = startModule("sink.mjs");
    const service = await startKeeping(sink, join(folder, "data"), 200);
    const synced = startModule("receiver.mjs");
    /** @type {{ port: number }} */
    const { port } = await ask(synced, { file: join(folder, "synced") });
    const comparisons = [];
    for (const size of [1, 32]) {
      const what = `Received in calls of ${size}, ${CONNECTIONS} at a time, and forwarded`;
      tell(what.toLowerCase());
      const job = { path: CALLS, bodies: callsOf(payloads, size), connections: CONNECTIONS };
      const rounds = await takeTurns(
        load,
        { floor: { ...job, port }, service: { ...job, port: service.port } },
        plan,
        // Queued events must not be forwarded while the floor is measured.
        (name) => (name === "service" ? emptied(service.port) : Promise.resolve()),
      );
      const result = comparison(rounds.service, rounds.floor);
      comparisons.push({ what, unit: "events/s", perRequest: size, result });
    }
    await Promise.all([service.child, synced, sink].map(stop));
    tell(`memory with ${plan.waiting} events queued`);
    return { comparisons, backlog: await measureBacklog(load, payloads, plan.waiting, folder) };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/**
 * Memory in MB with many events queued for a destination that is down.
 *
 * @param {ChildProcess} load
 * @param {readonly string[]} payloads
 * @param {number} events
 * @param {string} folder
 */
async function measureBacklog(load, payloads, events, folder) {
  const sink = startModule("sink.mjs");
  const { child, port } = await startKeeping(sink, join(folder, "backlog"), 503);
  await ask(load, {
    path: CALLS,
    bodies: callsOf(payloads, 32),
    connections: CONNECTIONS,
    seconds: PATIENCE / 1_000,
    requests: Math.ceil(events / 32),
    port,
  });
  const { waiting } = await figuresOf(port);
  const memory = residentMemory(child.pid ?? NaN).now;
  await Promise.all([child, sink].map(stop));
  return { events: waiting, memory };
}
