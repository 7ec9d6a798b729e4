// `npm run bench:console`: what the console costs, closed and open, and how quick its page is.
//   -- --quick   one pair of services and ten seconds of the page, to try it out
//   -- --write   writes the table to docs/performance.md
import { chromium } from "playwright-core";
import { writePart } from "../scripts/marked.mjs";
import { stop, stopAll } from "../test/support/processes.mjs";
import { medianOf, putUnderLoad } from "./compare.mjs";
import { startBench } from "./options.mjs";
import { batchesOf, readPayloads, SOURCE } from "./payloads.mjs";
import { startModule, startService } from "./processes.mjs";
import { tableText } from "./report.mjs";

/** @typedef {{ port: number, child: import("./processes.mjs").ChildProcess }} Service */

const TOKEN = "a-token-of-16-characters";
const WATCHING = { ADMIN_TOKEN: TOKEN };

/** Events per second while the page is looked at, and of one request. */
const [RATE, SIZE] = [2_000, 32];

/** Runs in the page: milliseconds until the details of the newest event are there. */
const CLICK_ON_NEWEST = `(async () => {
  location.hash = "#/live";
  while (document.querySelector(".sides") !== null) await new Promise(requestAnimationFrame);
  const start = performance.now();
  const click = () => document.querySelector(".rows a").click();
  click();
  while (document.querySelector(".sides") === null) {
    // The event has been pushed out by newer ones meanwhile.
    if (document.querySelector(".detail .problem") !== null) click();
    await new Promise(requestAnimationFrame);
  }
  return performance.now() - start;
})()`;

const options = startBench();
const plan = options.quick ? { pairs: 1, turns: 1, page: 10 } : { pairs: 24, turns: 2, page: 30 };

const load = startModule("load.mjs");
const bodies = batchesOf(await readPayloads(), SIZE);
try {
  const closed = await ratioOf({}, WATCHING);
  const open = await ratioOf(WATCHING, WATCHING, follow);
  const page = await lookAtPage(plan.page);
  const table = tableText([
    ["", "Figure"],
    ["---", "---:"],
    ["Throughput with `ADMIN_TOKEN`, the console closed, against without", closed],
    ["Throughput while a console follows the live events, against closed", open],
    [`Longest frame of the live page, ${RATE.toLocaleString("en")} events/s`, ms(page.longest)],
    ["Frames of more than 50 ms, of all", `${page.slow} of ${page.frames}`],
    ["From the click on an event to its details, median of ten", ms(page.click)],
  ]);
  console.log(table);
  if (options.write) await writePart("docs/performance.md", "console", table);
} finally {
  await stopAll();
}

/**
 * The throughput of a service against another one: the median of pairs of fresh processes, which are
 * under load in turns, with the quartiles.
 *
 * @param {Readonly<Record<string, string>>} before
 * @param {Readonly<Record<string, string>>} after
 * @param {(service: Service) => Promise<() => void>} [prepare] prepares the second service for a turn,
 *   and gives what undoes it
 */
async function ratioOf(before, after, prepare = () => Promise.resolve(() => undefined)) {
  const ratios = [];
  for (let pair = 0; pair < plan.pairs; pair += 1) {
    const [one, other] = [await startService(before), await startService(after)];
    /** @type {[number[], number[]]} */
    const rates = [[], []];
    for (let turn = 0; turn <= plan.turns; turn += 1) {
      // The order alternates, because the second service may find the machine warmer or busier.
      for (const index of (turn + pair) % 2 === 0 ? [0, 1] : [1, 0]) {
        const service = index === 0 ? one : other;
        const undo = index === 0 ? undefined : await prepare(other);
        const job = { port: service.port, path: SOURCE, bodies, connections: 8, seconds: 1 };
        const { rate } = await putUnderLoad(load, job);
        undo?.();
        // The first turn is the warm-up.
        if (turn > 0) rates[index]?.push(rate);
      }
    }
    ratios.push(medianOf(rates[1]) / medianOf(rates[0]));
    console.error(`pair ${pair + 1} of ${plan.pairs}: ${ratios.at(-1)?.toFixed(3)}`);
    await Promise.all([one.child, other.child].map(stop));
  }
  const sorted = ratios.toSorted((a, b) => a - b);
  const [low, high] = [0.25, 0.75].map((part) => sorted[Math.floor(part * (sorted.length - 1))]);
  return `${medianOf(ratios).toFixed(2)} (${low?.toFixed(2)} to ${high?.toFixed(2)})`;
}

/** Reads the live events, as the page does. @param {Service} service */
async function follow({ port }) {
  const controller = new AbortController();
  const response = await fetch(`http://127.0.0.1:${port}/admin/events/stream`, {
    headers: { Authorization: `Bearer ${TOKEN}` },
    signal: controller.signal,
  });
  void (async () => {
    for await (const _part of response.body ?? []);
  })().catch(() => undefined);
  return () => {
    controller.abort();
  };
}

/** @param {number} seconds */
async function lookAtPage(seconds) {
  const service = await startService(WATCHING);
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args });
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${service.port}/console/#/live`);
    await page.getByLabel("Admin token").fill(TOKEN);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByLabel("Recipient").waitFor();
    const job = { port: service.port, path: SOURCE, bodies, connections: 8, seconds };
    const loaded = putUnderLoad(load, { ...job, most: RATE / SIZE });
    await page.getByText("A sample:").waitFor();
    const frames = /** @type {number[]} */ (await page.evaluate(framesOf(500 * seconds)));
    /** @type {number[]} */
    const clicks = [];
    for (let count = 0; count < 10; count += 1) clicks.push(await page.evaluate(CLICK_ON_NEWEST));
    const { rate } = await loaded;
    if (rate * SIZE < 0.95 * RATE) throw new Error(`only ${rate * SIZE} events/s were answered`);
    return {
      frames: frames.length,
      slow: frames.filter((time) => time > 50).length,
      longest: Math.max(...frames),
      click: medianOf(clicks),
    };
  } finally {
    await browser.close();
    await stop(service.child);
  }
}

/** Runs in the page: milliseconds between frames. @param {number} duration */
function framesOf(duration) {
  return `new Promise((resolve) => {
    const times = [];
    const start = performance.now();
    let last = start;
    requestAnimationFrame(function next() {
      const now = performance.now();
      times.push(now - last);
      last = now;
      if (now - start < ${duration}) requestAnimationFrame(next);
      else resolve(times);
    });
  })`;
}

/** @param {number} milliseconds */
function ms(milliseconds) {
  return `${Math.round(milliseconds)} ms`;
}
