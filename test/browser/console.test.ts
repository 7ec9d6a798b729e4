// The console's page in a real browser, on a real store.
import { createServer } from "node:http";
import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { hasChromium, startBrowser } from "../support/browser.js";
import { listening } from "../support/listening.js";
import { NOW } from "../support/transform.js";
import { KEY, post, receiving, sourceEntry, TOKEN, type Receiving } from "../support/receiving.js";

const OPENED = { event: "Email Opened", userId: "u-1", messageId: "m-1" };
const SCRIPT = "<img src=x onerror=document.title='run'>";

let browser: Browser;
let on: Receiving;
/** Of the service, in milliseconds since the epoch. */
let time: number;
let server: Awaited<ReturnType<typeof listening>>;
let page: Page;
/** What the page said went wrong, except that it was not signed in. */
let wrong: string[];

beforeAll(async () => {
  if (hasChromium) browser = await startBrowser();
});

afterAll(async () => {
  if (hasChromium) await browser.close();
});

beforeEach(async () => {
  if (!hasChromium) return;
  time = NOW;
  on = await receiving(() => time);
  server = await listening(createServer(on.app));
  page = await browser.newPage();
  wrong = [];
  page.on("pageerror", ({ message }) => void wrong.push(message));
  page.on("console", (message) => {
    const isExpected = message.text().includes("status of 401");
    if (message.type() === "error" && !isExpected) wrong.push(message.text());
  });
  await page.goto(`http://127.0.0.1:${server.port}/console/`);
});

afterEach(async () => {
  if (!hasChromium) return;
  await page.close();
  await server[Symbol.asyncDispose]();
  await on[Symbol.asyncDispose]();
  expect(wrong).toEqual([]);
});

async function signIn(): Promise<void> {
  await page.getByLabel("Admin token").fill(TOKEN);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("navigation").waitFor();
}

async function open(name: string): Promise<void> {
  await page.getByRole("link", { name, exact: true }).click();
  await page.getByRole("heading", { name, level: 1 }).waitFor();
}

