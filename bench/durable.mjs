// Calls that are kept before they are answered, with delivery running at the same time.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { compare, comparison, takeTurns } from "./compare.mjs";
import { CALLS, emptied, figuresOf, PATIENCE, startKeeping } from "./keeping.mjs";
import { residentMemory } from "./memory.mjs";
import { batchesOf, callsOf, NUMBER } from "./payloads.mjs";
import { ask, startModule, stop } from "./processes.mjs";
import { startService } from "./service.mjs";

/** @typedef {import("./measure.mjs").Plan} Plan */
/** @typedef {import("./processes.mjs").ChildProcess} ChildProcess */
/** @typedef {Pick<import("./load.mjs").Job, "path" | "bodies" | "connections">} Calls */

const SOURCE = "/v2/sources/nudgespot";

const CONNECTIONS = 64;

const FETCH = /** @type {const} */ ("fetch");

/** A payload that is refused, another one each time. */
const NOBODY = JSON.stringify({ event: "Email Opened", messageId: `bench-${NUMBER}` });

/**
 * @param {ChildProcess} load
 * @param {readonly string[]} payloads
 * @param {Plan} plan
 * @param {(step: string) => void} tell
 */
export async function measureDurable(load, payloads, plan, tell) {
  const folder = await mkdtemp(join(tmpdir(), "nudgespot-bench-"));
  try {
    const servers = await startServers(folder);
    const comparisons = [];
    const delivered = [];
    for (const size of [1, 32]) {
      const what = `Kept and forwarded, calls of ${size}, ${CONNECTIONS} at a time`;
      const calls = { path: CALLS, bodies: callsOf(payloads, size), connections: CONNECTIONS };
      tell(what.toLowerCase());
      const rows = await compareCalls(load, calls, batchesOf(payloads, size), servers.ports, plan);
      comparisons.push(
        ...rows.map(({ against, result }) => rowOf(`${what}${against}`, size, result)),
      );
      if (size === 1) {
        tell(`${what.toLowerCase()}, sent with fetch`);
        const result = await compareFetched(load, calls, servers.ports, plan);
        comparisons.push({ ...rowOf(`${what}, sent with fetch`, size, result), client: FETCH });
      }
      tell(`${what.toLowerCase()}: forwarded in the same time`);
      const part = await measureDelivered(load, { ...calls, port: servers.ports.service }, plan);
      delivered.push({ what, part });
    }
    await servers.stop();
    const refused = await measureRefused(load, payloads, plan, tell, folder);
    const backlog = await measureBacklog(load, payloads, plan, tell, folder);
    return { comparisons: [...comparisons, refused], delivered, backlog };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/**
 * @typedef {object} Ports
 * @property {number} service keeps and forwards
 * @property {number} transform the service without a store
 * @property {number} bare reads calls and does nothing else
 * @property {number} synced keeps their bytes
 */

/** @param {string} folder */
async function startServers(folder) {
  const sink = startModule("sink.mjs");
  const keeping = await startKeeping(sink, join(folder, "data"), 200);
  const transforming = await startService();
  const bare = startModule("receiver.mjs");
  const synced = startModule("receiver.mjs");
  /** @type {{ port: number }} */
  const { port: barePort } = await ask(bare, {});
  /** @type {{ port: number }} */
  const { port: syncedPort } = await ask(synced, { file: join(folder, "synced") });
  return {
    /** @type {Ports} */
    ports: {
      service: keeping.port,
      transform: transforming.port,
      bare: barePort,
      synced: syncedPort,
    },
    stop: () => Promise.all([keeping.child, transforming.child, bare, synced, sink].map(stop)),
  };
}

/**
 * @param {ChildProcess} load
 * @param {Calls} calls
 * @param {string[]} batches the same as RudderStack sends it
 * @param {Ports} ports
 * @param {Plan} plan
 */
async function compareCalls(load, calls, batches, ports, plan) {
  const { service, bare, synced, transform } = await takeTurns(
    load,
    {
      bare: { ...calls, port: ports.bare },
      synced: { ...calls, port: ports.synced },
      transform: { ...calls, path: SOURCE, bodies: batches, port: ports.transform },
      service: { ...calls, port: ports.service },
    },
    plan,
    // What still waits must not go out while the next server is measured.
    (name) => (name === "service" ? emptied(ports.service) : Promise.resolve()),
  );
  return [
    { against: "", result: comparison(service, bare) },
    { against: ", against synced writes", result: comparison(service, synced) },
    { against: ", against the transform alone", result: comparison(service, transform) },
  ];
}

/**
 * What a sender sees that has a client of the usual kind: both servers wait for it.
 *
 * @param {ChildProcess} load
 * @param {Calls} calls
 * @param {Ports} ports
 * @param {Plan} plan
 */
function compareFetched(load, calls, { service, bare }, plan) {
  return compare(load, { ...calls, client: FETCH }, { service, floor: bare }, plan);
}

/**
 * Which part of what comes in goes out meanwhile, once both are under way.
 *
 * @param {ChildProcess} load
 * @param {Calls & { port: number }} calls
 * @param {Plan} plan
 */
async function measureDelivered(load, calls, { seconds }) {
  const loaded = ask(load, { ...calls, seconds: 4 * seconds });
  await pause(seconds * 1_000);
  const before = await figuresOf(calls.port);
  await loaded;
  const after = await figuresOf(calls.port);
  await emptied(calls.port);
  const went = after.forwarded - before.forwarded;
  return went / (went + after.waiting - before.waiting);
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
  const keeping = await startService({
    DATA_DIR: join(folder, "refused"),
    ADMIN_TOKEN: "a-token-of-the-bench",
  });
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
 * @param {ReturnType<typeof comparison>} result
 */
function rowOf(what, size, result) {
  return { what, unit: "events/s", perRequest: size, result };
}
