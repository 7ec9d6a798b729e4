import { closeSync, existsSync, openSync } from "node:fs";
import { join } from "node:path";
import Database from "libsql";
import { CannotOpen } from "../errors.js";
import { codeOf } from "./database.js";

/**
 * Locks a store's folder until this process ends: a process that reads or replaces its files must be
 * the only one. SQLite locks an empty file beside the store's; Node cannot lock files.
 *
 * @returns gives the folder back
 * @throws CannotOpen
 */
export function lockFolder(directory: string): () => void {
  const path = join(directory, "lock");
  try {
    // Closing a file gives up this process's locks of it, so an existing one is not opened here.
    if (!existsSync(path)) closeSync(openSync(path, "a", 0o600));
    const db = new Database(path);
    db.exec("BEGIN EXCLUSIVE");
    return function unlock() {
      if (!db.open) return;
      db.exec("ROLLBACK"); // `close` alone would hold the lock a while longer
      db.close();
    };
  } catch (error) {
    const code = codeOf(error);
    throw new CannotOpen(
      code.startsWith("SQLITE_BUSY")
        ? "the store in DATA_DIR is used by another process"
        : `the folder in DATA_DIR cannot be written: ${code || "unknown"}`,
    );
  }
}
