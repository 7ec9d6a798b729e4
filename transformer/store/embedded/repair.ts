import { appendFileSync, copyFileSync, existsSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { codeOf, isDamage, openDatabase, unusedIn, type Connection } from "./database.js";
import { Engine } from "./engine.js";
import type { Answer, Request } from "./operations.js";
import { Reserve } from "./reserve.js";
import { rescue } from "./rescue.js";
import { dropsFrames } from "./wal.js";

/** Where the store says what a person should know. Never given a value from a payload. */
export interface StoreLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

interface RepairOptions {
  readonly directory: string;
  readonly dedupWindow: number;
  readonly reserve: number;
  readonly log: StoreLog;
}

/** An engine that outlives damage to its files. */
export interface RepairedStore {
  perform(group: readonly Request[]): Answer[];
  close(): void;
}

/**
 * Opens the store in a folder. What is damaged, now or later, is moved aside; what can still be
 * read of it is kept.
 */
export function openRepaired({
  directory,
  dedupWindow,
  reserve,
  log,
}: RepairOptions): RepairedStore {
  const path = join(directory, "store.db");
  keepDroppedFrames(path, log);
  let db = openOrRescue(path, log);
  const room = new Reserve(directory, reserve, () => unusedIn(db));
  room.hasRoom();
  let engine = engineOn(db);

  function engineOn(connection: Connection): Engine {
    return new Engine({
      db: connection,
      dedupWindow,
      hasRoom: () => room.hasRoom(),
      room: () => room.room(),
      onFull: () => {
        room.release();
      },
      onDamaged: (body, events) => {
        putAside(directory, body, events, log);
      },
    });
  }

  function perform(group: readonly Request[]): Answer[] {
    try {
      return engine.perform(group, isDamage);
    } catch (error) {
      log.error({ code: codeOf(error) }, "the store is damaged");
      db.close();
      db = rescued(path, log);
      engine = engineOn(db);
      return engine.perform(group, () => false);
    }
  }

  function close(): void {
    try {
      db.prepare("PRAGMA wal_checkpoint(TRUNCATE)").all();
    } catch (error) {
      log.error({ code: codeOf(error) }, "the store could not be tidied up"); // nothing is lost
    }
    db.close();
  }

  return { perform, close };
}

function openOrRescue(path: string, log: StoreLog): Connection {
  try {
    const db = openDatabase(path);
    try {
      look(db);
      return db;
    } catch (error) {
      db.close();
      throw error;
    }
  } catch (error) {
    if (!isDamage(error)) throw error;
    log.error({ code: codeOf(error) }, "the store is damaged");
    return rescued(path, log);
  }
}

/** Reads what a start depends on: the pages that lead to what waits. Bodies have sums of their own. */
function look(db: Connection): void {
  db.prepare("SELECT count(*), max(position), sum(chunk) FROM outbox NOT INDEXED").get();
  db.prepare("SELECT count(*), max(id), sum(lane) FROM chunks").get();
}

/** Moves the damaged files aside and takes over what can be read of them. */
function rescued(path: string, log: StoreLog): Connection {
  const aside = `${path}.damaged-${stamp()}`;
  for (const suffix of ["", "-wal"]) {
    if (existsSync(path + suffix)) renameSync(path + suffix, aside + suffix);
  }
  const db = openDatabase(path);
  const counts = rescue(aside, db);
  log.error({ ...counts, file: aside }, "what could be read of the damaged store was kept");
  return db;
}

/** A log that SQLite will read only in part is copied: what it drops was acknowledged. */
function keepDroppedFrames(path: string, log: StoreLog): void {
  const wal = `${path}-wal`;
  if (!existsSync(wal)) return;
  const dropped = dropsFrames(readFileSync(wal));
  if (dropped === 0) return;
  const aside = `${wal}.damaged-${stamp()}`;
  copyFileSync(wal, aside);
  log.error({ frames: dropped, file: aside }, "the store's log is damaged: its end is lost");
}

/** Events whose text is not what was written are nobody's to send. */
function putAside(
  directory: string,
  body: Buffer | undefined,
  events: number,
  log: StoreLog,
): void {
  const file = join(directory, `damaged-${stamp()}.ndjson`);
  if (body !== undefined) appendFileSync(file, body);
  log.error(
    { events, file: body === undefined ? undefined : file },
    "damaged events were put aside",
  );
}

function stamp(): string {
  return new Date().toISOString().replace(/[:.]/g, "-");
}
