// The function inside Jitsu, in a context with the language's own globals alone: events per second.
import { hash, randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import vm from "node:vm";
import { answerWith } from "./module.mjs";

const BUNDLE = new URL("../dist/jitsu/nudgespot.js", import.meta.url);
const OPTIONS = 'const NUDGESPOT_OPTIONS = {"stream":"bench"};';

/** @typedef {{ payloads: readonly string[], seconds: number }} Task */

answerWith(async (/** @type {Task} */ { payloads, seconds }) => {
  const run = await load();
  const events = payloads.map(arriving);
  mapFor(run, events, seconds / 4);
  return { rate: mapFor(run, events, seconds) };
});

/** @typedef {(event: unknown, context: object) => unknown} Run */

/** @returns {Promise<Run>} */
async function load() {
  const code = await readFile(BUNDLE, "utf8");
  const context = vm.createContext({});
  const module = new vm.SourceTextModule(code.replace(/^.*/, OPTIONS), { context });
  await module.link(
    () =>
      new vm.SyntheticModule(
        ["hash", "randomUUID"],
        function () {
          this.setExport("hash", hash);
          this.setExport("randomUUID", randomUUID);
        },
        { context },
      ),
  );
  await module.evaluate();
  return /** @type {{ default: Run }} */ (module.namespace).default;
}

/**
 * A payload as it reaches Jitsu: a track call as it is, another shape in an event's properties.
 *
 * @param {string} text
 */
function arriving(text) {
  const payload = JSON.parse(text);
  const isCall = typeof payload.event === "string" && !("mail_id" in payload);
  return isCall
    ? { type: "track", ...payload }
    : { type: "track", event: "x", properties: payload };
}

/**
 * @param {Run} run
 * @param {readonly object[]} events
 * @param {number} seconds
 */
function mapFor(run, events, seconds) {
  const context = { log: { warn: () => undefined }, source: { id: "bench" } };
  const started = performance.now();
  let done = 0;
  let elapsed = 0;
  while (elapsed < seconds * 1_000) {
    for (const event of events) {
      if (!Array.isArray(run(event, context))) throw new Error("an example is not accepted");
      done += 1;
    }
    elapsed = performance.now() - started;
  }
  return (done / elapsed) * 1_000;
}
