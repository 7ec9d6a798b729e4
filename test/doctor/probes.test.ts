// A set-up whose parts are broken one by one: the plugin is the real one, rudder-server and
// rudder-transformer answer as the real ones were seen to do (transformer 1.145, August 2026).
import { createServer, type RequestListener, type ServerResponse } from "node:http";
import { describe, expect, test } from "@jest/globals";
import type { JsonObject } from "../../transformer/core/values.js";
import { examine, type Examined, type Report } from "../../transformer/doctor/examine.js";
import { FORWARDING_PROBES } from "../../transformer/doctor/forwarding.js";
import { JITSU_PROBES } from "../../transformer/doctor/jitsu.js";
import { PROBES } from "../../transformer/doctor/probes.js";
import { Setup, type SetupOptions } from "../../transformer/doctor/setup.js";
import { WAREHOUSE_PROBES } from "../../transformer/doctor/warehouse.js";
import { VERSION } from "../../transformer/generated/version.js";
import { readWorkspace } from "../../transformer/hosts/rudderstack/workspace-sources.js";
import { createExpressServer } from "../../transformer/http/express-server.js";
import { testApp, upstreamAt } from "../support/app.js";
import { listening } from "../support/listening.js";
import { SETUP_DEPS } from "../support/setup.js";

/** Those of RudderStack: the others have tests of their own. */
const OTHERS = [...FORWARDING_PROBES, ...JITSU_PROBES, ...WAREHOUSE_PROBES];
const OURS = PROBES.filter((probe) => !OTHERS.includes(probe));

const KEY = "the-source-write-key";

/** What may be broken. */
interface Broken {
  /** Fields of the source in the workspace file. */
  readonly source?: JsonObject;
  /** Fields of its destination. */
  readonly destination?: JsonObject;
  readonly otherSource?: JsonObject;
  readonly plugin?: RequestListener;
  readonly upstream?: RequestListener;
  readonly dataPlane?: RequestListener;
  readonly options?: Partial<SetupOptions>;
  /** Whether the plugin has no upstream. */
  readonly alone?: true;
  /** The options name another address. */
  readonly gone?: "plugin" | "upstream" | "dataPlane";
  /** The upstream's address is the plugin's. */
  readonly loop?: true;
}

function workspaceText({ source = {}, destination = {}, otherSource = {} }: Broken): string {
  const destinations = [
    {
      id: "pg-1",
      enabled: true,
      isProcessorEnabled: true,
      destinationDefinition: { id: "pg", name: "POSTGRES" },
      config: { namespace: "", password: "pg-secret" },
      ...destination,
    },
  ];
  const ours = {
    name: "Nudgespot",
    writeKey: KEY,
    enabled: true,
    config: {},
    sourceDefinition: { name: "nudgespot", category: "webhook" },
    destinations,
    ...source,
  };
  const other = { name: "Web", writeKey: "web-key", enabled: true, ...otherSource };
  return JSON.stringify({ workspaceId: "w", sources: [other, ours] });
}

function send(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status).end(body);
}

const transformer: RequestListener = ({ url }, response) => {
  if (url === "/health") send(response, 200, '{"service":"UP","version":"1.145.0"}');
  else if (url === "/features") send(response, 200, '{"upgradedToSourceTransformV2":true}');
  else send(response, 404, "Not Found");
};

/** rudder-server: a key it does not know is refused, and the plugin is asked for nothing here. */
const dataPlane: RequestListener = ({ url, method, headers }, response) => {
  const credentials = Buffer.from(`${KEY}:`).toString("base64");
  if (url === "/health") send(response, 200, '{"server":"UP"}');
  else if (url !== "/v1/webhook" || method !== "POST") send(response, 404, "404 page not found");
  else if (headers.authorization !== `Basic ${credentials}`) {
    send(response, 401, "invalid write key");
  } else send(response, 200, "ok");
};

/** Answers every POST so. */
const answering =
  (status: number, body: string): RequestListener =>
  (request, response) => {
    if (request.method === "POST") send(response, status, body);
    else dataPlane(request, response);
  };

async function examined(broken: Broken = {}): Promise<Report> {
  await using upstream = await listening(createServer(broken.upstream ?? transformer));
  const passing = broken.alone ? undefined : upstreamAt(upstream.port);
  const app = testApp({ upstream: passing, now: Date.now });
  const server =
    broken.plugin === undefined ? createExpressServer(app) : createServer(broken.plugin);
  await using plugin = await listening(server);
  await using host = await listening(createServer(broken.dataPlane ?? dataPlane));
  const at = (port: number): URL => new URL(`http://127.0.0.1:${port}`);
  const ports = {
    plugin: plugin.port,
    upstream: broken.loop ? plugin.port : upstream.port,
    dataPlane: host.port,
  };
  if (broken.gone !== undefined) ports[broken.gone] = 1;
  const setup = new Setup(
    {
      workspace: readWorkspace(workspaceText(broken)),
      name: "Nudgespot",
      schema: "nudgespot",
      plugin: at(ports.plugin),
      upstream: at(ports.upstream),
      dataPlane: at(ports.dataPlane),
      sendTestEvent: true,
      ...broken.options,
    },
    SETUP_DEPS,
  );
  const report = await examine(setup, OURS);
  await passing?.close();
  return report;
}

