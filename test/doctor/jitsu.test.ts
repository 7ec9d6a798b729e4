// A registered source whose parts are broken one by one. The console refuses what the real one was
// seen to refuse; ingest answers as the real one did.
import { createServer, type RequestListener } from "node:http";
import { describe, expect, test } from "@jest/globals";
import type { JsonObject } from "../../transformer/core/values.js";
import { ask } from "../../transformer/doctor/ask.js";
import { examine, type Report } from "../../transformer/doctor/examine.js";
import { JITSU_PROBES } from "../../transformer/doctor/jitsu.js";
import { Setup } from "../../transformer/doctor/setup.js";
import { JitsuConsole } from "../../transformer/hosts/jitsu/console.js";
import { readJitsuFacts } from "../../transformer/hosts/jitsu/facts.js";
import { registerInJitsu } from "../../transformer/hosts/jitsu/registration.js";
import { FakeConsole } from "../support/jitsu-console.js";
import { listening } from "../support/listening.js";

/** What may be broken. */
interface Broken {
  readonly spoil?: (console: FakeConsole) => void;
  readonly writeKey?: (key: string) => string | undefined;
  readonly ingest?: RequestListener;
  readonly tables?: "layout";
}

const answering =
  (status: number, body: object): RequestListener =>
  (_request, response) =>
    void response.writeHead(status).end(JSON.stringify(body));

async function examined({
  spoil,
  writeKey = (key) => key,
  ingest,
  tables,
}: Broken = {}): Promise<Report> {
  const fake = new FakeConsole();
  fake.objects.set("web", { id: "web", type: "stream", name: "Web" });
  await using console = await listening(fake.server);
  const taking = answering(200, { ok: true, okEvents: 1, receivedEvents: 1 });
  await using host = await listening(createServer(ingest ?? taking));
  const jitsu = new JitsuConsole({
    url: new URL(`http://127.0.0.1:${console.port}`),
    token: "any:service-token",
  });
  const registered = await registerInJitsu(jitsu, {
    workspace: "acme",
    name: "Nudgespot",
    destinations: ["ds-0001"],
    tables: tables ?? "collections",
    settings: {},
    dryRun: false,
    force: false,
    newKey: false,
  });
  spoil?.(fake);
  const setup = new Setup(
    {
      name: "Nudgespot",
      schema: "nudgespot",
      jitsu: await readJitsuFacts(jitsu, "acme", "Nudgespot"),
      ingest: new URL(`http://127.0.0.1:${host.port}`),
      writeKey: writeKey(registered.writeKey ?? ""),
      sendTestEvent: true,
    },
    { ask, now: () => new Date().toISOString(), newId: () => "1" },
  );
  return await examine(setup, JITSU_PROBES);
}

const the = (console: FakeConsole, type: string): JsonObject =>
  console.of(type).find(({ name }) => name === "Nudgespot") ?? {};

const only = (console: FakeConsole, type: string): JsonObject => console.of(type)[0] ?? {};

/** Changes the data of the connection. */
const connected =
  (change: (data: JsonObject) => JsonObject) =>
  (console: FakeConsole): void => {
    for (const link of console.links) link.data = change(link.data as JsonObject);
  };

