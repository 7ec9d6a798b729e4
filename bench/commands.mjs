// What the commands cost that go through files, and the contract's cases.
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { residentMemory } from "./memory.mjs";
import { startNode, stop } from "./processes.mjs";
import { startService } from "./service.mjs";

/** How often a process's memory is looked at, in milliseconds: its peak is gone when it ends. */
const INTERVAL = 20;

/** @typedef {{ what: string, lines: number, seconds: number, peak: number }} FileFigures */

/**
 * `validate` and `transform` on a file of so many lines.
 *
 * @param {readonly string[]} payloads
 * @param {number} lines
 * @returns {Promise<FileFigures[]>}
 */
export async function measureFiles(payloads, lines) {
  const folder = await mkdtemp(join(tmpdir(), "nudgespot-bench-"));
  try {
    const path = join(folder, "payloads.ndjson");
    await pipeline(Readable.from(repeated(payloads, lines)), createWriteStream(path));
    const figures = [];
    for (const command of ["validate", "transform"]) {
      const { seconds, peak } = await run([command, path]);
      figures.push({
        what: `\`${command}\`, ${lines.toLocaleString("en")} lines`,
        lines,
        seconds,
        peak,
      });
    }
    return figures;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/**
 * How long the contract's cases take against the service, in milliseconds.
 *
 * @returns {Promise<number>}
 */
export async function measureContract() {
  const { child, port } = await startService();
  const { seconds } = await run(["contract", `http://127.0.0.1:${port}`]);
  await stop(child);
  return seconds * 1_000;
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

/**
 * Runs a command to its end; what it prints is read and let go.
 *
 * @param {readonly string[]} args
 */
async function run(args) {
  const started = performance.now();
  const child = startNode(["dist/cli/main.js", ...args], {});
  child.stdout.resume();
  let peak = NaN;
  const timer = setInterval(() => {
    const now = residentMemory(child.pid ?? NaN).peak;
    if (!Number.isNaN(now)) peak = now;
  }, INTERVAL);
  const [code] = await once(child, "close");
  clearInterval(timer);
  if (code !== 0) throw new Error(`${args[0] ?? ""} ended with ${String(code)}`);
  return { seconds: (performance.now() - started) / 1_000, peak };
}
