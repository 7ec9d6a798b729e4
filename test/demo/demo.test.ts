import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { expect, test } from "@jest/globals";
import { campaigns } from "../../demo/campaigns.mjs";

const START = Date.UTC(2026, 2, 1);

test("campaigns are the same for the same seed, and in the order of their times", () => {
  const sent = campaigns({ start: START });
  expect(campaigns({ start: START })).toEqual(sent);
  expect(campaigns({ start: START, seed: 2 })).not.toEqual(sent);
  expect(sent.map(({ at }) => at)).toEqual(sent.map(({ at }) => at).sort((a, b) => a - b));
  const ids = sent.map(({ payload }) => payload.messageId);
  expect(new Set(ids).size).toBe(ids.length);
});

test("npm run demo serves a console with two weeks of events, until it is stopped", async () => {
  const env = { PATH: process.env.PATH ?? "", PORT: "0" };
  const demo = spawn(process.execPath, ["demo/run.mjs"], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(demo, "exit");
  const lines: string[] = [];
  for await (const line of createInterface({ input: demo.stdout })) {
    lines.push(line);
    if (line.startsWith("Ctrl-C")) break;
  }
  const [, url = "", token = ""] = /at (\S+)\n.* with (\S+)\n/.exec(lines.join("\n")) ?? [];
  const ask = async (path: string): Promise<unknown> => {
    const headers = { Authorization: `Bearer ${token}` };
    return (await fetch(new URL(path, url), { headers })).json();
  };
  const page = await fetch(url);
  expect(await page.text()).toContain('src="console.js"');
  const { campaigns: counted } = (await ask("/admin/campaigns?hours=720")) as {
    campaigns: { campaign: string }[];
  };
  expect(new Set(counted.map(({ campaign }) => campaign)).size).toBe(14);
  const { counts } = (await ask("/admin/quarantine/counts")) as { counts: { code: string }[] };
  expect(counts.map(({ code }) => code).sort()).toEqual([
    ...["invalid_timestamp", "no_recipient", "unsupported_event"],
  ]);
  demo.kill("SIGTERM");
  expect(await ended).toEqual([0, null]);
});
