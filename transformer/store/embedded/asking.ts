import { EventEmitter } from "node:events";
import { hasNewEvents } from "../events.js";
import type { EntryFilter } from "../quarantine.js";
import type { Health, Store } from "../store.js";
import { Limits } from "./limits.js";
import type { OperationName, Operations } from "./operations.js";

/** An engine, near or far. */
export interface Asked {
  /** @throws StoreError where the operation fails */
  ask<K extends OperationName>(
    name: K,
    given: Operations[K]["given"],
  ): Promise<Operations[K]["result"]>;
  health(): Promise<Health>;
  close(): Promise<void>;
}

/** What the engine is told with each operation. Times are in milliseconds. */
export interface ClockOptions {
  /** Time for which an entry of the quarantine is kept after it was last seen. */
  readonly quarantineRetention: number;
  /** The store's clock, since the epoch: the system's if not given. */
  readonly now?: () => number;
}

/**
 * A store that has the operations of an engine, and no other process.
 *
 * @param engine performs the operations
 * @param onClosed called when the engine is closed
 */
export function storeThatAsks(
  engine: Asked,
  { quarantineRetention, now = Date.now }: ClockOptions,
  onClosed: () => void = () => undefined,
): Store {
  const limits = new Limits();
  const work = new EventEmitter<{ work: [destination: string] }>();
  return {
    async accept(call) {
      const accepted = await engine.ask("accept", { call, now: now() });
      if (hasNewEvents(call, accepted)) {
        for (const destination of call.destinations) work.emit("work", destination);
      }
      return accepted;
    },
    onWork(listener) {
      work.on("work", listener);
      return () => work.off("work", listener);
    },
    lease: (destination, limits, lanes) =>
      engine.ask("lease", { destination, limits, lanes, now: now() }),
    extend: ({ id }) => engine.ask("extend", { id, now: now() }),
    settle: ({ id }, verdicts) => engine.ask("settle", { id, verdicts, now: now() }),
    async suspend(destination, isSuspended) {
      await engine.ask("suspend", { destination, isSuspended });
    },
    suspended: () => engine.ask("suspended", undefined),
    waiting: () => engine.ask("waiting", undefined),
    queued: (destination, limit) => engine.ask("queued", { destination, limit }),
    async move(from, to) {
      const moved = await engine.ask("move", { from, to, now: now() });
      work.emit("work", to);
      return moved;
    },
    async resend(destination, since, until) {
      // What is delivered again meanwhile is retained again.
      const end = Math.min(until, now());
      let count = 0;
      for (;;) {
        const page = await engine.ask("resend", { destination, since, until: end, now: now() });
        work.emit("work", destination);
        if (page === 0) return count;
        count += page;
      }
    },
    drop: (destination) => engine.ask("drop", { destination, now: now() }),
    quarantine: {
      async add(source, refused) {
        await engine.ask("add", { source, refused, now: now() });
      },
      list: (filter: EntryFilter, limit, cursor) => engine.ask("list", { filter, limit, cursor }),
      get: (id) => engine.ask("get", id),
      discard: (ids) => engine.ask("discard", ids),
      counts: () => engine.ask("counts", undefined),
    },
    tallies: {
      async add(counted) {
        await engine.ask("tally", { counted, now: now() });
      },
      byHour: (since) => engine.ask("talliesByHour", since),
      byCampaign: (since, limit) => engine.ask("talliesByCampaign", { since, limit }),
    },
    report: () => Promise.resolve(),
    reports: () => Promise.resolve([]),
    tell: () => Promise.resolve(),
    onTold: () => () => undefined,
    overLimit: (key, perSecond) => limits.over(key, perSecond),
    health: () => engine.health(),
    maintain() {
      const at = now();
      return engine.ask("maintain", { now: at, before: at - quarantineRetention });
    },
    async close() {
      await engine.close();
      onClosed();
    },
  };
}
