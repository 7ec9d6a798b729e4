import { existsSync } from "node:fs";
import { chromium, type Browser } from "playwright-core";

/** Debian's Chromium. */
const PATH = "/usr/bin/chromium";

export const hasChromium = existsSync(PATH);
if (!hasChromium) {
  if (process.env.CI !== undefined) throw new Error("Chromium is not installed");
  console.warn("Chromium is not installed: the tests of the console's page are skipped");
}

/** Starts a browser that shows nothing. Chromium has no sandbox for root. */
export function startBrowser(): Promise<Browser> {
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return chromium.launch({ executablePath: PATH, args });
}
