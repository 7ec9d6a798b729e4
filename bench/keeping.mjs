// The service with a store and a destination.
import { setTimeout as pause } from "node:timers/promises";
import { ask } from "./processes.mjs";
import { startService } from "./service.mjs";

/** @typedef {import("./processes.mjs").ChildProcess} ChildProcess */

const KEY = "bench-write-key";

/** Where it takes calls. */
export const CALLS = `/v1/webhook?writeKey=${KEY}`;

/** How long it may take to keep or to forward all that a step needs, in milliseconds. */
export const PATIENCE = 300_000;

/**
 * @param {ChildProcess} sink
 * @param {string} folder of the store
 * @param {number} status the destination's answers
 */
export async function startKeeping(sink, folder, status) {
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
 */
export async function emptied(port) {
  const end = performance.now() + PATIENCE;
  while (performance.now() < end) {
    if ((await figuresOf(port)).waiting === 0) return;
    await pause(20);
  }
  throw new Error("what waits is not forwarded");
}

/**
 * @param {number} port
 */
export async function figuresOf(port) {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  const of = (/** @type {string} */ name) =>
    Number(new RegExp(`^nudgespot_${name}\\{[^}]*\\} (\\d+)`, "m").exec(text)?.[1] ?? 0);
  return { forwarded: of("forwarded_total"), waiting: of("waiting_events") };
}
