// The bundle that the build makes, in Jitsu's isolate.
import { statSync } from "node:fs";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { COLLECTIONS } from "../../../transformer/core/collections.js";
import { SHAPES } from "../../../transformer/core/shapes/recognise.js";
import type { JsonObject } from "../../../transformer/core/values.js";
import { createFunction, type FunctionOptions } from "../../../transformer/hosts/jitsu/function.js";
import { eventOf } from "../../support/transform.js";
import { readJson, readText } from "../../support/files.js";
import { isolate, type Isolated } from "../../support/isolate.js";

const BUNDLE = "dist/jitsu/nudgespot.js";

/** The bundle with options, as registration compiles them in. */
function load(options: FunctionOptions): Promise<Isolated> {
  const [, ...rest] = readText(BUNDLE).split("\n");
  return isolate([`const NUDGESPOT_OPTIONS = ${JSON.stringify(options)};`, ...rest].join("\n"));
}

const OWN = { stream: "stream-1" } as const;

let own: Isolated;
let byMarks: Isolated;

beforeAll(async () => {
  own = await load(OWN);
  byMarks = await load({});
});

const EXAMPLES = COLLECTIONS.flatMap(({ slug, table }) =>
  SHAPES.map(({ name: shape }) => ({ slug, table, shape })),
);

/** A payload as it reaches Jitsu: a track call as it is, another shape in an event's properties. */
function arriving(slug: string, shape: string): JsonObject {
  const payload = readJson(`examples/${slug}/${shape}.payload.json`) as JsonObject;
  if (shape === "track") return { type: "track", ...payload };
  return { type: "track", event: "nudgespot", messageId: "by-ingest", properties: payload };
}

/** The service's event as Jitsu has it: without `integrations`. */
function expected(slug: string, shape: string): JsonObject {
  const { integrations: _, ...event } = serviceEvent(slug, shape);
  return event;
}

/** The example's event; ids beyond 2^53 are rounded before a function sees them. */
function serviceEvent(slug: string, shape: string): JsonObject {
  const text = readText(`examples/${slug}/${shape}.payload.json`);
  if (!/:\s*\d{16,}/.test(text)) {
    return readJson(`examples/${slug}/${shape}.track.json`) as JsonObject;
  }
  return eventOf(JSON.parse(text));
}

const opened = { type: "track", event: "Email Opened", userId: "u-9", timestamp: 1772357400 };

describe("the bundle", () => {
  test("is one small module that imports nothing but crypto", () => {
    expect(statSync(BUNDLE).size).toBeLessThan(150_000);
    const imports = [...readText(BUNDLE).matchAll(/\b(?:from|import)\s*"([^"]+)"/g)];
    expect(new Set(imports.map(([, module]) => module))).toEqual(new Set(["crypto"]));
    expect(own.config).toMatchObject({ slug: "nudgespot", name: "Nudgespot" });
  });

  test("the isolate refuses what Jitsu's refuses", async () => {
    await expect(isolate('import "node:crypto";')).rejects.toThrow("import is not allowed");
    await expect(isolate('import { createHash } from "crypto";')).rejects.toThrow("createHash");
    await expect(isolate("export default process.pid;")).rejects.toThrow("process is not defined");
  });
});

