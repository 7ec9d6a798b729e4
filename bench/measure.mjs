// Everything the bench measures, one after the other: of two cores the load takes one.
import { resultsFor } from "./answers.mjs";
import { measureContract, measureFiles } from "./commands.mjs";
import { compare } from "./compare.mjs";
import { measureDurable } from "./durable.mjs";
import { residentMemory, watchMemory } from "./memory.mjs";
import { hasNginx, startNginx } from "./nginx.mjs";
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
  tell("the function inside Jitsu");
  const isolated = startModule("isolate.mjs", ["--experimental-vm-modules", "--no-warnings"]);
  const isolate = await measureCore(isolated, payloads, plan.coreSeconds);
  const load = startModule("load.mjs");
  const transformed = await measureSource(load, payloads, plan, tell);
  const passed = await measurePassthrough(load, plan, tell);
  const memory = await measureMemory(load, payloads, plan, tell);
  const durable = await measureDurable(load, payloads, plan, tell);
  await stop(load);
  tell(`files of ${plan.fileLines} lines, and the contract`);
  const files = await measureFiles(payloads, plan.fileLines);
  const contract = await measureContract();
  return {
    comparisons: [...transformed, ...passed, ...durable.comparisons],
    backlog: durable.backlog,
    delivered: durable.delivered,
    core,
    isolate,
    startTime,
    memory,
    files,
    contract,
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
 * What a request costs that is passed through: against a bare proxy in front of the same upstream, against
 * nginx where it is installed, and with one connection against no proxy at all.
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
  const nginx = (await hasNginx()) ? await startNginx(port) : undefined;
  const floors = [
    { against: "", floor: bare.port },
    ...(nginx === undefined ? [] : [{ against: ", against nginx", floor: nginx.port }]),
  ];
  const bodies = [JSON.stringify("x".repeat(PASSED_BYTES))];
  const comparisons = [];
  for (const { connections, against, floor } of [
    ...floors.map((each) => ({ connections: 16, ...each })),
    // With one connection the difference of the latencies is what users notice.
    { connections: 1, against: ", against the upstream alone", floor: port },
  ]) {
    const what = `Passed through, 40 KB, ${connections} at a time${against}`;
    tell(what.toLowerCase());
    const ports = { service: service.port, floor };
    const result = await compare(load, { path: PASSED, bodies, connections }, ports, plan);
    comparisons.push({ what, unit: "requests/s", perRequest: 1, result });
  }
  if (nginx !== undefined) await stop(nginx.child);
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
  const samples = await watchMemory(pid, ask(load, job));
  const { peak } = residentMemory(pid);
  await stop(child);
  return { seconds, samples, peak };
}
