import type { Asked } from "../embedded/asking.js";
import { openMemory, PAGE_SIZE, unusedIn, type Connection } from "../embedded/database.js";
import { Engine } from "../embedded/engine.js";
import type { OperationName, Operations } from "../embedded/operations.js";
import { StoreError } from "../errors.js";
import type { QuarantineShares } from "../quarantine.js";
import type { Health, Room } from "../store.js";

/** Maximum bytes of the database, and of the payloads in its quarantine. */
const MOST = { database: 64 * 2 ** 20, quarantine: 16 * 2 ** 20 };

/** What the engine is made with. */
export interface MemoryOptions {
  /** The maximum size of the quarantine, which is never above 16 MB here. */
  readonly quarantine: QuarantineShares;
}

/** The embedded store's engine on a database in memory, in the thread that asks. */
export class MemoryEngine implements Asked {
  readonly #db: Connection;
  readonly #engine: Engine;

  constructor({ quarantine }: MemoryOptions) {
    this.#db = openMemory(MOST.database);
    this.#engine = new Engine({
      db: this.#db,
      quarantine: {
        received: Math.min(quarantine.received, MOST.quarantine),
        contract: Math.min(quarantine.contract, MOST.quarantine),
      },
      ...{ dedupWindow: 0, retain: 0 },
      hasRoom: () => true,
      room: () => this.#room(),
      onFull: () => undefined,
      onDamaged: () => undefined,
    });
  }

  ask<K extends OperationName>(
    name: K,
    given: Operations[K]["given"],
  ): Promise<Operations[K]["result"]> {
    const [answer] = this.#engine.perform([{ number: 0, name, given }]);
    if (answer !== undefined && "result" in answer) {
      return Promise.resolve(answer.result as Operations[K]["result"]);
    }
    return Promise.reject(new StoreError(answer?.error ?? "store_failing"));
  }

  health(): Promise<Health> {
    return Promise.resolve({ state: "ok", isInMemory: true, ...this.#room(), setAside: [] });
  }

  close(): Promise<void> {
    this.#db.close();
    return Promise.resolve();
  }

  #room(): Room {
    const { page_count: pages } = this.#db.prepare("PRAGMA page_count").get() as {
      page_count: number;
    };
    return { free: MOST.database - pages * PAGE_SIZE + unusedIn(this.#db), reserve: 0 };
  }
}
