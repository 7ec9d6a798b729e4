import {
  appendFileSync,
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import type { Log } from "../../core/observe.js";
import { isObject } from "../../core/values.js";
import type { SetAside } from "../store.js";
import { openDatabase } from "./database.js";
import { recover, type OnDamagedChunk, type Recovered } from "./recovery.js";

/** The file of the store, in its folder. */
export const STORE_FILE = "store.db";

/** A recovered store that is complete, and still has to take the damaged one's place. */
const REPLACEMENT = /^store\.db\.recovered-([\dTZ-]+)$/;

/** A damaged store that was replaced. */
const DAMAGED = /^store\.db\.damaged-[\dTZ-]+$/;

const PRIVATE = { mode: 0o600 } as const;

/**
 * Replaces the damaged store in a folder by one with everything that can be read of it. The damaged
 * files stay beside it, with a report. Whenever this is cut off, `finishReplacing` or a second call
 * ends it: no state in between looks like an empty store.
 *
 * Nothing else may use the folder meanwhile.
 */
export function replaceDamaged(directory: string, log: Log): void {
  const fresh = join(directory, "store.db.recovering");
  for (const suffix of ["", "-journal", "-wal"]) rmSync(fresh + suffix, { force: true });
  const db = openDatabase(fresh);
  let recovered: Recovered;
  try {
    // The file is complete without a log: it can be renamed.
    db.prepare("PRAGMA journal_mode = DELETE").all();
    recovered = recover(join(directory, STORE_FILE), db, keepChunk(directory, log));
  } finally {
    db.close();
  }
  const stamp = timestamp();
  const file = `${STORE_FILE}.damaged-${stamp}`;
  writeFileSync(join(directory, `${file}.json`), `${JSON.stringify(recovered)}\n`, PRIVATE);
  renameSync(fresh, join(directory, `store.db.recovered-${stamp}`));
  finishReplacing(directory);
  const { isUnreadable, ...counts } = recovered;
  const message = isUnreadable
    ? "the damaged store is unreadable and set aside, the new store is empty"
    : "the damaged store is set aside, its readable rows are recovered";
  log.error({ ...counts, file }, message);
}

/** Ends a replacement that was cut off. */
export function finishReplacing(directory: string): void {
  for (const name of readdirSync(directory)) {
    const [, stamp] = REPLACEMENT.exec(name) ?? [];
    if (stamp === undefined) continue;
    const store = join(directory, STORE_FILE);
    for (const suffix of ["", "-wal"]) {
      const aside = `${store}.damaged-${stamp}${suffix}`;
      if (existsSync(store + suffix) && !existsSync(aside)) renameSync(store + suffix, aside);
    }
    renameSync(join(directory, name), store);
    syncFolder(directory);
  }
}

/** The damaged stores in a folder that were neither imported nor deleted. */
export function listSetAside(directory: string): SetAside[] {
  return readdirSync(directory)
    .filter((name) => DAMAGED.test(name))
    .sort()
    .map((file) => ({ file, ...reportOf(join(directory, `${file}.json`)) }));
}

/** Notes that a damaged store has been imported: it is no longer listed. */
export function markImported(path: string): void {
  renameSync(path, `${path}.imported`);
  rmSync(`${path}.json`, { force: true });
}

/** Keeps the text of a damaged chunk for a person: a destination must not get it. */
export function keepChunk(directory: string, log: Log): OnDamagedChunk {
  return function keep(body, events) {
    const file = `damaged-${timestamp()}.ndjson`;
    appendFileSync(join(directory, file), body, PRIVATE);
    log.error({ events, file }, "damaged events are set aside");
  };
}

/** For the name of a file. */
export function timestamp(): string {
  return new Date().toISOString().replace(/[:.]/g, "-");
}

function reportOf(path: string): Pick<SetAside, "isUnreadable"> & Partial<SetAside> {
  try {
    const report: unknown = JSON.parse(readFileSync(path, "utf8"));
    if (isObject(report)) {
      const { events, lostEvents, entries, isUnreadable } = report as unknown as Recovered;
      return { events, lostEvents, entries, isUnreadable };
    }
  } catch {
    // Without the report the counts are unknown.
  }
  return { isUnreadable: true };
}

/** A renamed file survives a power cut only if its folder is synced, too. */
function syncFolder(directory: string): void {
  const folder = openSync(directory, "r");
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
