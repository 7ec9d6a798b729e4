import type { RequestListener } from "node:http";
import request from "supertest";
import type { JsonObject } from "../../transformer/core/values.js";
import type { DestinationState } from "../../transformer/delivery/delivery.js";
import type { BatchAnswer } from "../../transformer/delivery/destination.js";
import { createActivity } from "../../transformer/server/activity.js";
import { Fleet } from "../../transformer/server/fleet.js";
import { createMetrics, withActivity, type Metrics } from "../../transformer/server/metrics.js";
import { TallyKeeper } from "../../transformer/server/tallies.js";
import { PropertySample } from "../../transformer/server/property-sample.js";
import { Recent } from "../../transformer/server/recent/recent.js";
import { readSources } from "../../transformer/server/receive/sources.js";
import type { Entry } from "../../transformer/store/quarantine.js";
import type { Store } from "../../transformer/store/store.js";
import { recordingLog, testApp } from "./app.js";
import { all, entriesIn, LIMITS, temporaryStore } from "./stores.js";
import { NOW } from "./transform.js";

export const KEY = "a-write-key";
export const TOKEN = "an-admin-token";

/** A source as the file has it. */
export function sourceEntry(changes: JsonObject = {}): JsonObject {
  const destination = { id: "host", type: "segment", url: "http://127.0.0.1:9", writeKey: "k" };
  return { name: "News", writeKeys: [KEY], destinations: [destination], ...changes };
}

const TAKEN: BatchAnswer = { kind: "answered", events: [{ kind: "delivered" }] };

/** An app that receives for some sources, with its store. */
export interface Receiving extends AsyncDisposable {
  readonly app: RequestListener;
  readonly store: Store;
  readonly recent: Recent;
  /** Nothing is in it until it is taken. */
  readonly sample: PropertySample;
  /** Nothing is in the store until it is flushed. */
  readonly tallies: TallyKeeper;
  readonly metrics: Metrics;
  readonly log: ReturnType<typeof recordingLog>;
  /** The destinations that the store has told of. */
  readonly woken: string[];
  /** The destinations' states, which a test may change. */
  readonly states: Map<string, DestinationState>;
  /** The events that destinations were tried with. */
  readonly tried: JsonObject[];
  /** What destinations make of these, to be added to; without it they take them. */
  readonly answers: BatchAnswer[];
  /** Replaces the sources. */
  use(...entries: JsonObject[]): void;
  /** Takes out the events that wait for a destination. */
  events(destination?: string): Promise<JsonObject[]>;
  quarantined(): Promise<readonly Entry[]>;
}

/** Starts with one source, `sourceEntry()`. */
export async function receiving(now = (): number => NOW): Promise<Receiving> {
  const kept = await temporaryStore(now);
  const log = recordingLog();
  const activity = createActivity(log, now);
  const tallies = new TallyKeeper();
  const metrics = tallies.watch(withActivity(createMetrics(now), activity));
  const recent = new Recent(now);
  const sample = new PropertySample(recent);
  const store = metrics.watch(kept.store);
  tallies.start(store.tallies);
  const woken: string[] = [];
  store.onWork((destination) => void woken.push(destination));
  const states = new Map<string, DestinationState>([["news/host", { state: "delivering" }]]);
  const tried: JsonObject[] = [];
  const answers: BatchAnswer[] = [];
  let sources = sourcesOf(sourceEntry());
  const shared = {
    store,
    now,
    sources: () => sources,
  };
  const delivery = {
    states: () => states,
    resume: (id: string) => Promise.resolve(states.has(id)),
    try: (_id: string, json: string) => {
      tried.push(JSON.parse(json) as JsonObject);
      return Promise.resolve(answers.shift() ?? TAKEN);
    },
  };
  const receive = { ...shared, receiveLimit: 2 ** 20, log, metrics, observer: recent };
  const fleet = new Fleet({ store, delivery, activity });
  return {
    app: testApp({
      log,
      metrics,
      receive,
      observer: recent,
      store,
      admin: { ...shared, delivery, fleet, recent, sample, token: TOKEN },
    }),
    store,
    recent,
    sample,
    tallies,
    metrics,
    log,
    woken,
    states,
    tried,
    answers,
    use(...entries) {
      sources = sourcesOf(...entries);
    },
    events: (destination = "news/host") => takeAll(store, destination),
    quarantined: () => entriesIn(store),
    [Symbol.asyncDispose]: async () => {
      activity.stop();
      await tallies.stop();
      await kept.close();
    },
  };
}

/** Asks the admin API, with the token. */
export function admin(app: RequestListener, method: "get" | "post", path: string): request.Test {
  return request(app)[method](`/admin${path}`).set("Authorization", `Bearer ${TOKEN}`);
}

/** Posts a body with the write key in a header. */
export function post(app: RequestListener, body: unknown, path = "/v1/webhook"): request.Test {
  return request(app)
    .post(path)
    .set("Content-Type", "application/json")
    .set("X-Write-Key", KEY)
    .serialize((text) => text as string)
    .send(typeof body === "string" || Buffer.isBuffer(body) ? body : JSON.stringify(body));
}

function sourcesOf(...sources: JsonObject[]): ReturnType<typeof readSources> {
  return readSources(JSON.stringify({ sources }));
}

async function takeAll(store: Store, destination: string): Promise<JsonObject[]> {
  const events: JsonObject[] = [];
  for (;;) {
    const [lease] = await store.lease(destination, LIMITS, 1);
    if (lease === undefined) return events;
    events.push(...lease.events.map(({ json }) => JSON.parse(json) as JsonObject));
    await store.settle(lease, all(lease, { kind: "delivered" }));
  }
}
