import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import type { Counters } from "../core/observe.js";
import { VERSION } from "../generated/version.js";
import type { Store } from "../store/store.js";
import type { Activity } from "./activity.js";

/** The counters, in the text format of Prometheus. Labels never contain a key, an address or an id. */
export interface Metrics extends Counters {
  readonly contentType: string;
  text(): Promise<string>;
  /** The store with its operations timed. Its contents are shown from now on. */
  watch(store: Store): Store;
}

/** Seconds: a commit takes some milliseconds, a disk that hangs seconds. */
const STORE_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5];

/** Upper bounds of a destination's answering times, in milliseconds. */
export const ANSWER_BOUNDS = [10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000];

/** Makes the counters of one process. */
export function createMetrics(now: () => number): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: "nudgespot_build_info",
    help: "1, with the version of this service and of Node",
    labelNames: ["version", "node"],
    registers: [registry],
  }).set({ version: VERSION, node: process.version }, 1);
  const counter = <L extends string>(name: string, help: string, ...labelNames: L[]): Counter<L> =>
    new Counter({ name: `nudgespot_${name}_total`, help, labelNames, registers: [registry] });

  const received = counter("received", "Payloads that came in", "source");
  const transformed = counter("transformed", "Track events made", "source", "collection");
  const refused = counter("refused", "Payloads that were refused", "source", "code");
  const duplicates = counter("duplicates", "Events that were known already", "source");
  const sent = counter("forwarded", "Events that a destination took", "destination");
  const retried = counter("retried", "Events to be sent again", "destination");
  const quarantined = counter(
    "quarantined",
    "Events that a destination did not take, put in the quarantine",
    "destination",
    "code",
  );
  const misfits = counter(
    "misfits",
    "Values that did not fit their column at a destination, and are kept beside it",
    "destination",
  );
  const removed = counter("quarantine_removed", "Entries removed by the quarantine's limits");
  const unauthorized = counter("unauthorized", "Calls without a write key of a source");
  const unavailable = counter("unavailable", "Calls that were answered with 503", "code");
  const lastSuccess = new Gauge({
    name: "nudgespot_destination_last_success_timestamp_seconds",
    help: "Time of the last delivered event, in seconds since the epoch",
    labelNames: ["destination"],
    registers: [registry],
  });
  const asked = new Histogram({
    name: "nudgespot_destination_seconds",
    help: "Duration of a batch's delivery to a destination, in seconds",
    labelNames: ["destination"],
    buckets: ANSWER_BOUNDS.map((bound) => bound / 1_000),
    registers: [registry],
  });
  const paused = new Gauge({
    name: "nudgespot_destination_paused",
    help: "1 while a destination is paused: it rejected the credentials or the configuration",
    labelNames: ["destination"],
    registers: [registry],
  });

  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    watch: (store) => {
      addStoreGauges(registry, store, now);
      return timed(store, registry);
    },
    received: (source, count) => {
      received.inc({ source }, count);
    },
    transformed: (source, collection, count) => {
      transformed.inc({ source, collection }, count);
    },
    refused: (source, { code }, count) => {
      refused.inc({ source, code }, count);
    },
    duplicates: (source, count) => {
      duplicates.inc({ source }, count);
    },
    newEvent: () => undefined, // Prometheus cannot have a label for each campaign.
    sent: (destination, count) => {
      sent.inc({ destination }, count);
      lastSuccess.set({ destination }, now() / 1_000);
    },
    retried: (destination, count) => {
      retried.inc({ destination }, count);
    },
    quarantined: (destination, { code }, count) => {
      quarantined.inc({ destination, code }, count);
    },
    wrongKey: () => {
      unauthorized.inc();
    },
    unavailable: (code) => {
      unavailable.inc({ code });
    },
    asked: (destination, duration) => {
      asked.observe({ destination }, duration / 1_000);
    },
    misfits: (destination, count) => {
      misfits.inc({ destination }, count);
    },
    paused: (destination, isPaused) => {
      paused.set({ destination }, isPaused ? 1 : 0);
    },
    removed: (count) => {
      removed.inc(count);
    },
  };
}

const STATES = ["ok", "full", "failing", "recovering"] as const;

/** Metrics that also feed the log and the admin API. */
export function withActivity(metrics: Metrics, activity: Activity): Metrics {
  return {
    ...metrics,
    refused: (source, failure, count) => {
      metrics.refused(source, failure, count);
      activity.refused(source, failure, count);
    },
    quarantined: (destination, failure, count) => {
      metrics.quarantined(destination, failure, count);
      activity.destinationRefused(destination, failure, count);
    },
    wrongKey: () => {
      metrics.wrongKey();
      activity.wrongKey();
    },
    unavailable: (code) => {
      metrics.unavailable(code);
      activity.unavailable(code);
    },
  };
}

/** The gauges of queue and quarantine query the store when metrics are scraped. */
function addStoreGauges(registry: Registry, store: Store, now: () => number): void {
  new Gauge({
    name: "nudgespot_oldest_waiting_seconds",
    help: "Age of the oldest queued event, in seconds",
    labelNames: ["destination"],
    registers: [registry],
    async collect() {
      this.reset();
      for (const { destination, oldestAt } of await store.waiting()) {
        this.set({ destination }, Math.max(0, now() - oldestAt) / 1_000);
      }
    },
  });
  new Gauge({
    name: "nudgespot_waiting_events",
    help: "Queued events",
    labelNames: ["destination"],
    registers: [registry],
    async collect() {
      this.reset();
      for (const { destination, events } of await store.waiting()) {
        this.set({ destination }, events);
      }
    },
  });
  new Gauge({
    name: "nudgespot_store_state",
    help: "1 for the state of the store, 0 for every other",
    labelNames: ["state"],
    registers: [registry],
    async collect() {
      const health = await store.health();
      for (const state of STATES) this.set({ state }, health.state === state ? 1 : 0);
    },
  });
  new Gauge({
    name: "nudgespot_store_damaged_files",
    help: "Damaged stores that were set aside and not yet deleted",
    labelNames: ["readable"],
    registers: [registry],
    async collect() {
      const { setAside } = await store.health();
      const unreadable = setAside.filter(({ isUnreadable }) => isUnreadable).length;
      this.set({ readable: "no" }, unreadable);
      this.set({ readable: "yes" }, setAside.length - unreadable);
    },
  });
  new Gauge({
    name: "nudgespot_quarantine_entries",
    help: "Payloads in the quarantine",
    labelNames: ["source", "code"],
    registers: [registry],
    async collect() {
      this.reset();
      for (const { source, code, entries } of await store.quarantine.counts()) {
        this.inc({ source, code }, entries);
      }
    },
  });
}

/** A store whose operations are timed. */
function timed(store: Store, registry: Registry): Store {
  const seconds = new Histogram({
    name: "nudgespot_store_seconds",
    help: "Duration of store operations, in seconds",
    labelNames: ["operation"],
    buckets: STORE_BUCKETS,
    registers: [registry],
  });
  const measure = async <T>(operation: string, work: Promise<T>): Promise<T> => {
    const end = seconds.startTimer({ operation });
    try {
      return await work;
    } finally {
      end();
    }
  };
  return {
    ...store,
    accept: (call) => measure("accept", store.accept(call)),
    lease: (...of) => measure("lease", store.lease(...of)),
    settle: (...of) => measure("settle", store.settle(...of)),
  };
}
