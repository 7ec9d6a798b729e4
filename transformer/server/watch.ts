import type { Store } from "../store/store.js";
import { PropertySample } from "./property-sample.js";
import { Recent } from "./recent/recent.js";
import { shareRecent } from "./recent/sharing.js";
import { TallyKeeper } from "./tallies.js";

/** What a process watches for the console. */
export interface Watch {
  /** The admin token: without it there is nobody to watch for. */
  readonly token: string;
  readonly recent: Recent;
  readonly sample: PropertySample;
  readonly tallies: TallyKeeper;
}

/** @param now milliseconds since the epoch */
export function watchForConsole(token: string, now: () => number): Watch {
  const recent = new Recent(now);
  return { token, recent, sample: new PropertySample(recent), tallies: new TallyKeeper() };
}

/** Starts the timers of a watch. @returns stops them, and gives the last numbers to the store */
export function startWatch({ recent, sample, tallies }: Watch, store: Store): () => Promise<void> {
  const stopSample = sample.start();
  const stopSharing = shareRecent({ store, recent });
  tallies.start(store.tallies);
  return async function stop() {
    stopSample();
    stopSharing();
    await tallies.stop();
  };
}
