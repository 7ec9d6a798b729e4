// A service that forwards, in front of hosts that do what they should not. The service and its
// store are real, and so is the delivery where a test says what a destination made of an event.
import { createServer } from "node:http";
import { join } from "node:path";
import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import type { DestinationState } from "../../transformer/delivery/delivery.js";
import { examine, type Examined } from "../../transformer/doctor/examine.js";
import { FORWARDING_PROBES } from "../../transformer/doctor/forwarding.js";
import { PLUGIN_PROBES } from "../../transformer/doctor/plugin.js";
import { Setup, type SetupOptions } from "../../transformer/doctor/setup.js";
import { readConfig } from "../../transformer/server/config.js";
import { startService } from "../../transformer/server/serve.js";
import type { Health } from "../../transformer/store/store.js";
import { testApp } from "../support/app.js";
import { eventually } from "../support/eventually.js";
import { accept, acceptAsRudderStack, Host, json, type Behaviour } from "../support/host.mjs";
import { listening } from "../support/listening.js";
import { SETUP_DEPS } from "../support/setup.js";
import { post, receiving, TOKEN, type Receiving } from "../support/receiving.js";
import { temporaryFolder } from "../support/stores.js";
import { NOW } from "../support/transform.js";

const IDS = FORWARDING_PROBES.map(({ id }) => id);

async function examineAt(port: number, changes: Partial<SetupOptions> = {}, now = NOW) {
  const options = {
    ...{ name: "Nudgespot", schema: "nudgespot", sendTestEvent: false, adminToken: TOKEN },
    plugin: new URL(`http://127.0.0.1:${port}`),
    ...changes,
  };
  const setup = new Setup(options, { ...SETUP_DEPS, now: () => new Date(now).toISOString() });
  const { probes } = await examine(setup, [...PLUGIN_PROBES, ...FORWARDING_PROBES]);
  return new Map(probes.filter(({ id }) => IDS.includes(id)).map((probe) => [probe.id, probe]));
}

const textOf = (probe: Examined | undefined): string =>
  `${probe?.reason ?? ""}. ${probe && "fix" in probe ? probe.fix : ""}`;

const troubled = (probes: ReadonlyMap<string, Examined>): string[] =>
  [...probes.values()].filter(({ status }) => status !== "ok").map(({ id }) => id);

