import { existsSync } from "node:fs";
import { join } from "node:path";
import { CannotOpen } from "../errors.js";
import { codeOf, openDatabase } from "./database.js";
import { lockFolder } from "./folder-lock.js";
import { recover, type Recovered } from "./recovery.js";
import { keepChunk, markImported, STORE_FILE } from "./set-aside.js";

const quiet = (): void => undefined;

/**
 * Adds everything that can be read of a damaged store to the store in a folder.
 *
 * @param path of the damaged store; it is renamed when its rows are on disk
 * @throws CannotOpen, in one line: where a service uses the folder, or a file cannot be used
 */
export function importDamaged(path: string, directory: string): Recovered {
  if (!existsSync(path)) throw new CannotOpen("the file to recover does not exist");
  if (!existsSync(join(directory, STORE_FILE))) throw new CannotOpen("DATA_DIR has no store");
  const unlock = lockFolder(directory);
  try {
    const db = openDatabase(join(directory, STORE_FILE));
    try {
      const log = { info: quiet, warn: quiet, error: quiet };
      const recovered = recover(path, db, keepChunk(directory, log));
      if (recovered.isUnreadable) throw new CannotOpen("nothing can be read from the file");
      markImported(path);
      return recovered;
    } finally {
      db.close();
    }
  } catch (error) {
    if (error instanceof CannotOpen) throw error;
    throw new CannotOpen(`the file cannot be imported: ${codeOf(error) || "unknown"}`);
  } finally {
    unlock();
  }
}
