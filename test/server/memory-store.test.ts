// The built service in front of a transformer, with an admin token and without a store.
import { describe, expect, test } from "@jest/globals";
import { request } from "undici";
import type { JsonObject } from "../../transformer/core/values.js";
import { start } from "../support/process.js";
import { trackPayload } from "../support/transform.js";

const TOKEN = "a-token-of-16-characters";
const CALLS = 20;

/** Each call has a connection of its own, which the cluster gives to the next worker. */
async function call(port: number, path: string, body?: unknown): Promise<JsonObject> {
  const answer = await request(`http://127.0.0.1:${port}${path}`, {
    method: body === undefined ? "GET" : "POST",
    headers: { Authorization: `Bearer ${TOKEN}`, Connection: "close" },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    reset: true,
  });
  expect(answer.statusCode).toBe(200);
  const parsed: unknown = await answer.body.json();
  return (Array.isArray(parsed) ? { results: parsed } : parsed) as JsonObject;
}

/** One payload that is accepted, and one that is refused. */
const payloadsOf = (index: number): JsonObject[] => [
  trackPayload({ userId: `u-${index}` }),
  trackPayload({ event: `Email Lost ${index}` }),
];

describe.each(["1", "3"])("a service without a store, of %s processes", (workers) => {
  test("has one console for all of them, and forgets when it stops", async () => {
    await using service = start(["serve"], { WORKERS: workers, ADMIN_TOKEN: TOKEN });
    const pids = new Set<unknown>();
    let port = 0;
    while (pids.size < Number(workers)) {
      const line = await service.logged("serving");
      pids.add(line.pid);
      port = Number(line.port);
    }
    const stream = await request(`http://127.0.0.1:${port}/admin/events/stream`, {
      headers: { Authorization: `Bearer ${TOKEN}` },
    });
    const seen: JsonObject[] = [];
    stream.body.on("data", (text: Buffer) => {
      for (const [, json = ""] of String(text).matchAll(/^data: (.*)$/gm)) {
        seen.push(...(JSON.parse(json) as { events: JsonObject[] }).events);
      }
    });
    stream.body.on("error", () => undefined);
    // The other processes know within a second that somebody looks.
    await new Promise((resolve) => setTimeout(resolve, 1_500));

    for (let index = 0; index < CALLS; index += 1) {
      await call(port, "/v0/sources/nudgespot", payloadsOf(index));
    }

    const counts = {
      counts: [
        {
          source: "rudderstack:nudgespot",
          code: "unsupported_event",
          entries: CALLS,
          refusals: CALLS,
        },
      ],
    };
    for (let turn = 0; turn < 2 * Number(workers); turn += 1) {
      expect(await call(port, "/admin/quarantine/counts")).toEqual(counts);
    }
    const sum = async (what: string): Promise<number> => {
      const { tallies } = (await call(port, "/admin/tallies")) as unknown as {
        tallies: { what: string; count: number }[];
      };
      return tallies.filter((one) => one.what === what).reduce((all, { count }) => all + count, 0);
    };
    while ((await sum("received")) < 2 * CALLS || (await sum("Email Opened")) < CALLS) {
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    expect([await sum("received"), await sum("refused"), await sum("Email Opened")]).toEqual([
      2 * CALLS,
      CALLS,
      CALLS,
    ]);
    expect(seen.filter(({ outcome }) => outcome === "accepted")).toHaveLength(CALLS);
    expect(seen.filter(({ outcome }) => outcome === "refused")).toHaveLength(CALLS);
    const discarded = await call(port, "/admin/quarantine/discard", { all: true });
    expect(discarded).toEqual({ discarded: CALLS });
    expect(await call(port, "/admin/quarantine/counts")).toEqual({ counts: [] });
    expect(await call(port, "/admin/store")).toMatchObject({ state: "ok", inMemory: true });
    stream.body.destroy();
    service.process.kill("SIGTERM");
    expect(await service.ended()).toBe(0);
    expect(service.lines.join("\n")).toContain("the store is in memory");
  });
});
