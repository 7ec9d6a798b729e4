// Everything the bench measures, one after the other: of two cores the load takes one.
import { resultsFor } from "./answers.mjs";
import { measureValidate } from "./commands.mjs";
import { compare } from "./compare.mjs";
import { measureDurable } from "./durable.mjs";
import { residentMemory } from "./memory.mjs";
import { batchesOf, readPayloads } from "./payloads.mjs";
import { ask, startModule, stop } from "./processes.mjs";
import { measureStart, startService } from "./service.mjs";

/** @typedef {import("./report.mjs").Figures} Figures */
/** @typedef {import("./processes.mjs").ChildProcess} ChildProcess */

/**
 * @typedef {object} Plan
 * @property {number} starts how often the service is started
 * @property {number} rounds for each of two servers that are compared
 * @property {number} seconds of a round
 * @property {number} coreSeconds
 * @property {number} fileLines of the files that commands go through
 * @property {number} loadSeconds of the sustained load
 * @property {number} waiting events that wait for a destination that is down
 */

const SOURCE = "/v2/sources/nudgespot";

/** Requests at a time, for each size of batch: enough that the server is never without work. */
const CONNECTIONS = /** @type {const} */ ({ 32: 8, 1: 32 });

/** A route of the transformer behind the service, and the size of a body as it passes. */
const PASSED = "/v0/destinations/webhook";
const PASSED_BYTES = 40_000;

/**
 * @param {Plan} plan
 * @param {(step: string) => void} tell called before each step
 * @returns {Promise<Figures>}
 */
export async function measure(plan, tell) {
  const payloads = await readPayloads();
  tell("start to first healthy answer");
  const startTime = await measureStart(plan.starts);
  tell("core alone");
  const core = await measureCore(startModule("core.mjs"), payloads, plan.coreSeconds);
  const load = startModule("load.mjs");
  const transformed = await measureSource(load, payloads, plan, tell);
  const passed = await measurePassthrough(load, plan, tell);
  const memory = await measureMemory(load, payloads, plan, tell);
  const durable = await measureDurable(load, payloads, plan, tell);
  await stop(load);
  tell(`validate on ${plan.fileLines} lines`);
  const validate = await measureValidate(payloads, plan.fileLines);
  return {
    comparisons: [...transformed, ...passed, ...durable.comparisons],
    backlog: durable.backlog,
    core,
    startTime,
    memory,
    validate,
  };
}

/**
 * @param {ChildProcess} child
 * @param {readonly string[]} payloads
 * @param {number} seconds
 */
async function measureCore(child, payloads, seconds) {
  /** @type {{ rate: number }} */
  const { rate } = await ask(child, { payloads, seconds });
  await stop(child);
  return rate;
}

/**
 * The source's own work, against the floor.
 *
 * @param {ChildProcess} load
 * @param {readonly string[]} payloads
 * @param {Plan} plan
 * @param {(step: string) => void} tell
 */
async function measureSource(load, payloads, plan, tell) {
  const service = await startService();
  const answers = await resultsFor(service.port, SOURCE, batchesOf(payloads, 1));
  const floor = startModule("floor.mjs");
  /** @type {{ port: number }} */
  const { port } = await ask(floor, { answers });
  const ports = { service: service.port, floor: port };
  const comparisons = [];
  for (const size of /** @type {const} */ ([32, 1])) {
    tell(`batches of ${size}`);
    const bodies = batchesOf(payloads, size);
    const job = { path: SOURCE, bodies, connections: CONNECTIONS[size] };
    const result = await compare(load, job, ports, plan);
    comparisons.push({ what: `Batches of ${size}`, unit: "events/s", perRequest: size, result });
  }
  await Promise.all([stop(service.child), stop(floor)]);
  return comparisons;
}

/**
 * The cost of passing a request through: at 16 at a time against a bare proxy in front of the same
 * upstream, and at one at a time, where users notice the latency, against the upstream itself.
 *
 * @param {ChildProcess} load
 * @param {Plan} plan
 * @param {(step: string) => void} tell
 */
async function measurePassthrough(load, plan, tell) {
  const upstream = startModule("echo.mjs");
  /** @type {{ port: number }} */
  const { port } = await ask(upstream, {});
  const service = await startService({ UPSTREAM_URL: `http://127.0.0.1:${port}` });
  const proxy = startModule("proxy.mjs");
  /** @type {{ port: number }} */
  const bare = await ask(proxy, { upstream: port });
  const bodies = [JSON.stringify("x".repeat(PASSED_BYTES))];
  const comparisons = [];
  for (const { connections, floor } of [
    { connections: 16, floor: bare.port },
    { connections: 1, floor: port },
  ]) {
    const what = `Passed through, 40 KB, ${connections} at a time`;
    tell(what.toLowerCase());
    const ports = { service: service.port, floor };
    const result = await compare(load, { path: PASSED, bodies, connections }, ports, plan);
    comparisons.push({ what, unit: "requests/s", perRequest: 1, result });
  }
  await Promise.all([stop(service.child), stop(proxy), stop(upstream)]);
  return comparisons;
}

/**
 * The memory of a service under sustained load in full batches.
 *
 * @param {ChildProcess} load
 * @param {readonly string[]} payloads
 * @param {Plan} plan
 * @param {(step: string) => void} tell
 */
async function measureMemory(load, payloads, { loadSeconds: seconds }, tell) {
  tell(`memory under ${seconds} s of load`);
  const { child, port } = await startService();
  const pid = child.pid ?? NaN;
  const bodies = batchesOf(payloads, 32);
  const job = { path: SOURCE, bodies, connections: CONNECTIONS[32], port, seconds };
  await ask(load, job);
  const { peak } = residentMemory(pid);
  await stop(child);
  return { seconds, peak };
}
