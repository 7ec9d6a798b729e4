// Replaying into a real host on the loopback; the command itself is tested in test/cli/.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { DEFAULT_SETTINGS } from "../../transformer/core/settings.js";
import type { DestinationName } from "../../transformer/delivery/destination.js";
import { connectDestination } from "../../transformer/hosts/destinations.js";
import { openFiles, replayFiles, type ReplayOptions } from "../../transformer/replay/replay.js";
import { accept, Host, json } from "../support/host.mjs";
import { temporaryFolder } from "../support/stores.js";
import { NOW } from "../support/transform.js";

const PACE = { base: 2, cap: 20, linger: 0, poll: 1, probe: 1 };

let folder: ReturnType<typeof temporaryFolder>;
let host: Host;

beforeEach(async () => {
  folder = temporaryFolder();
  host = await new Host().listen();
});

afterEach(async () => {
  await host.close();
  folder.remove();
});

interface Result {
  readonly rejected: string;
  readonly troubles: string[];
}

const opened = (index: number): object => ({
  event: "Email Opened",
  userId: `u-${index}`,
  messageId: `m-${index}`,
  timestamp: "2024-01-02T03:04:05Z",
});

function write(lines: readonly unknown[], name = "in.ndjson"): string {
  const path = join(folder.path, name);
  const text = lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line)));
  writeFileSync(path, text.join("\n"));
  return path;
}

async function replay(
  paths: readonly string[],
  { type = "segment", ...changes }: Partial<ReplayOptions> & { type?: DestinationName } = {},
): Promise<Result & Awaited<ReturnType<typeof replayFiles>>> {
  const url = new URL(host.url);
  const client = connectDestination({ type, url, writeKey: "k", timeout: 60_000 });
  const troubles: string[] = [];
  let rejected = "";
  const replayed = await replayFiles(await openFiles(paths), {
    ...{ settings: DEFAULT_SETTINGS, now: NOW, client, pace: PACE, random: () => 0.5 },
    interrupted: new AbortController().signal,
    writeRejected: (lines) => {
      rejected += lines;
      return Promise.resolve();
    },
    onProgress: () => Promise.resolve(),
    onTrouble: (reason) => void troubles.push(reason),
    ...changes,
  });
  await client.close();
  return { ...replayed, rejected, troubles };
}

const ids = (): string[] => [...host.taken.keys()];

describe("sent events", () => {
  test("are in the files' order, with their own times, and without a sentAt of long ago", async () => {
    const paths = [
      write([{ ...opened(1), sentAt: "2024-01-02T03:04:06Z" }, opened(2)]),
      write([[opened(3), opened(4)]], "more.json"),
    ];
    const { progress } = await replay(paths);
    expect(progress).toEqual({ documents: 4, sent: 4, refused: 0, ignored: 0 });
    expect(ids()).toEqual(["m-1", "m-2", "m-3", "m-4"]);
    const [event] = host.taken.get("m-1") ?? [];
    expect(event).toMatchObject({ timestamp: "2024-01-02T03:04:05.000Z" });
    expect(event).not.toHaveProperty("sentAt");
  });

  test("fill batches up to the host's limits", async () => {
    const lines = Array.from({ length: 1_200 }, (_, index) => opened(index));
    await replay([write(lines)], { type: "jitsu" });
    expect(ids()).toHaveLength(1_200);
    expect(host.requests).toBe(3);
  });

  test("have the same ids in every run, also without id and time, and equal ones stay apart", async () => {
    const bare = { event: "Email Opened", userId: "u-1" };
    const activity = { event: bare.event, user: { uid: "u-1" } };
    const path = write([bare, bare, { activities: [activity, activity] }]);
    const other = write([bare], "other.ndjson");
    await replay([path, other]);
    const first = ids();
    expect(first).toHaveLength(5);
    await replay([path, other]);
    expect(ids()).toEqual(first);
    expect(host.copies).toBe(5);
  });

  test("do not exceed the rate", async () => {
    const lines = Array.from({ length: 30 }, (_, index) => opened(index));
    const started = performance.now();
    const batches: number[] = [];
    host.behaviour = (call) => {
      batches.push(call.batch.length);
      accept(call);
    };
    await replay([write(lines)], { rate: 20 });
    expect(batches).toEqual([20, 10]);
    expect(performance.now() - started).toBeGreaterThanOrEqual(990);
  });
});

