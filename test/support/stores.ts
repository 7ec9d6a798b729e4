import { hash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openEmbeddedStore, type EmbeddedOptions } from "../../transformer/store/embedded/open.js";
import { startInline } from "./inline-thread.js";
import type { Lease, NewEvent, Verdict } from "../../transformer/store/events.js";
import type { Entry } from "../../transformer/store/quarantine.js";
import type { Store } from "../../transformer/store/store.js";

export const DAY = 86_400_000;

/** A day after which nothing in the tests happens by chance. */
export const AT = Date.UTC(2026, 4, 1, 12);

/** Bytes of each share of a test store's quarantine. */
export const SHARE = 10_000;

export const LIMITS = { events: 500, bytes: 1_000_000 };

/** A line of a store's log. */
export interface Said {
  readonly level: string;
  readonly fields: object;
  readonly message: string;
}

/** A log that remembers. */
export function rememberingLog(): {
  said: Said[];
  info: (fields: object, message: string) => void;
  warn: (fields: object, message: string) => void;
  error: (fields: object, message: string) => void;
} {
  const said: Said[] = [];
  const say = (level: string) => (fields: object, message: string) => {
    said.push({ level, fields, message });
  };
  return { said, info: say("info"), warn: say("warn"), error: say("error") };
}

/** A folder that is gone after the test. */
export function temporaryFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), "nudgespot-test-"));
  return {
    path,
    remove: () => {
      rmSync(path, { recursive: true, force: true });
    },
  };
}

/** Options of a store for a test: without a reserve, and with room in the quarantine. */
export function storeOptions(directory: string): Omit<EmbeddedOptions, "log"> {
  const quarantine = { received: 2 ** 29, contract: 2 ** 29 };
  return {
    ...{ directory, dedupWindow: 7 * DAY, quarantineRetention: 30 * DAY, retain: DAY },
    ...{ reserve: 0, quarantine, now: () => AT },
  };
}

/** A new store for a test, without a reserve. */
export async function temporaryStore(
  now = (): number => AT,
): Promise<{ store: Store; close: () => Promise<void> }> {
  const folder = temporaryFolder();
  const store = await openEmbeddedStore({
    ...storeOptions(folder.path),
    now,
    log: rememberingLog(),
    startThread: startInline,
  });
  return {
    store,
    close: async () => {
      await store.close();
      folder.remove();
    },
  };
}

/** Every entry of the quarantine, with its payload. */
export async function entriesIn(store: Store): Promise<Entry[]> {
  const { entries } = await store.quarantine.list({}, 500);
  const whole = await Promise.all(entries.map(({ id }) => store.quarantine.get(id)));
  return whole.filter((entry) => entry !== undefined);
}

export function newEvent(messageId: string, recipient = "ann", filler = ""): NewEvent {
  const json = JSON.stringify({ messageId, userId: recipient, filler });
  return { messageId, content: hash("sha256", json), recipient, json };
}

export function idsOf(lease: Lease | undefined): string[] {
  const events = lease?.events ?? [];
  return events.map(({ json }) => (JSON.parse(json) as { messageId: string }).messageId);
}

export function all(lease: Lease, verdict: Verdict): Verdict[] {
  return lease.events.map(() => verdict);
}

/** Takes everything that is ready for a destination out of the store. */
export async function drain(store: Store, destination: string, limits = LIMITS): Promise<string[]> {
  const ids: string[] = [];
  for (;;) {
    const [lease] = await store.lease(destination, limits, 1);
    if (lease === undefined) return ids;
    ids.push(...idsOf(lease));
    await store.settle(lease, all(lease, { kind: "delivered" }));
  }
}
