// A registered source whose parts are broken one by one. The console refuses what the real one was
// seen to refuse; ingest answers as the real one did.
import { createServer, type RequestListener } from "node:http";
import { describe, expect, test } from "@jest/globals";
import type { JsonObject } from "../../transformer/core/values.js";
import { examine, type Report } from "../../transformer/doctor/examine.js";
import { JITSU_PROBES } from "../../transformer/doctor/jitsu.js";
import { Setup } from "../../transformer/doctor/setup.js";
import { JitsuConsole } from "../../transformer/hosts/jitsu/console.js";
import { compileFunction } from "../../transformer/hosts/jitsu/code.js";
import type { FunctionOptions } from "../../transformer/hosts/jitsu/function.js";
import { readJitsuFacts } from "../../transformer/hosts/jitsu/facts.js";
import { registerInJitsu } from "../../transformer/hosts/jitsu/registration.js";
import { FakeConsole } from "../support/jitsu-console.js";
import { listening } from "../support/listening.js";
import { SETUP_DEPS } from "../support/setup.js";

/** What may be broken. */
interface Broken {
  readonly spoil?: (console: FakeConsole) => void;
  readonly writeKey?: (key: string) => string | undefined;
  readonly ingest?: RequestListener;
  readonly tables?: "layout";
  readonly warehouse?: string;
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
  warehouse,
}: Broken = {}): Promise<Report> {
  const fake = new FakeConsole();
  fake.objects.set("web", { id: "web", type: "stream", name: "Web" });
  await using console = await listening(fake.server);
  const taking: RequestListener = (request, response) => {
    const [status, body] = request.url?.endsWith("/batch")
      ? [200, { ok: true, okEvents: 1, receivedEvents: 1 }]
      : [401, { error: "stream not found: for: [writeKey: a:b]" }];
    response.writeHead(status).end(JSON.stringify(body));
  };
  await using host = await listening(createServer(ingest ?? taking));
  const jitsu = new JitsuConsole({
    url: new URL(`http://127.0.0.1:${console.port}`),
    token: "any:service-token",
  });
  const source = { workspace: "acme", name: "Nudgespot", destinations: ["ds-0001"], tables };
  const flags = { dryRun: false, force: false, newKey: false };
  const registered = await registerInJitsu(jitsu, { ...source, ...flags }, SETUP_DEPS.pause);
  spoil?.(fake);
  const setup = new Setup(
    {
      name: "Nudgespot",
      schema: "nudgespot",
      jitsu: await readJitsuFacts(jitsu, "acme", "Nudgespot"),
      ingest: new URL(`http://127.0.0.1:${host.port}`),
      writeKey: writeKey(registered.writeKey ?? ""),
      warehouse,
      sendTestEvent: true,
    },
    SETUP_DEPS,
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

/** Changes the options that are compiled into the function. */
function remake(console: FakeConsole, options: FunctionOptions): void {
  const ours = the(console, "function");
  ours.code = compileFunction(String(ours.code), options);
}

/** Probe, broken part, status, reason and fix. */
const TRAPS: [id: string, broken: Broken, status: string, said: RegExp][] = [
  [
    "jitsu-stream",
    { spoil: (console) => (the(console, "stream").deleted = true) },
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
  ["jitsu-key", { writeKey: () => "other:secret" }, "failure", /not have this key.*--new-key/],
  ["jitsu-key", { writeKey: (key) => key.split(":")[0] }, "failure", /not have this key/],
  ["jitsu-key", { writeKey: (key) => `${key}x` }, "failure", /its secret is another/],
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
  [
    "jitsu-strict",
    { ingest: answering(400, { error: "event error: type property of event is required" }) },
    "warning",
    /any key.*strict/,
  ],
  ["jitsu-destination", { spoil: (console) => console.links.splice(0) }, "failure", /answers 200/],
  [
    "jitsu-destination-deleted",
    { spoil: (console) => (only(console, "destination").deleted = true) },
    "failure",
    /deleted destinations: ds-0001.*remove/,
  ],
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
    "jitsu-function-stream",
    {
      spoil: (console) => {
        remake(console, { stream: "web" });
      },
    },
    "failure",
    /another stream's events/,
  ],
  [
    "jitsu-function-unique",
    { spoil: (console) => (the(console, "function").deleted = true) },
    "failure",
    /not there/,
  ],
  [
    "jitsu-function-unique",
    {
      spoil: (console) =>
        console.objects.set("f", { ...the(console, "function"), id: "f", type: "function" }),
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
    /did not accept/,
  ],
  ["ingest-event", { ingest: answering(500, {}) }, "failure", /answered 500/],
  [
    "ingest-event",
    { ingest: (request) => void request.socket.destroy() },
    "failure",
    /nothing answers/,
  ],
  ["ingest-row", { warehouse: "postgres://127.0.0.1:1/none" }, "failure", /not in .*tracks/],
];

describe("doctor of a source in Jitsu", () => {
  test("finds nothing where all is well", async () => {
    const { probes } = await examined();
    const others = probes.filter(({ status }) => status !== "ok");
    expect(others.map(({ id }) => id)).toEqual(["jitsu-key-clear", "ingest-row"]);
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
