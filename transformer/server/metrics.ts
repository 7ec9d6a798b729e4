import { Counter, Gauge, Histogram, Registry } from "prom-client";
import type { CollectionName } from "../core/collections.js";
import type { ErrorCode } from "../core/error-catalogue.js";
import type { Store } from "../store/store.js";

/** What is counted, in the text format of Prometheus. No label holds a key, an address or an id. */
export interface Metrics {
  readonly contentType: string;
  text(): Promise<string>;
  /** The store with its operations timed; what is in it is shown from now on. */
  watch(store: Store): Store;
  /** Payloads that came, of a source. */
  received(source: string, count: number): void;
  transformed(source: string, collection: CollectionName, count: number): void;
  refused(source: string, code: ErrorCode, count: number): void;
  /** Events that the source had sent before. */
  duplicates(source: string, count: number): void;
  sent(destination: string, count: number): void;
  retried(destination: string, count: number): void;
  quarantined(destination: string, code: ErrorCode, count: number): void;
  paused(destination: string, isPaused: boolean): void;
  /** Entries that the quarantine's limits removed. */
  removed(count: number): void;
}

/** Seconds: a commit takes some milliseconds, a disk that hangs seconds. */
const STORE_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5];

/** Makes the counters of one process. */
export function createMetrics(now: () => number): Metrics {
  const registry = new Registry();
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
  const removed = counter("quarantine_removed", "Entries removed by the quarantine's limits");
  const paused = new Gauge({
    name: "nudgespot_destination_paused",
    help: "1 while a destination lets nothing in and a person is needed",
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
    refused: (source, code, count) => {
      refused.inc({ source, code }, count);
    },
    duplicates: (source, count) => {
      duplicates.inc({ source }, count);
    },
    sent: (destination, count) => {
      sent.inc({ destination }, count);
    },
    retried: (destination, count) => {
      retried.inc({ destination }, count);
    },
    quarantined: (destination, code, count) => {
      quarantined.inc({ destination, code }, count);
    },
    paused: (destination, isPaused) => {
      paused.set({ destination }, isPaused ? 1 : 0);
    },
    removed: (count) => {
      removed.inc(count);
    },
  };
}

/** What waits and what is in the quarantine is asked of the store when somebody looks. */
function addStoreGauges(registry: Registry, store: Store, now: () => number): void {
  const oldest = new Gauge({
    name: "nudgespot_oldest_waiting_seconds",
    help: "Age of the oldest event that waits for a destination",
    labelNames: ["destination"],
    registers: [registry],
  });
  new Gauge({
    name: "nudgespot_waiting_events",
    help: "Events that wait for a destination",
    labelNames: ["destination"],
    registers: [registry],
    async collect() {
      this.reset();
      oldest.reset();
      for (const { destination, events, oldestAt } of await store.waiting()) {
        this.set({ destination }, events);
        oldest.set({ destination }, Math.max(0, now() - oldestAt) / 1_000);
      }
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
    help: "Time until something is on disk, or was taken from it",
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