describe("events of the function's own stream", () => {
  test.each(EXAMPLES)("$slug as $shape is the service's event, in two tables", async (example) => {
    const { slug, shape, table } = example;
    const [tracks, row] = (await own.call(arriving(slug, shape))) as JsonObject[];
    const { properties, ...common } = expected(slug, shape);
    expect(tracks).toEqual({ ...common, JITSU_TABLE_NAME: "tracks" });
    expect(row).toEqual({ ...common, properties, JITSU_TABLE_NAME: table });
    expect(own.logged).toEqual([]);
  });

  test("with the layout's tables there is one event", async () => {
    const { call } = await load({ ...OWN, tables: "layout" });
    const event = await call(opened);
    expect(event).toMatchObject({ event: "Email Opened", userId: "u-9" });
    expect(event).not.toHaveProperty("JITSU_TABLE_NAME");
  });

  test("fields that Jitsu adds are kept", async () => {
    const [tracks] = (await own.call({
      ...opened,
      receivedAt: "r",
      requestIp: "i",
    })) as JsonObject[];
    expect(tracks).toMatchObject({ receivedAt: "r", requestIp: "i" });
  });

  test("a batch gives all its events", async () => {
    const properties = {
      activities: [1, 2].map((uid) => ({ event: "email_opened", user: { uid } })),
    };
    expect(await own.call({ type: "track", event: "x", properties })).toHaveLength(4);
  });

  test("a refused event is kept unchanged, in a separate table", async () => {
    const event = { ...opened, timestamp: "secret@example.com", token: "t" };
    const row = (await own.call(event)) as JsonObject;
    expect(row).toMatchObject({
      JITSU_TABLE_NAME: "nudgespot_refused",
      code: "invalid_timestamp",
      pointer: "/timestamp",
    });
    expect(JSON.parse(String(row.payload))).toEqual({ ...opened, timestamp: "secret@example.com" });
    expect(await own.call(event)).toMatchObject({ messageId: row.messageId });
    expect(own.logged.splice(0).join()).toMatch(/^invalid_timestamp: [^@]*$/);
  });

  test("duplicates of a refused event are one row, though each came at its own time", async () => {
    const event = { ...opened, userId: "", messageId: "m-1" };
    const rows = await Promise.all(
      ["2026-03-01T09:30:00Z", "2026-03-01T09:31:00Z"].map((receivedAt) =>
        own.call({ ...event, receivedAt, requestIp: "192.0.2.1" }),
      ),
    );
    const [first, second] = rows as [JsonObject, JsonObject];
    expect(first).toMatchObject({ code: "no_recipient", receivedAt: "2026-03-01T09:30:00Z" });
    expect([second.messageId, second.payload]).toEqual([first.messageId, first.payload]);
    expect(JSON.parse(String(first.payload))).toEqual(event);
    own.logged.splice(0);
  });

  test("drops the event with which registration asks ingest", async () => {
    expect(await own.call({ ...opened, event: "Nudgespot Source Check" })).toBe("drop");
    expect(own.logged).toEqual([]);
  });

  test("or dropped, if that is wished", async () => {
    const dropping = await load({ ...OWN, refused: "drop" });
    expect(await dropping.call({ ...opened, userId: "" })).toBe("drop");
    expect(dropping.logged).toHaveLength(1);
  });

  test("settings are the source's", async () => {
    const settings = { unsupportedEvents: "ignore", eventNames: { Read: "Email Opened" } };
    const { call } = await load({ ...OWN, settings });
    expect(await call({ ...opened, event: "Order Completed" })).toBe("drop");
    expect(await call({ ...opened, event: "read" })).toHaveLength(2);
  });

  test("wrong settings lose nothing", async () => {
    const { call } = await load({ ...OWN, settings: { pseudonymize: "yes" } });
    expect(await call(opened)).toMatchObject({ code: "invalid_settings" });
  });

  test.each<[string, JsonObject]>([
    ["nested too deep", { ...opened, a: JSON.parse(`${"[".repeat(1_000)}${"]".repeat(1_000)}`) }],
    ["nothing of an event", {}],
    ["properties of another kind", { ...opened, properties: 7 }],
  ])("%s does not throw", async (_name, event) => {
    const row = (await own.call(event)) as JsonObject;
    expect(row.JITSU_TABLE_NAME).toBe("nudgespot_refused");
    own.logged.splice(0);
  });
});

describe("what an event may cost", () => {
  // Jitsu ends a function after 5 s, or at 128 MB; an event has at most 1 MB.
  const text = "x".repeat(990_000);
  const many = Object.fromEntries(Array.from({ length: 90_000 }, (_, index) => [`k${index}`, 0]));

  test.each<[string, JsonObject]>([
    ["one long text", { ...opened, properties: { text } }],
    ["a long name", { ...opened, event: text }],
    ["a long time", { ...opened, timestamp: `2026${" ".repeat(990_000)}` }],
    ["many keys", { ...opened, properties: many }],
    [
      "many payloads",
      { type: "track", event: "x", properties: { activities: Array(300_000).fill(0) } },
    ],
  ])("%s is dropped or mapped", async (_name, event) => {
    // Jitsu gives a call five seconds.
    await expect(own.call(event)).resolves.toBeDefined();
    own.logged.splice(0);
  });
});