/** Probe, what is broken, status, what the reason and the fix say. */
const TRAPS: [id: string, broken: Broken, status: string, said: RegExp][] = [
  [
    "jitsu-stream",
    { spoil: (console) => (the(console, "stream").name = "Mails") },
    "failure",
    /no stream.*--name/,
  ],
  [
    "jitsu-stream",
    {
      spoil: (console) => console.objects.set("x", { id: "x", type: "stream", name: "Nudgespot" }),
    },
    "failure",
    /two streams/,
  ],
  ["jitsu-key", { writeKey: () => "other:secret" }, "failure", /no such key.*--new-key/],
  ["jitsu-key", { writeKey: (key) => key.split(":")[0] }, "failure", /no such key/],
  ["jitsu-key", { writeKey: () => undefined }, "skipped", /--write-key/],
  [
    "jitsu-key",
    {
      spoil: (console) => (the(console, "stream").publicKeys = [{ id: "browser" }]),
      writeKey: () => "browser:x",
    },
    "failure",
    /browser key/,
  ],
  ["jitsu-key-clear", {}, "skipped", /X-Write-Key/],
  ["jitsu-strict", { spoil: (console) => console.objects.delete("web") }, "warning", /any key/],
  ["jitsu-destination", { spoil: (console) => console.links.splice(0) }, "failure", /answers 200/],
  [
    "jitsu-destination-type",
    { spoil: (console) => (only(console, "destination").destinationType = "webhook") },
    "warning",
    /ds-0001.*layout/,
  ],
  [
    "jitsu-deduplicate",
    { spoil: connected((data) => ({ ...data, deduplicate: false })) },
    "failure",
    /again and again/,
  ],
  [
    "jitsu-deduplicate",
    { spoil: connected(({ primaryKey: _, ...data }) => ({ ...data, deduplicate: false })) },
    "warning",
    /every copy is a row/,
  ],
  [
    "jitsu-function-unique",
    { spoil: (console) => (the(console, "function").slug = "x") },
    "failure",
    /not there/,
  ],
  [
    "jitsu-function-unique",
    {
      spoil: (console) =>
        console.objects.set("f", { id: "f", type: "function", slug: "nudgespot" }),
    },
    "failure",
    /two functions/,
  ],
  [
    "jitsu-function-connected",
    { spoil: connected((data) => ({ ...data, functions: [] })) },
    "failure",
    /raw events.*ds-0001/,
  ],
  [
    "jitsu-function-last",
    {
      spoil: connected((data) => ({
        ...data,
        functions: [...(data.functions as JsonObject[]), { functionId: "udf.other" }],
      })),
    },
    "failure",
    /ds-0001/,
  ],
  [
    "jitsu-function-edited",
    { spoil: (console) => (the(console, "function").code = "x") },
    "warning",
    /--force/,
  ],
  [
    "jitsu-function-version",
    { spoil: (console) => (the(console, "function").version = "0.0.1") },
    "warning",
    /version/,
  ],
  ["jitsu-tables", { tables: "layout" }, "warning", /one table, events.*collections/],
  [
    "ingest-event",
    { ingest: answering(401, { error: "stream not found: for: [writeKey: a:b]" }) },
    "failure",
    /401/,
  ],
  [
    "ingest-event",
    {
      ingest: answering(200, {
        ok: false,
        errors: ["Message ID: doctor-1: no destinations found for stream: st"],
      }),
    },
    "failure",
    /no destination/,
  ],
  [
    "ingest-event",
    { ingest: answering(200, { ok: false, errors: [] }) },
    "failure",
    /did not take/,
  ],
  ["ingest-event", { ingest: answering(500, {}) }, "failure", /answered 500/],
  [
    "ingest-event",
    { ingest: (request) => void request.socket.destroy() },
    "failure",
    /nothing answers/,
  ],
];

describe("doctor of a source in Jitsu", () => {
  test("finds nothing where all is well", async () => {
    const { probes } = await examined();
    const others = probes.filter(({ status }) => status !== "ok");
    expect(others.map(({ id }) => id)).toEqual(["jitsu-key-clear"]);
  });

  test("has a trap for every probe", () => {
    expect([...new Set(TRAPS.map(([id]) => id))]).toEqual(JITSU_PROBES.map(({ id }) => id));
  });

  test.each(TRAPS)("%s: %j is a %s", async (id, broken, status, said) => {
    const { probes } = await examined(broken);
    const probe = probes.find((one) => one.id === id);
    expect(probe?.status).toBe(status);
    expect(`${probe?.reason ?? ""} ${probe && "fix" in probe ? probe.fix : ""}`).toMatch(said);
    expect(JSON.stringify(probes)).not.toMatch(/service-token|pg-secret|[0-9a-f]{48}|a:b/);
  });
});
