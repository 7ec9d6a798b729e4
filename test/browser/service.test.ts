// The console of the built service, which sends to a destination over HTTP.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { JsonObject } from "../../transformer/core/values.js";
import { hasChromium, startBrowser } from "../support/browser.js";
import { postgres } from "../support/databases.js";
import { accept, Host, json } from "../support/host.mjs";
import { start } from "../support/process.js";
import { KEY, sourceEntry } from "../support/receiving.js";
import { temporaryFolder } from "../support/stores.js";

const TOKEN = "a-token-of-16-characters";

/** Message ids of the first events. */
const FIRST = ["m-u-1a", "m-u-1b", "m-u-1c"];

let browser: Browser;

beforeAll(async () => {
  if (hasChromium) browser = await startBrowser();
});

afterAll(async () => {
  if (hasChromium) await browser.close();
});

(hasChromium ? describe : describe.skip)("the console of a service", () => {
  test.each([
    ["embedded", 1],
    ["PostgreSQL", 2],
  ])("acts on its destination, store %s, processes %i", async (engine, workers) => {
    await using host = await new Host().listen();
    await using server = engine === "PostgreSQL" ? await postgres() : undefined;
    const folder = temporaryFolder();
    const file = join(folder.path, "sources.json");
    const writeSources = (settings: JsonObject): void => {
      const destination = { id: "host", type: "segment", url: host.url, writeKey: "k" };
      const entry = sourceEntry({ settings, destinations: [destination] });
      writeFileSync(file, JSON.stringify({ sources: [entry] }));
    };
    writeSources({});
    await using service = start(["serve"], {
      ...{ SOURCES_FILE: file, ADMIN_TOKEN: TOKEN },
      ...(server === undefined
        ? { DATA_DIR: folder.path }
        : { DATABASE_URL: server.url, WORKERS: String(workers) }),
    });
    const loggedByAll = async (message: string): Promise<JsonObject> => {
      for (let count = 1; count < workers; count += 1) await service.logged(message);
      return service.logged(message);
    };
    const { port } = await loggedByAll("serving");
    const url = `http://127.0.0.1:${String(port)}`;
    const send = async (payload: JsonObject): Promise<number> => {
      const headers = { "Content-Type": "application/json", "X-Write-Key": KEY };
      const body = JSON.stringify(payload);
      return (await fetch(`${url}/v1/webhook`, { method: "POST", headers, body })).status;
    };
    const arrives = (id: string): Promise<boolean> => host.until(() => host.taken.has(id), 20_000);
    const page = await browser.newPage();
    const open = async (name: string): Promise<void> => {
      await page.getByRole("link", { name, exact: true }).click();
      await page.getByRole("heading", { name, level: 1 }).waitFor();
    };
    await page.goto(`${url}/console/`);
    await page.getByLabel("Admin token").fill(TOKEN);
    await page.getByRole("button", { name: "Sign in" }).click();

    // An event is there within a second: the quickest of three, as other tests may have the processor.
    await open("Live");
    await page.getByText("Waiting for the first event").waitFor();
    const times: number[] = [];
    for (const userId of ["u-1a", "u-1b", "u-1c"]) {
      const sentAt = performance.now();
      expect(await send({ event: "Email Opened", userId, messageId: `m-${userId}` })).toBe(200);
      await page
        .getByRole("link", { name: new RegExp(`accepted Email Opened ${userId}`) })
        .waitFor();
      times.push(performance.now() - sentAt);
    }
    expect(Math.min(...times)).toBeLessThan(1_000);
    expect(await arrives("m-u-1a")).toBe(true);
    // The process that sent it tells the others of the answer.
    await new Promise((resolve) => setTimeout(resolve, 500));
    await page.getByRole("link", { name: /u-1a/ }).click();
    await page.getByRole("row", { name: /news\/host delivered/ }).waitFor();

    // A refused payload is accepted after a setting was changed, and arrives.
    expect(await send({ event: "Newsletter Opened", userId: "u-2", messageId: "m-2" })).toBe(400);
    await open("Quarantine");
    await page.getByRole("button", { name: "unsupported_event" }).click();
    await page.getByRole("link", { name: /not an event of this source/ }).click();
    writeSources({ eventNames: { "Newsletter Opened": "Email Opened" } });
    await loggedByAll("the sources have changed");
    await page.getByRole("button", { name: "Try with today's settings" }).click();
    await page.getByLabel("Dry run").getByText("accepted").waitFor();
    await page.getByRole("button", { name: "Resend", exact: true }).click();
    await page.getByRole("button", { name: "Resend 1 entry" }).click();
    await page.getByRole("status").getByText("1 resent").waitFor();
    expect(await arrives("m-2")).toBe(true);

    // A destination that rejects its key is paused, and goes on when it is asked to.
    host.behaviour = ({ response }) => {
      json(response, 401, { message: "<b>no such key</b>" });
    };
    expect(await send({ event: "Email Opened", userId: "u-3", messageId: "m-3" })).toBe(200);
    await open("Destinations");
    const destination = page.getByRole("article", { name: "news/host" });
    await destination.getByText("paused", { exact: true }).waitFor();
    await destination.getByText("status 401").waitFor();
    // What it answered is in the memory of the process that asked.
    if (workers === 1) await destination.getByText("<b>no such key</b>").waitFor();
    host.behaviour = accept;
    await destination.getByRole("button", { name: "Try now" }).click();
    expect(await arrives("m-3")).toBe(true);
    await destination.getByText("delivering", { exact: true }).waitFor();

    // A suspended one gets nothing until it is resumed.
    await destination.getByRole("button", { name: "Suspend" }).click();
    await destination.getByText("suspended", { exact: true }).waitFor();
    expect(await send({ event: "Email Opened", userId: "u-4", messageId: "m-4" })).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect([...host.taken.keys()].sort()).toEqual([...FIRST, "m-2", "m-3"].sort());
    await destination.getByRole("button", { name: "Resume" }).click();
    expect(await arrives("m-4")).toBe(true);
    expect([...host.taken.keys()].sort()).toEqual([...FIRST, "m-2", "m-3", "m-4"].sort());
    expect(host.copies).toBe(0);
    await page.close();
    service.process.kill("SIGTERM");
    expect(await service.ended()).toBe(0);
    folder.remove();
  });
});