describe("other traffic", () => {
  const others: [string, JsonObject][] = [
    ["a page", { type: "page", properties: { activity: "running" } }],
    ["a product's event", { type: "track", event: "Order Completed", properties: { total: 7 } }],
    ["another service's email event", { ...opened, context: { integration: { name: "Other" } } }],
    [
      "an event that has an activity",
      { type: "track", event: "Run", properties: { activity: { km: 5 } } },
    ],
  ];

  test.each(others)("%s passes untouched where marks decide", async (_name, event) => {
    expect(await byMarks.call(event)).toEqual(event);
  });

  test.each(others)("%s passes untouched in another stream", async (_name, event) => {
    expect(await own.call(event, "stream-2")).toEqual(event);
  });

  test.each<[string, JsonObject]>([
    ["Nudgespot's own call", { ...opened, action: "track" }],
    ["a payload of another shape", arriving("email-opened", "activity")],
    [
      "an event that names Nudgespot",
      { ...opened, context: { integration: { name: "Nudgespot" } } },
    ],
  ])("%s is known by its marks", async (_name, event) => {
    expect(await byMarks.call(event)).toHaveLength(2);
  });

  test("events that this project has already mapped stay unchanged", async () => {
    const event = expected("email-opened", "track");
    expect(await own.call(event)).toEqual(event);
  });
});

describe("the bundle does what its source does", () => {
  const events: [string, JsonObject][] = [
    ...EXAMPLES.map(({ slug, shape }): [string, JsonObject] => [
      `${slug} as ${shape}`,
      arriving(slug, shape),
    ]),
    ["a refused time", { ...opened, messageId: "m", timestamp: "x", receivedAt: "r" }],
    [
      "a refused batch",
      { type: "track", event: "x", receivedAt: "r", properties: { activities: [7] } },
    ],
    ["another event", { type: "track", event: "Order Completed", receivedAt: "r" }],
    ["what is mapped already", expected("email-opened", "track")],
    ["a page", { type: "page" }],
  ];

  const OPTIONS: FunctionOptions[] = [
    OWN,
    {},
    { ...OWN, tables: "layout", refused: "drop", settings: { unsupportedEvents: "ignore" } },
    { ...OWN, settings: { pseudonymize: 1 } },
  ];

  test.each(OPTIONS)("with %j", async (options) => {
    const bundled = await load(options);
    const run = createFunction(options);
    for (const [name, event] of events) {
      const logged: string[] = [];
      const log = { warn: (message: string) => logged.push(message) };
      const result = run(structuredClone(event), { log, source: { id: "stream-1" } });
      const [mine, theirs] = [result, await bundled.call(event)].map(withoutClock);
      expect([name, theirs]).toEqual([name, mine]);
      expect(bundled.logged.splice(0)).toEqual(logged);
    }
  });

  test.each(["authorization", "Authorization"])("%s: a key in clear is told once", (header) => {
    const logged: string[] = [];
    const run = createFunction(OWN);
    const context = {
      log: { warn: (message: string) => logged.push(message) },
      source: { id: "stream-1" },
      headers: { [header]: "Basic c2VjcmV0" },
    };
    expect(run(opened, context)).toHaveLength(2);
    run(opened, context);
    run(opened, { ...context, source: { id: "another" } });
    expect(logged).toEqual([expect.stringContaining("use X-Write-Key")]);
    expect(logged.join()).not.toContain("c2VjcmV0");
  });

  test("an exception in the mapping becomes a refused row", () => {
    const logged: string[] = [];
    const event = { ...opened };
    Object.defineProperty(event, "properties", {
      get: () => {
        throw new TypeError("ann@example.com");
      },
    });
    const row = createFunction(OWN)(event, {
      log: { warn: (message: string) => logged.push(message) },
      source: { id: "stream-1" },
    });
    expect(row).toMatchObject({ JITSU_TABLE_NAME: "nudgespot_refused", code: "internal_error" });
    expect(logged).toEqual(["internal_error: a bug in this service"]);
  });

  test("a refused payload that cannot be written is kept without its text", () => {
    const deep = JSON.parse(`${"[".repeat(20_000)}${"]".repeat(20_000)}`) as unknown;
    const row = createFunction(OWN)(
      { ...opened, deep },
      { log: { warn: () => 0 }, source: { id: "stream-1" } },
    );
    expect(row).toMatchObject({ code: "invalid_payload" });
  });
});

/** A result without the time at which a refused payload came. */
function withoutClock(result: unknown): unknown {
  return JSON.parse(JSON.stringify(result), (key, value: unknown) =>
    key === "timestamp" && String(value).startsWith(String(new Date().getFullYear()))
      ? "now"
      : value,
  );
}
