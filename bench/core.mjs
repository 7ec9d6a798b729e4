// `core` alone, in a process of its own: from a sender's text to validated track events.
import { parseJson } from "../dist/core/json.js";
import { DEFAULT_SETTINGS } from "../dist/core/settings.js";
import { transformBody } from "../dist/core/transform.js";
import { answerWith } from "./module.mjs";

/** @typedef {{ payloads: readonly string[], seconds: number }} Task */

answerWith((/** @type {Task} */ { payloads, seconds }) => {
  transformFor(payloads, seconds / 4);
  return { rate: transformFor(payloads, seconds) };
});

/**
 * @param {readonly string[]} payloads
 * @param {number} seconds
 * @returns payloads per second
 */
function transformFor(payloads, seconds) {
  const started = performance.now();
  let done = 0;
  let elapsed = 0;
  while (elapsed < seconds * 1_000) {
    const options = { settings: DEFAULT_SETTINGS, now: Date.now() };
    for (const text of payloads) {
      for (const { kind } of transformBody(parseJson(text), options)) {
        if (kind !== "accepted") throw new Error("an example is not accepted");
        done += 1;
      }
    }
    elapsed = performance.now() - started;
  }
  return (done / elapsed) * 1_000;
}