/** Forwards requests to the plugin, except for one path. */
function pluginBut(path: string, status: number, body: string): RequestListener {
  const app = testApp();
  return (request, response) => {
    if (request.url === path) send(response, status, body);
    else app(request, response);
  };
}

const late: RequestListener = (_request, response) => {
  response.setHeader("Date", new Date(Date.now() - 90_000).toUTCString());
  send(response, 200, "{}");
};

/** Takes no event, and does not say so. */
const HANGING_UP: RequestListener = (request, response) => {
  if (request.method === "POST") request.socket.destroy();
  else dataPlane(request, response);
};

/** Probe, broken part, status, reason and fix. */
const TRAPS: [id: string, broken: Broken, status: string, said: RegExp][] = [
  ["plugin-reachable", { gone: "plugin" }, "failure", /nothing answers.*HOST and PORT/],
  ["plugin-identity", { plugin: transformer }, "failure", /something else.*DEST_TRANSFORM_URL/],
  [
    "plugin-version",
    { plugin: pluginBut("/version", 200, "0.0.9") },
    "warning",
    new RegExp(`0\\.0\\.9.*${VERSION.replaceAll(".", "\\.")}`),
  ],
  [
    "plugin-features",
    {
      upstream: (_, response) => {
        send(response, 200, "{}");
      },
    },
    "failure",
    /v2/i,
  ],
  [
    "plugin-features",
    { plugin: pluginBut("/features", 502, '{"code":"upstream_unreachable"}') },
    "failure",
    /502.*is down.*start rudder-transformer/,
  ],
  ["plugin-upstream", { alone: true }, "warning", /no upstream.*UPSTREAM_URL/],
  [
    "plugin-upstream",
    { plugin: pluginBut("/ready", 200, '{"upstream":"down"}') },
    "failure",
    /is down.*UPSTREAM_URL/,
  ],
  [
    "plugin-upstream",
    {
      plugin: (request, response) => {
        if (request.url === "/ready") send(response, 200, '{"upstream":"up"}');
        else if (request.url === "/nudgespot-source-doctor") send(response, 508, "{}");
        else testApp()(request, response);
      },
    },
    "failure",
    /round in a circle.*UPSTREAM_URL/,
  ],
  ["plugin-clock", { plugin: late }, "warning", /(89|90|91) s behind.*NTP/],
  ["upstream-reachable", { gone: "upstream" }, "failure", /nothing answers.*rudder-transformer/],
  [
    "upstream-reachable",
    {
      upstream: (_, response) => {
        send(response, 500, "");
      },
    },
    "failure",
    /answers 500/,
  ],
  [
    "upstream-speed",
    {
      upstream: (_, response) => {
        setTimeout(() => {
          send(response, 200, "{}");
        }, 1_050);
      },
    },
    "warning",
    /took 1\d\d\d ms/,
  ],
  ["upstream-loop", { loop: true }, "failure", /in a circle.*UPSTREAM_URL/],
  ["source-present", { source: { name: "Mails" } }, "failure", /is called Mails.*--name/],
  [
    "source-present",
    { options: { workspace: { workspaceId: "w", sources: [] } } },
    "failure",
    /no source.*register/,
  ],
  [
    "source-definition",
    { source: { sourceDefinition: { name: "nudgespot2", category: "webhook" } } },
    "failure",
    /not named nudgespot.*"sourceDefinition" to "nudgespot"/,
  ],
  [
    "source-category",
    { source: { sourceDefinition: { name: "nudgespot", category: "Webhook" } } },
    "failure",
    /401.*register/,
  ],
  ["source-enabled", { source: { enabled: false } }, "failure", /404.*"enabled": true/],
  ["source-workspace", { source: { workspaceId: "v" } }, "failure", /never a warehouse.*top of/],
  ["write-key", { source: { writeKey: "" } }, "failure", /no write key/],
  ["write-key", { otherSource: { writeKey: KEY } }, "failure", /two sources/],
  ["write-key", { options: { writeKey: "another" } }, "failure", /not the source's/],
  ["settings", { source: { config: { pseudonymize: "yes" } } }, "failure", /\/pseudonymize/],
  ["settings", { source: { config: { sudonymize: true } } }, "warning", /sudonymize/],
  ["destination-present", { source: { destinations: [] } }, "failure", /200.*--destination/],
  ["destination-enabled", { destination: { enabled: false } }, "failure", /pg-1/],
  ["destination-processor", { destination: { isProcessorEnabled: false } }, "failure", /pg-1/],
  [
    "destination-definition",
    { destination: { destinationDefinition: undefined } },
    "failure",
    /sender gets 200: pg-1.*WEBHOOK/,
  ],
  [
    "destination-loop",
    { destination: { destinationDefinition: { name: "X", displayName: "Nudgespot" } } },
    "warning",
    /displayName/,
  ],
  ["warehouse-schema", { destination: { config: { namespace: "mail" } } }, "warning", /nudgespot/],
  ["warehouse-schema", { options: { schema: "mails" } }, "warning", /mails/],
  ["data-plane-reachable", { gone: "dataPlane" }, "failure", /nothing answers.*rudder-server/],
  ["data-plane-clock", { dataPlane: late }, "warning", /behind/],
  ["webhook-key", { source: { writeKey: "unknown" } }, "failure", /401/],
  ["webhook-open", { dataPlane: answering(404, "source is disabled") }, "failure", /404.*enabled/],
  ["test-event", { dataPlane: answering(413, "too large") }, "failure", /413.*4,000 KB/],
  [
    "test-event",
    { dataPlane: answering(500, "Cannot find module") },
    "failure",
    /DEST_TRANSFORM_URL/,
  ],
  ["test-event", { dataPlane: answering(503, "") }, "failure", /503.*cannot reach the plugin/],
  ["test-event", { dataPlane: HANGING_UP }, "failure", /no answer/],
];

const textOf = (probe: Examined): string =>
  `${probe.reason ?? ""}. ${"fix" in probe ? probe.fix : ""}`;

describe("doctor", () => {
  test("finds nothing where all is well", async () => {
    const { probes, summary } = await examined();
    expect(probes.filter(({ status }) => status !== "ok")).toEqual([]);
    expect(summary).toEqual({ ok: OURS.length, warning: 0, failure: 0, skipped: 0 });
  });

  test("has a trap for every probe", () => {
    expect([...new Set(TRAPS.map(([id]) => id))]).toEqual(OURS.map(({ id }) => id));
  });

  test.each(TRAPS)("%s: %j is a %s", async (id, broken, status, said) => {
    const { probes } = await examined(broken);
    const probe = probes.find((one) => one.id === id);
    expect(probe?.status).toBe(status);
    expect(probe && textOf(probe)).toMatch(said);
    expect(JSON.stringify(probes)).not.toMatch(/the-source-write-key|pg-secret/);
  });

  test("says nothing of a key and a webhook that were not answered", async () => {
    const { probes } = await examined({ dataPlane: HANGING_UP });
    const statuses = ["webhook-key", "webhook-open", "test-event"].map(
      (id) => probes.find((probe) => probe.id === id)?.status,
    );
    expect(statuses).toEqual(["skipped", "skipped", "failure"]);
  });

  test("skips a probe without its option, and names the option", async () => {
    const { probes } = await examined({
      options: { workspace: undefined, upstream: undefined, sendTestEvent: false },
    });
    const skipped = probes.filter(({ status }) => status === "skipped");
    expect(new Set(skipped.map(({ reason }) => reason))).toEqual(
      new Set(["needs --workspace-config", "needs --upstream", "needs --send-test-event"]),
    );
  });

  test("gives one fix for a definition of another name, not those that would add a source", async () => {
    const { probes } = await examined({
      source: { sourceDefinition: { name: "nudgespot2" }, enabled: false },
      dataPlane: answering(500, "Cannot find module '../sources/nudgespot2/transform'"),
    });
    const failed = probes.filter(({ status }) => status === "failure");
    expect(failed.map(({ id }) => id)).toEqual(["source-definition"]);
  });

  test("sends nothing unless it is asked to", async () => {
    const methods = new Set<string | undefined>();
    await examined({
      options: { sendTestEvent: false },
      dataPlane: (request, response) => {
        methods.add(request.method);
        dataPlane(request, response);
      },
    });
    expect([...methods]).toEqual(["GET"]);
  });

  test("posts one event, marked, which the plugin accepts", async () => {
    const bodies: string[] = [];
    await examined({
      dataPlane: (request, response) => {
        if (request.method === "POST") {
          void request.toArray().then((chunks) => bodies.push(Buffer.concat(chunks).toString()));
        }
        dataPlane(request, response);
      },
    });
    expect(bodies).toHaveLength(1);
    expect(JSON.parse(bodies[0] ?? "")).toMatchObject({
      event: "Email Opened",
      userId: "nudgespot-source-doctor",
      messageId: "doctor-1",
    });
  });
});