describe("refused payloads", () => {
  test("of the mapping are named with their place, and the others are sent", async () => {
    const path = write([opened(1), { event: "Email Opened" }, "no JSON", opened(2)]);
    const { progress, rejected } = await replay([path]);
    expect(progress).toEqual({ documents: 4, sent: 2, refused: 2, ignored: 0 });
    const lines = rejected
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as object);
    expect(lines).toMatchObject([
      { file: path, line: 2, code: "no_recipient" },
      { file: path, line: 3, code: "invalid_json" },
    ]);
  });

  test("of the destination are found among the others", async () => {
    const path = write(Array.from({ length: 100 }, (_, index) => opened(index)));
    host.behaviour = (call) => {
      const isBad = call.batch.some(({ messageId }) => messageId === "m-41");
      if (isBad) json(call.response, 400, {});
      else accept(call);
    };
    const { progress, rejected } = await replay([path]);
    expect(progress).toMatchObject({ sent: 99, refused: 1 });
    expect(JSON.parse(rejected)).toMatchObject({
      ...{ file: path, line: 42, code: "destination_refused" },
      payload: expect.stringContaining('"m-41"') as unknown,
    });
  });

  test("of Jitsu are given up in the end, if it accepts others", async () => {
    host.behaviour = ({ response, batch, take }) => {
      const bad = batch.filter(({ messageId }) => messageId === "m-1");
      take(batch.filter((event) => !bad.includes(event)));
      const errors = bad.map(({ messageId }) => `Message ID: ${messageId}: kafka is down`);
      json(response, 200, { ok: bad.length === 0, errors });
    };
    const { progress, rejected } = await replay([write([opened(1), opened(2)])], { type: "jitsu" });
    expect(progress).toMatchObject({ sent: 1, refused: 1 });
    expect(host.requests).toBe(10);
    expect(rejected).toContain("not taken in 10 tries");
  });

  test("are named at once if no payload is good", async () => {
    const seen: number[] = [];
    const lines = Array.from({ length: 1_200 }, () => "no JSON");
    await replay([write(lines)], {
      onProgress: ({ refused }) => {
        seen.push(refused);
        return Promise.resolve();
      },
    });
    expect(seen).toEqual([500, 1_000, 1_200]);
    expect(host.requests).toBe(0);
  });
});

describe("a destination in trouble", () => {
  test("is tried again, and nothing is lost or sent twice", async () => {
    const answers = [500, 503, 429];
    host.behaviour = (call) => {
      const status = answers.shift();
      if (status === undefined) accept(call);
      else json(call.response, status, {});
    };
    const { progress, troubles } = await replay([write([opened(1)])]);
    expect(progress.sent).toBe(1);
    expect(troubles).toEqual(["status 500", "status 503", "status 429"]);
    expect(host.copies).toBe(0);
  });

  test("is left alone as long as it asks", async () => {
    let asked = false;
    host.behaviour = (call) => {
      if (asked) accept(call);
      else json(call.response, 429, {}, { "Retry-After": "1" });
      asked = true;
    };
    const started = performance.now();
    await replay([write([opened(1)])]);
    expect(performance.now() - started).toBeGreaterThanOrEqual(990);
  });

  test("that lets nothing in ends it at once", async () => {
    host.behaviour = ({ response }) => {
      json(response, 401, {});
    };
    const { stopped, progress } = await replay([write([opened(1)])]);
    expect(stopped).toEqual({ kind: "locked", reason: "status 401" });
    expect(progress).toEqual({ documents: 0, sent: 0, refused: 0, ignored: 0 });
    expect(host.requests).toBe(1);
  });

  test("that has taken nothing yet is tried five times", async () => {
    host.behaviour = ({ response }) => {
      json(response, 500, {});
    };
    const { stopped } = await replay([write([opened(1)])]);
    expect(stopped).toEqual({ kind: "unreachable", reason: "status 500" });
    expect(host.requests).toBe(5);
  });

  test("that has taken something is tried for as long as it takes", async () => {
    const path = write(Array.from({ length: 600 }, (_, index) => opened(index)));
    host.behaviour = (call) => {
      if (host.requests > 1 && host.requests < 20) json(call.response, 500, {});
      else accept(call);
    };
    const { progress } = await replay([path], { type: "jitsu" });
    expect(progress.sent).toBe(600);
  });
});

test("goes on from where it was interrupted", async () => {
  const path = write(Array.from({ length: 1_200 }, (_, index) => opened(index)));
  const controller = new AbortController();
  const first = await replay([path], {
    type: "jitsu",
    interrupted: controller.signal,
    onProgress: ({ sent }) => {
      if (sent === 500) controller.abort();
      return Promise.resolve();
    },
  });
  expect(first).toMatchObject({ stopped: { kind: "interrupted" }, progress: { documents: 500 } });
  const second = await replay([path], { type: "jitsu", from: first.progress });
  expect(second.progress).toEqual({ documents: 1_200, sent: 1_200, refused: 0, ignored: 0 });
  expect(ids()).toHaveLength(1_200);
  expect(host.copies).toBe(0);
});
