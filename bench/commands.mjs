// The cost of `validate` on a large file.
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { residentMemory } from "./memory.mjs";
import { startNode } from "./processes.mjs";

/** Milliseconds between two looks at the process's memory, whose peak is gone when it ends. */
const INTERVAL = 20;

/**
 * @param {readonly string[]} payloads
 * @param {number} lines
 * @returns {Promise<{ lines: number, seconds: number, peak: number }>} `peak` in MB
 */
export async function measureValidate(payloads, lines) {
  const folder = await mkdtemp(join(tmpdir(), "nudgespot-bench-"));
  try {
    const path = join(folder, "payloads.ndjson");
    await pipeline(Readable.from(repeated(payloads, lines)), createWriteStream(path));
    const started = performance.now();
    const child = startNode(["dist/cli/main.js", "validate", path], {});
    child.stdout.resume();
    let peak = NaN;
    const timer = setInterval(() => {
      const now = residentMemory(child.pid ?? NaN).peak;
      if (!Number.isNaN(now)) peak = now;
    }, INTERVAL);
    const [code] = await once(child, "close");
    clearInterval(timer);
    if (code !== 0) throw new Error(`validate ended with ${String(code)}`);
    return { lines, seconds: (performance.now() - started) / 1_000, peak };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/**
 * @param {readonly string[]} lines
 * @param {number} count
 */
function* repeated(lines, count) {
  const block = lines.map((line) => `${line}\n`);
  let left = count;
  for (; left >= block.length; left -= block.length) yield block.join("");
  yield block.slice(0, left).join("");
}
