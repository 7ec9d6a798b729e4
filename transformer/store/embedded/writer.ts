// The thread that has the database: SQLite waits for the disk, which no request should.
import { copyFileSync, existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { parentPort, workerData, type MessagePort } from "node:worker_threads";
import type { Log } from "../../core/observe.js";
import { CannotOpen } from "../errors.js";
import type { QuarantineShares } from "../quarantine.js";
import { codeOf, Damaged, isDamage, openDatabase, unusedIn, type Connection } from "./database.js";
import { Engine } from "./engine.js";
import { readLog } from "./log.js";
import type { Answer, Message, Request } from "./operations.js";
import { Queue } from "./queue.js";
import { Reserve } from "./reserve.js";
import { finishReplacing, keepChunk, listSetAside, STORE_FILE, timestamp } from "./recovery.js";
import { logTo } from "./thread-log.js";

/** What the writer thread is started with. */
export interface WriterData {
  readonly directory: string;
  readonly dedupWindow: number;
  readonly quarantine: QuarantineShares;
  readonly retain: number;
  readonly reserve: number;
}

function serve(port: MessagePort, data: WriterData, post: (message: Message) => void): void {
  const log = logTo(post);
  const db = open(data.directory, log);
  const isInPlace = fileWatch(join(data.directory, STORE_FILE));
  const engine = engineOn(db, data, log);
  const queue = new Queue();
  let next: NodeJS.Immediate | undefined;
  let isClosing = false;

  function perform(): void {
    next = undefined;
    const group = queue.take();
    try {
      post({ kind: "answers", answers: acknowledged(engine.perform(group), group, isInPlace) });
    } catch (error) {
      giveUp(error);
      return;
    }
    isClosing ||= group.some(({ name }) => name === "close");
    if (!queue.isEmpty) {
      next = setImmediate(perform);
    } else if (isClosing) {
      closeTidily(db, log);
      port.close();
    }
  }

  /** Nothing is written to a damaged file: the recovery reads it when this thread has ended. */
  function giveUp(error: unknown): void {
    db.close();
    if (!isDamage(error)) throw error;
    post({ kind: "damaged", reason: codeOf(error) });
    port.close();
  }

  // Requests that arrive while a group is written are the next group.
  port.on("message", (request: Request) => {
    queue.add(request);
    next ??= setImmediate(perform);
  });
  post({ kind: "ready", setAside: listSetAside(data.directory) });
}

/** @throws SQLite's error, or `Damaged`, where the file or its log is damaged */
function open(directory: string, log: Log): Connection {
  finishReplacing(directory);
  const path = join(directory, STORE_FILE);
  checkLog(path, log);
  const db = openDatabase(path);
  try {
    // The pages that lead to what waits. Bodies have checksums of their own.
    db.prepare("SELECT count(*), max(position), sum(chunk) FROM outbox NOT INDEXED").get();
    db.prepare("SELECT count(*), max(id), sum(lane) FROM chunks").get();
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** SQLite reads a damaged log as a short one. */
function checkLog(path: string, log: Log): void {
  const { isDamaged, torn, pages } = readLog(`${path}-wal`);
  if (isDamaged || (!existsSync(path) && pages.size > 0)) throw new Damaged("SQLITE_CORRUPT_LOG");
  if (torn === 0) return;
  const file = `${path}-wal.damaged-${timestamp()}`;
  copyFileSync(`${path}-wal`, file);
  log.error({ frames: torn, file }, "the end of the store's log cannot be read");
}

function engineOn(
  db: Connection,
  { directory, dedupWindow, quarantine, retain, reserve }: WriterData,
  log: Log,
) {
  const room = new Reserve(directory, reserve, () => unusedIn(db));
  room.hasRoom();
  return new Engine({
    db,
    dedupWindow,
    quarantine,
    retain,
    hasRoom: () => room.hasRoom(),
    room: () => room.room(),
    onFull: () => {
      room.release();
    },
    onDamaged: keepChunk(directory, log),
  });
}

/** Says whether the store's files are still those that were opened. */
function fileWatch(path: string): () => boolean {
  const inodeOf = (file: string): number | undefined =>
    statSync(file, { throwIfNoEntry: false })?.ino;
  const opened = inodeOf(path);
  return () => inodeOf(path) === opened && inodeOf(`${path}-wal`) !== undefined;
}

/** Answers a group. Rows written to a removed file are lost, so the group has failed. */
function acknowledged(
  answers: readonly Answer[],
  group: readonly Request[],
  isInPlace: () => boolean,
): readonly Answer[] {
  const keeping = new Set(
    group
      .filter(({ name }) => name === "accept" || name === "add" || name === "check")
      .map(({ number }) => number),
  );
  if (keeping.size === 0 || isInPlace()) return answers;
  return answers.map((answer) =>
    keeping.has(answer.number)
      ? {
          number: answer.number,
          error: "store_failing",
          reason: "the store's file has been removed",
        }
      : answer,
  );
}

function closeTidily(db: Connection, log: Log): void {
  try {
    db.prepare("PRAGMA wal_checkpoint(TRUNCATE)").all();
  } catch (error) {
    log.error({ code: codeOf(error) }, "the store could not be tidied up"); // nothing is lost
  }
  db.close();
}

/** Opens the store and performs the requests that come through the port, until it is told to close. */
export function runWriter(port: MessagePort, data: WriterData): void {
  const post = (message: Message): void => {
    port.postMessage(message);
  };
  try {
    serve(port, data, post);
  } catch (error) {
    if (isDamage(error)) post({ kind: "damaged", reason: codeOf(error) });
    else if (error instanceof CannotOpen) post({ kind: "cannot-open", reason: error.message });
    else throw error;
    port.close();
  }
}

if (parentPort !== null) runWriter(parentPort, workerData as WriterData);
