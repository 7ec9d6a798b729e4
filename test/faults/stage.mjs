// What every fault needs: the service, a host, and a sender with its load.
import { Host } from "../support/host.mjs";
import { Sender, sleep } from "./load.mjs";
import { check, freshEventFlows } from "./oracle.mjs";
import { startService } from "./service.mjs";

/** @typedef {import("./service.mjs").Service} Service */
/** @typedef {Record<string, number | string>} Figures */

/**
 * @typedef {() => Record<string, string>} NewStore the environment of a new, empty store
 */

/**
 * @typedef {object} Case
 * @property {string} name
 * @property {boolean} [quick] whether it is in the selection of `.ci/run`
 * @property {(newStore: NewStore, times: number) => Promise<Figures>} run
 * @property {() => string | undefined} [skip] why it cannot be run here
 * @property {"embedded" | "PostgreSQL"} [engine] the only one that it applies to
 */

/** The service, a host and a sender, which are always ended. */
export class Stage {
  sender = new Sender();
  host = new Host();
  /** @type {Service | undefined} */
  service;
  /** @type {Set<Service>} */
  #services = new Set();

  /** @param {NewStore} newStore */
  static async set(newStore) {
    const stage = new Stage();
    await stage.host.listen();
    stage.store = newStore();
    return stage;
  }

  /** @type {Record<string, string>} */
  store = {};

  /** @param {Partial<import("./service.mjs").Setup>} [setup] */
  async start(setup = {}) {
    this.service = await startService({ store: this.store, host: this.host, ...setup });
    this.#services.add(this.service);
    return this.service;
  }

  /** The address of a service that runs, if any does. */
  get url() {
    const running = [...this.#services].filter(({ isRunning }) => isRunning);
    return running[Math.floor(Math.random() * running.length)]?.url;
  }

  async strike() {
    for (const service of this.#services) if (service.isRunning) await service.kill();
    this.sender.disconnect();
    await this.host.close();
  }
}

/**
 * @param {NewStore} newStore
 * @param {(stage: Stage) => Promise<Figures>} act
 */
export async function onStage(newStore, act) {
  const stage = await Stage.set(newStore);
  try {
    return await act(stage);
  } finally {
    await stage.strike();
  }
}

/**
 * Load, a fault in the middle of it, and everything must have arrived.
 *
 * @param {Stage} stage
 * @param {() => Promise<void>} fault
 * @param {Parameters<Sender["run"]>[1]} [load]
 */
export async function underLoad(stage, fault, load) {
  const stop = stage.sender.run(() => stage.url, load);
  await sleep(300);
  await fault();
  await stop();
  const figures = await check(stage.sender, stage.host);
  await freshEventFlows(stage.sender, stage.host, stage.url ?? "");
  return figures;
}