describe("a service that forwards", () => {
  let on: Receiving;
  let service: Awaited<ReturnType<typeof listening>>;

  beforeEach(async () => {
    on = await receiving();
    service = await listening(createServer(on.app));
  });

  afterEach(async () => {
    await service[Symbol.asyncDispose]();
    await on[Symbol.asyncDispose]();
  });

  const state = (states: DestinationState) => () => void on.states.set("news/host", states);
  const store = (health: Partial<Health>) => () =>
    void (on.store.health = () => Promise.resolve({ state: "ok", setAside: [], ...health }));

  test("passes every probe if all is well", async () => {
    store({ free: 1e12, reserve: 6.4e7 })();
    const probes = await examineAt(service.port);
    expect([...probes.keys()]).toEqual(IDS);
    expect(troubled(probes)).toEqual([]);
    expect(on.tried).toEqual([]);
  });

  const TRAPS: [id: string, status: string, said: RegExp, break_: () => unknown][] = [
    ["store-writable", "failure", /the store is full.*make room/, store({ state: "full" })],
    ["store-writable", "failure", /cannot be written.*log/, store({ state: "failing" })],
    ["store-writable", "failure", /is being recovered.*wait/, store({ state: "recovering" })],
    ["store-room", "warning", /500 MB are free.*below 64 MB/, store({ free: 5e8, reserve: 6.4e7 })],
    [
      "store-set-aside",
      "failure",
      /nothing can be read.*store\.db\.damaged-1.*restore/,
      store({ setAside: [{ file: "store.db.damaged-1", isUnreadable: true }] }),
    ],
    [
      "store-set-aside",
      "warning",
      /lost 3 events.*store\.db\.damaged-2.*nudgespot-source recover/,
      store({ setAside: [{ file: "store.db.damaged-2", isUnreadable: false, lostEvents: 3 }] }),
    ],
    [
      "forward-reachable",
      "failure",
      /do not answer: news\/host \(ECONNREFUSED\).*url/,
      state({ state: "failing", lastError: "ECONNREFUSED" }),
    ],
    ...[401, 403].map((status): [string, string, RegExp, () => unknown] => [
      "forward-key",
      "failure",
      new RegExp(`reject their write key.*news/host \\(status ${status}\\).*writeKey`),
      state({ state: "paused", lastError: `status ${status}` }),
    ]),
    [
      "forward-set-up",
      "failure",
      /no destination in Jitsu.*news\/host.*console/,
      state({ state: "paused", lastError: "no destinations found for stream" }),
    ],
    [
      "forward-paused",
      "failure",
      /are paused.*news\/host \(status 404\).*url and type.*source that is disabled: enable it/,
      state({ state: "paused", lastError: "status 404" }),
    ],
    [
      "forward-taken",
      "failure",
      /reject events: news\/host \(status 500\)/,
      state({ state: "failing", lastError: "status 500" }),
    ],
    [
      "forward-suspended",
      "warning",
      /are suspended.*news\/host.*resume/,
      () => on.store.suspend("news/host", true),
    ],
    ["forward-known", "warning", /removed or renamed: news\/host.*back.*move/, forget],
  ];

  async function forget(): Promise<void> {
    await post(on.app, { event: "Email Opened", userId: "u-1" }).expect(200);
    on.states.clear();
  }

  test.each(TRAPS)("%s: %s %s", async (id, status, said, ...[breakIt]) => {
    store({ free: 1e12, reserve: 6.4e7 })();
    await breakIt();
    const probes = await examineAt(service.port);
    expect(probes.get(id)?.status).toBe(status);
    expect(textOf(probes.get(id))).toMatch(said);
    const others = troubled(probes).filter((other) => other !== id);
    expect(others).toEqual(id === "store-writable" ? ["store-room"] : []);
  });

  test("forward-delay: an event that has waited for more than an hour", async () => {
    store({ free: 1e12, reserve: 6.4e7 })();
    await post(on.app, { event: "Email Opened", userId: "u-1" }).expect(200);
    expect(troubled(await examineAt(service.port, {}, NOW + 3_600_000))).toEqual([]);
    const probes = await examineAt(service.port, {}, NOW + 3_600_001);
    expect(troubled(probes)).toEqual(["forward-delay"]);
    expect(textOf(probes.get("forward-delay"))).toContain("news/host (1 events)");
  });

  test("source-refusals and forward-refusals: refusals within the last hour", async () => {
    store({ free: 1e12, reserve: 6.4e7 })();
    await post(on.app, [{ event: "Email Opened" }, { event: "Email Opened" }]).expect(400);
    const failure = { code: "destination_refused", message: "status 400" } as const;
    on.metrics.quarantined("news/host", failure, 42);
    const probes = await examineAt(service.port);
    expect(troubled(probes)).toEqual(["source-refusals", "forward-refusals"]);
    expect(textOf(probes.get("source-refusals"))).toMatch(/news \(2, last: no recipient/);
    expect(textOf(probes.get("forward-refusals"))).toMatch(/news\/host \(42, last: status 400\)/);
  });

  test("has a trap for every probe", () => {
    const trapped = [
      ...["admin-api", "source-refusals", "forward-refusals"],
      ...TRAPS.map(([id]) => id),
      "forward-delay",
    ];
    expect(new Set(trapped)).toEqual(new Set(IDS));
  });

  test("forward-taken: a test event that the plugin does not take", async () => {
    store({ free: 1e12, reserve: 6.4e7 })();
    const probes = await examineAt(service.port, { sendTestEvent: true }, NOW + 2 * 86_400_000);
    expect(troubled(probes)).toEqual(["forward-taken"]);
    expect(textOf(probes.get("forward-taken"))).toContain("status 400 of the plugin");
  });

  test("admin-api: a wrong token, no such API, and no token", async () => {
    const wrong = await examineAt(service.port, { adminToken: "wrong" });
    expect(wrong.get("admin-api")).toMatchObject({ status: "failure" });
    expect(textOf(wrong.get("admin-api"))).toMatch(/refuses the token/);
    expect(wrong.get("forward-key")?.status).toBe("skipped");
    await using alone = await listening(createServer(testApp()));
    const closed = await examineAt(alone.port);
    expect(closed.get("admin-api")).toMatchObject({ status: "failure" });
    expect(textOf(closed.get("admin-api"))).toMatch(/no admin API.*DATA_DIR and ADMIN_TOKEN/);
    const none = await examineAt(service.port, { adminToken: "" });
    expect(none.get("admin-api")).toMatchObject({
      status: "skipped",
      reason: "needs ADMIN_TOKEN",
    });
  });
});

describe("with a test event", () => {
  let folder: ReturnType<typeof temporaryFolder>;

  beforeEach(() => {
    folder = temporaryFolder();
  });

  afterEach(() => {
    folder.remove();
  });

  /** Starts the whole service in front of a host, and examines it. */
  async function tried(behaviour: Behaviour, type: string) {
    await using host = await new Host().listen();
    host.behaviour = behaviour;
    const environment = {
      ...{ HOST: "127.0.0.1", PORT: "0", ADMIN_TOKEN: TOKEN.padEnd(16, "-") },
      ...{ DATA_DIR: join(folder.path, "data"), WRITE_KEY: "k", DESTINATION_TYPE: type },
      ...{ DESTINATION_URL: host.url, DESTINATION_WRITE_KEY: "id:secret" },
    };
    const service = await startService(readConfig(environment), pino({ level: "silent" }));
    try {
      const options = { sendTestEvent: true, adminToken: environment.ADMIN_TOKEN };
      const probes = await examineAt(service.address.port, options, Date.now());
      await eventually(() => {
        expect(host.requests).toBe(1);
      });
      expect(JSON.stringify([...probes])).not.toMatch(/secret|doctor-1/);
      return { probes, taken: [...host.taken.values()].flat() };
    } finally {
      await service.stop();
    }
  }

  test.each(["jitsu", "rudderstack", "segment"])("%s takes it, marked", async (type) => {
    const behaviour = type === "rudderstack" ? acceptAsRudderStack : accept;
    const { probes, taken } = await tried(behaviour, type);
    expect(troubled(probes)).toEqual([]);
    expect(taken).toMatchObject([
      { event: "Email Opened", userId: "nudgespot-source-doctor", messageId: "doctor-1" },
    ]);
  });

  const answers =
    (status: number, body: object = {}): Behaviour =>
    ({ response }) => {
      json(response, status, body);
    };

  test.each<[string, string, Behaviour]>([
    ["forward-key", "segment", answers(401)],
    [
      "forward-set-up",
      "jitsu",
      answers(200, { ok: false, errors: ["no destinations found for stream s-1"] }),
    ],
    ["forward-paused", "segment", answers(404)],
    ["forward-taken", "segment", answers(503)],
    ["forward-taken", "segment", answers(400)],
    [
      "forward-taken",
      "jitsu",
      answers(200, { ok: false, errors: ["Message ID: doctor-1: kafka is down"] }),
    ],
    [
      "forward-reachable",
      "segment",
      ({ response }) => {
        response.destroy();
      },
    ],
  ])("%s of %s is found before an event is lost to it", async (id, type, behaviour) => {
    const { probes } = await tried(behaviour, type);
    expect(troubled(probes)).toEqual([id]);
  });
});
