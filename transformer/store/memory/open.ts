import cluster from "node:cluster";
import { storeThatAsks, type ClockOptions } from "../embedded/asking.js";
import type { Store } from "../store.js";
import { MemoryEngine, type MemoryOptions } from "./engine.js";
import { openRelayedStore } from "./relay.js";

/** Opens a store that ends with the service. The workers of a cluster have that of their primary. */
export function openMemoryStore(options: MemoryOptions & ClockOptions): Store {
  if (cluster.isWorker) return openRelayedStore(options);
  return storeThatAsks(new MemoryEngine(options), options);
}
