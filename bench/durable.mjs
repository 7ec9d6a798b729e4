// Calls that are kept before they are answered, with delivery running at the same time.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { compare, comparison, takeTurns } from "./compare.mjs";
import { residentMemory } from "./memory.mjs";
import { batchesOf, callsOf, NUMBER } from "./payloads.mjs";
import { ask, startModule, stop } from "./processes.mjs";
import { startService } from "./service.mjs";

/** @typedef {import("./measure.mjs").Plan} Plan */
/** @typedef {import("./processes.mjs").ChildProcess} ChildProcess */

const KEY = "bench-write-key";
const CALLS = `/v1/webhook?writeKey=${KEY}`;
const SOURCE = "/v2/sources/nudgespot";

const CONNECTIONS = 64;

/** A payload that is refused, another one each time. */
const NOBODY = JSON.stringify({ event: "Email Opened", messageId: `bench-${NUMBER}` });

/** How long it may take to keep or to forward all that a step needs, in milliseconds. */
const PATIENCE = 300_000;

/**
 * @param {ChildProcess} load
 * @param {readonly string[]} payloads
 * @param {Plan} plan
 * @param {(step: string) => void} tell
 */
export async function measureDurable(load, payloads, plan, tell) {
  const folder = await mkdtemp(join(tmpdir(), "nudgespot-bench-"));
  try {
    const { comparisons, delivered } = await measureCalls(load, payloads, plan, tell, folder);
    const refused = await measureRefused(load, payloads, plan, tell, folder);
    const backlog = await measureBacklog(load, payloads, plan, tell, folder);
    return { comparisons: [...comparisons, refused], delivered, backlog };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/**
 * @param {ChildProcess} load
 * @param {readonly string[]} payloads
 * @param {Plan} plan
 * @param {(step: string) => void} tell
 * @param {string} folder
 */
async function measureCalls(load, payloads, plan, tell, folder) {
  const sink = startModule("sink.mjs");
  const keeping = await startKeeping(sink, join(folder, "data"), 200);
  const transforming = await startService();
  const bare = startModule("receiver.mjs");
  const synced = startModule("receiver.mjs");
  /** @type {{ port: number }} */
  const { port: barePort } = await ask(bare, {});
  /** @type {{ port: number }} */
  const { port: syncedPort } = await ask(synced, { file: join(folder, "synced") });
  const comparisons = [];
  const delivered = [];
  for (const size of [1, 32]) {
    const what = `Kept and forwarded, calls of ${size}, ${CONNECTIONS} at a time`;
    tell(what.toLowerCase());
    const calls = { path: CALLS, bodies: callsOf(payloads, size), connections: CONNECTIONS };
    const batches = { path: SOURCE, bodies: batchesOf(payloads, size), connections: CONNECTIONS };
    let [before, stayed, went] = [(await figuresOf(keeping.port)).forwarded, 0, 0];
    const rates = await takeTurns(
      load,
      {
        bare: { ...calls, port: barePort },
        synced: { ...calls, port: syncedPort },
        transform: { ...batches, port: transforming.port },
        service: { ...calls, port: keeping.port },
      },
      plan,
      async (name, _round, isWarmUp) => {
        if (name !== "service") return;
        const { forwarded, waiting } = await figuresOf(keeping.port);
        if (!isWarmUp) [stayed, went] = [stayed + waiting, went + forwarded - before];
        // What still waits must not go out while the next server is measured.
        before = await emptied(keeping.port);
      },
    );
    const { service, ...floors } = rates;
    comparisons.push(
      row(what, size, service, floors.bare),
      row(`${what}, against synced writes`, size, service, floors.synced),
      row(`${what}, against the transform alone`, size, service, floors.transform),
    );
    delivered.push({ what, part: went / (went + stayed) });
  }
  await Promise.all([keeping.child, transforming.child, bare, synced, sink].map(stop));
  return { comparisons, delivered };
}

/**
 * What it costs the good payloads of RudderStack's contract that a refused one among them is kept.
 *
 * @param {ChildProcess} load
 * @param {readonly string[]} payloads
 * @param {Plan} plan
 * @param {(step: string) => void} tell
 * @param {string} folder
 */
async function measureRefused(load, payloads, plan, tell, folder) {
  const what = "Batches of 32 with one refused: kept, against not kept";
  tell(what.toLowerCase());
  const keeping = await startService({ DATA_DIR: join(folder, "refused") });
  const forgetting = await startService();
  const mixed = payloads.map((payload, index) => (index % 32 === 0 ? NOBODY : payload));
  const job = { path: SOURCE, bodies: batchesOf(mixed, 32), connections: 8 };
  const ports = { service: keeping.port, floor: forgetting.port };
  const result = await compare(load, job, ports, plan);
  await Promise.all([keeping.child, forgetting.child].map(stop));
  return { what, unit: "payloads/s", perRequest: 32, result };
}

/**
 * Memory with many events waiting for a destination that is down.
 *
 * @param {ChildProcess} load
 * @param {readonly string[]} payloads
 * @param {Plan} plan
 * @param {(step: string) => void} tell
 * @param {string} folder
 */
async function measureBacklog(load, payloads, { waiting: events }, tell, folder) {
  tell(`memory with ${events} events waiting`);
  const sink = startModule("sink.mjs");
  const { child, port } = await startKeeping(sink, join(folder, "backlog"), 503);
  const bodies = callsOf(payloads, 32);
  const requests = Math.ceil(events / 32);
  const job = {
    path: CALLS,
    bodies,
    connections: CONNECTIONS,
    seconds: PATIENCE / 1_000,
    requests,
  };
  await ask(load, { ...job, port });
  const { waiting } = await figuresOf(port);
  const memory = residentMemory(child.pid ?? NaN).now;
  await Promise.all([child, sink].map(stop));
  return { events: waiting, memory };
}

/**
 * @param {string} what
 * @param {number} size
 * @param {import("./load.mjs").Round} service
 * @param {import("./load.mjs").Round} floor
 */
function row(what, size, service, floor) {
  return { what, unit: "events/s", perRequest: size, result: comparison(service, floor) };
}

/**
 * The service with a store and a destination.
 *
 * @param {ChildProcess} sink
 * @param {string} folder of the store
 * @param {number} status the destination's answers
 */
async function startKeeping(sink, folder, status) {
  /** @type {{ port: number }} */
  const { port } = await ask(sink, { status });
  return startService({
    DATA_DIR: folder,
    WRITE_KEY: KEY,
    DESTINATION_TYPE: "segment",
    DESTINATION_URL: `http://127.0.0.1:${port}`,
    DESTINATION_WRITE_KEY: KEY,
  });
}

/**
 * Waits until nothing waits.
 *
 * @param {number} port
 * @returns {Promise<number>} how many events have been forwarded
 */
async function emptied(port) {
  const end = performance.now() + PATIENCE;
  while (performance.now() < end) {
    const { forwarded, waiting } = await figuresOf(port);
    if (waiting === 0) return forwarded;
    await pause(20);
  }
  throw new Error("what waits is not forwarded");
}

/**
 * @param {number} port
 */
async function figuresOf(port) {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  const of = (/** @type {string} */ name) =>
    Number(new RegExp(`^nudgespot_${name}\\{[^}]*\\} (\\d+)`, "m").exec(text)?.[1] ?? 0);
  return { forwarded: of("forwarded_total"), waiting: of("waiting_events") };
}
