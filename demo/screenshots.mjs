// `npm run screenshots`: the pages of the console, from the demo, into docs/images/.
import { mkdir, stat } from "node:fs/promises";
import { chromium } from "playwright-core";
import { startDemo } from "./demo.mjs";

/** Seconds in which the demo's sender fills the live view. */
const WARM_UP = 20;

const MOST_BYTES = 150_000;

/**
 * Pages, and what to click on them first.
 *
 * @type {readonly { name: string, page: string, clicks?: readonly string[], theme?: "dark" }[]}
 */
const SHOTS = [
  { name: "overview", page: "overview" },
  { name: "live", page: "live", clicks: ['.rows a:has-text("Email Link Clicked"), .rows a'] },
  { name: "live-dark", page: "live", clicks: [".rows a"], theme: "dark" },
  { name: "playground", page: "playground" },
  { name: "schema", page: "schema" },
  {
    name: "quarantine",
    page: "quarantine",
    clicks: ["button.link:has-text('invalid_timestamp')", ".rows a"],
  },
  { name: "destinations", page: "destinations" },
  { name: "campaigns", page: "campaigns" },
];

const demo = await startDemo();
const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args });
try {
  await mkdir("docs/images", { recursive: true });
  const page = await browser.newPage({ viewport: { width: 1_080, height: 560 } });
  await page.goto(demo.url);
  await page.getByLabel("Admin token").fill(demo.token);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("navigation").waitFor();
  await page.waitForTimeout(WARM_UP * 1_000);
  for (const { name, page: target, clicks = [], theme = "light" } of SHOTS) {
    await page.emulateMedia({ colorScheme: theme });
    await page.goto(`${demo.url}#/${target}`);
    await page.locator("[aria-busy]").waitFor({ state: "detached" });
    for (const selector of clicks) await page.locator(selector).first().click();
    await page.mouse.move(0, 0);
    // The chart and the chosen event are drawn.
    await page.waitForTimeout(1_000);
    const path = `docs/images/console-${name}.png`;
    await page.screenshot({ path });
    const { size } = await stat(path);
    if (size > MOST_BYTES) throw new Error(`${path} has ${size} bytes`);
    console.log(path);
  }
} finally {
  await browser.close();
  await demo.stop();
}