(hasChromium ? describe : describe.skip)("the console", () => {
  test("asks for the token, and remembers who has it", async () => {
    await page.getByLabel("Admin token").fill("not-the-admin-token");
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("alert").getByText("not the token in ADMIN_TOKEN").waitFor();
    await page.waitForTimeout(1_000);
    await signIn();
    await page.reload();
    await page.getByRole("navigation").waitFor();
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByLabel("Admin token").waitFor();
  });

  test("shows the first event when it comes, with its payload and its track event", async () => {
    await signIn();
    await open("Live");
    await page.getByText("Waiting for the first event").waitFor();
    await post(on.app, { ...OPENED, properties: { email_subject: SCRIPT } }).expect(200);
    await page.getByRole("link", { name: /accepted Email Opened/ }).click();
    await page.getByLabel("Payload", { exact: true }).getByText(SCRIPT).waitFor();
    await page.getByLabel("Track event").getByText(SCRIPT).waitFor();
    expect(await page.title()).toBe("Live · nudgespot-source");
  });

  test("hides addresses until a switch says otherwise", async () => {
    await signIn();
    await open("Live");
    await post(on.app, {
      event: "Email Opened",
      context: { traits: { email: "ann@example.com" } },
    }).expect(200);
    await page.getByRole("link", { name: /a•••@example.com/ }).click();
    await page.getByLabel("Payload", { exact: true }).getByText("a•••@example.com").waitFor();
    expect(await page.getByText("ann@").count()).toBe(0);
    await page.getByLabel("Hide addresses").uncheck();
    await page.getByLabel("Payload", { exact: true }).getByText("ann@example.com").waitFor();
  });

  test("the overview shows problems of the set-up with their fixes", async () => {
    on.states.set("news/host", { state: "paused", lastError: "status 401" });
    await signIn();
    await open("Overview");
    const setUp = page.getByRole("article", { name: "Set-up" });
    await setUp.getByText("these reject their write key").waitFor();
    await setUp.getByText("Fix: compare their writeKey").waitFor();
    await setUp.getByText("14 of 15 checks pass").waitFor();
  });

  test("a destination's page shows how fast it answers", async () => {
    for (let batch = 0; batch < 20; batch += 1) on.metrics.asked("news/host", 40 + batch);
    on.metrics.sent("news/host", 20);
    await on.tallies.flush();
    await signIn();
    await open("Destinations");
    await page.getByRole("img", { name: /news\/host answered 95 % of the batches/ }).waitFor();
  });

  test("a refused payload is found, fixed by a setting and sent again", async () => {
    await post(on.app, { event: "Newsletter Opened", userId: "u-2" }).expect(400);
    await signIn();
    await open("Quarantine");
    await page.getByRole("button", { name: "unsupported_event" }).click();
    await page.getByRole("link", { name: /not an event of this source/ }).click();
    expect(await page.locator(".json .wrong").textContent()).toContain("Newsletter Opened");
    on.use(sourceEntry({ settings: { eventNames: { "Newsletter Opened": "Email Opened" } } }));
    await page.getByRole("button", { name: "Try with today's settings" }).click();
    await page.getByLabel("Dry run").getByText("accepted").waitFor();
    expect(await on.events()).toEqual([]);
    await page.getByRole("button", { name: "Resend", exact: true }).click();
    await page.getByRole("button", { name: "Resend 1 entry" }).click();
    await page.getByRole("status").getByText("1 resent").waitFor();
    await page.getByText("Nothing is in the quarantine").waitFor();
    expect(await on.events()).toMatchObject([{ event: "Email Opened", userId: "u-2" }]);
  });

  test("all entries of a reason are discarded only after a question with their number", async () => {
    for (const userId of ["u-1", "u-2"]) await post(on.app, { event: "Shop", userId }).expect(400);
    await signIn();
    await open("Quarantine");
    await page.getByRole("button", { name: "unsupported_event" }).click();
    await page.getByRole("button", { name: "Discard all" }).click();
    await page.getByRole("heading", { name: "Discard 2 entries?" }).waitFor();
    await page.getByRole("button", { name: "Cancel" }).click();
    expect(await on.quarantined()).toHaveLength(2);
    await page.getByRole("button", { name: "Discard all" }).click();
    await page.getByRole("button", { name: "Discard 2 entries" }).click();
    await page.getByRole("status").getByText("2 discarded").waitFor();
    expect(await on.quarantined()).toEqual([]);
  });

  test("a paused destination is tried again, and gets a test event", async () => {
    const lastAnswer = "no such key: <b>k</b>";
    on.states.set("news/host", { state: "paused", lastError: "status 401", lastAnswer });
    on.metrics.sent("news/host", 3);
    await on.tallies.flush();
    await signIn();
    await open("Destinations");
    await page.getByRole("article", { name: "news/host" }).getByText("status 401").waitFor();
    await page.getByText(lastAnswer).waitFor();
    await page.getByRole("img", { name: "Events delivered to news/host by hour" }).waitFor();
    await page.getByRole("button", { name: "Try now" }).click();
    await page.getByRole("status").getByText("news/host is tried again").waitFor();
    on.states.set("news/host", { state: "delivering" });
    await page.getByRole("button", { name: "Send a test event" }).click();
    await page.getByRole("status").getByText("news/host answered: delivered").waitFor();
    expect(on.tried).toMatchObject([{ event: "Email Opened", properties: { test: true } }]);
    await page.getByRole("button", { name: "Try now" }).waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Suspend" }).click();
    await page.getByText("suspended", { exact: true }).waitFor();
    expect(await on.store.suspended()).toEqual(["news/host"]);
    await page.getByRole("button", { name: "Resume" }).click();
    await page.getByText("delivering", { exact: true }).waitFor();
    expect(await on.store.suspended()).toEqual([]);
  });

  test("the playground says what a payload becomes, and where it is wrong", async () => {
    await signIn();
    await open("Playground");
    await page.getByLabel("Track event").getByText('"event": "Email Bounced"').waitFor();
    await page
      .getByLabel("Payload", { exact: true })
      .fill(JSON.stringify({ ...OPENED, timestamp: "soon" }));
    await page.getByText("invalid_timestamp").waitFor();
    expect(await page.locator(".json .wrong").textContent()).toContain('"timestamp": "soon"');
    await page
      .getByLabel("Payload", { exact: true })
      .fill(JSON.stringify({ event: "Shop", userId: "u" }));
    await page.getByLabel("Settings of the source").fill('{"unsupportedEvents":"ignore"}');
    await page.getByText("ignored").waitFor();
  });

  test("the numbers of a source and of a campaign are shown", async () => {
    const sent = ["Email Delivered", "Email Delivered", "Email Opened"].map((event, index) => ({
      ...{ ...OPENED, event, messageId: `m-${index}` },
      properties: { campaign_id: "spring" },
    }));
    await post(on.app, [...sent, { event: "Shop", userId: "u" }]).expect(200);
    await on.tallies.flush();
    await page.clock.setFixedTime(NOW);
    await signIn();
    const source = page.getByRole("article", { name: "news" });
    await source.getByRole("row", { name: "Received 4 4 4" }).waitFor();
    await source.getByRole("row", { name: "New events 3 3 3" }).waitFor();
    await source.getByRole("row", { name: "Refused 1 1 1" }).waitFor();
    await source.getByText("A call to try it").click();
    expect(await source.getByText(KEY).count()).toBe(0);
    await source.getByRole("button", { name: "Show" }).click();
    await source.getByText(`X-Write-Key: ${KEY}`).waitFor();
    await open("Campaigns");
    await page.getByRole("row", { name: /^spring news 2 1 50.0 % 0 0.0 %/ }).waitFor();
  });

  test("the schema page has the properties that come, with those that nobody documented", async () => {
    const properties = { email_subject: "Hi", coupon: 5 };
    await post(on.app, { ...OPENED, properties }).expect(200);
    on.sample.take();
    await post(on.app, { ...OPENED, messageId: "m-2", properties: { coupon: "ten" } }).expect(200);
    on.sample.take();
    await signIn();
    await open("Schema");
    await page.getByRole("row", { name: /^email_subject string \(1\) 50 %/ }).waitFor();
    await page
      .getByRole("row", { name: /^coupon number \(1\), then string \(1\) type changed 100 %/ })
      .waitFor();
    await page.getByText("undocumented: add to schema").click();
    await page.getByText('"coupon": {').waitFor();
  });

  test("keys choose pages and events", async () => {
    await post(on.app, [OPENED, { event: "Email Bounced", userId: "u-2" }]).expect(200);
    await signIn();
    await page.keyboard.press("2");
    await page.getByRole("link", { name: /Email Bounced/ }).waitFor();
    await page.keyboard.press("j");
    await page.getByRole("heading", { name: /Email Bounced/ }).waitFor();
    await page.keyboard.press("j");
    await page.getByRole("heading", { name: /Email Opened/ }).waitFor();
    await page.keyboard.press("/");
    await page.keyboard.type("u-1");
    await page.getByRole("link", { name: /Email Bounced/ }).waitFor({ state: "detached" });
    expect(await page.getByLabel("Recipient").inputValue()).toBe("u-1");
  });

  test("ten thousand events leave as many nodes as five thousand", async () => {
    await signIn();
    await open("Live");
    const session = await page.context().newCDPSession(page);
    const nodes: number[] = [];
    for (let call = 1; call <= 100; call += 1) {
      time += 1_000;
      const payloads = Array.from({ length: 100 }, (_, index) => ({
        ...OPENED,
        messageId: `m-${call}-${index}`,
        userId: `u-${call}`,
      }));
      await post(on.app, payloads).expect(200);
      // The page gets fifty events in a turn: it is to have them from many turns.
      if (call % 5 > 0) continue;
      const shown = page.getByRole("link", { name: new RegExp(`u-${call} `) });
      await shown.first().waitFor();
      if (call % 50 > 0) continue;
      await page.locator(".rows li").nth(200).waitFor();
      await session.send("HeapProfiler.collectGarbage");
      nodes.push((await session.send("Memory.getDOMCounters")).nodes);
    }
    const [five = 0, ten = Infinity] = nodes;
    expect(await page.locator(".rows a").count()).toBe(200);
    expect(ten).toBeLessThan(five * 1.05);
  });

  test.each(["light", "dark"] as const)(
    "has no violation that axe finds, %s",
    async (colorScheme) => {
      await page.emulateMedia({ colorScheme });
      const ofCampaign = { ...OPENED, properties: { campaign_id: "c-1" } };
      await post(on.app, [ofCampaign, { event: "Shop", userId: "u" }]).expect(200);
      await on.tallies.flush();
      const found = [await violations()];
      await signIn();
      for (const name of [
        "Overview",
        "Live",
        "Playground",
        "Quarantine",
        "Destinations",
        "Campaigns",
      ]) {
        await open(name);
        await page.locator("[aria-busy]").waitFor({ state: "detached" });
        found.push(await violations());
      }
      expect(found.flat()).toEqual([]);
    },
  );
});

async function violations(): Promise<string[]> {
  await page.evaluate(axe.source);
  const results = await page.evaluate(() => axe.run());
  return results.violations.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html).join()}`);
}
