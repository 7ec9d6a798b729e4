import { randomBytes } from "node:crypto";
import {
  chown,
  mkdir,
  open,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  writeFile,
} from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";

/** Thrown where a file cannot be read or written. One line, with the system's code. */
export class FileError extends Error {
  override readonly name = "FileError";
}

/** @throws FileError */
export async function readText(path: string): Promise<string> {
  return readFile(path, "utf8").catch(fail(path, "read"));
}

/**
 * Writes a file, and the folders it is in.
 *
 * @throws FileError
 */
export async function writeText(path: string, text: string): Promise<void> {
  const folder = mkdir(dirname(path), { recursive: true });
  await folder.then(() => writeFile(path, text)).catch(cannotWrite(path));
}

/**
 * Makes a file that only its owner can read.
 *
 * @throws FileError where there is one
 */
export async function createPrivate(path: string, text: string): Promise<void> {
  const file = await open(path, "wx", 0o600).catch(fail(path, "made"));
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/**
 * Edits a file's text, all or nothing, and keeps the earlier text in `<file>.bak`. Mode and owner stay,
 * and a symbolic link goes on pointing at its target. Of two edits at once the second waits.
 *
 * @param edit called with the text; the same text changes nothing
 * @returns what `edit` returned
 * @throws FileError
 */
export async function editText<T extends { readonly after: string }>(
  path: string,
  edit: (before: string) => T,
): Promise<T> {
  const target = await realpath(path).catch(fail(path, "read"));
  const unlock = await lock(target);
  try {
    const before = await readText(path);
    const edited = edit(before);
    if (edited.after !== before) {
      await replaceText(target, before, edited.after).catch(cannotWrite(path));
    }
    return edited;
  } finally {
    await unlock();
  }
}

async function replaceText(target: string, before: string, after: string): Promise<void> {
  const { mode, uid, gid } = await stat(target);
  const own = (temporary: string): Promise<void> => chown(temporary, uid, gid);
  // Rename replaces a symbolic link at this path; writing would follow it.
  await writeWhole(`${target}.bak`, before, mode & 0o777, own);
  await writeWhole(target, after, mode & 0o777, own);
}

/** How long an edit waits for another one, in milliseconds. */
const LOCK_TIMEOUT = 5_000;

/** @returns takes the lock away */
async function lock(target: string): Promise<() => Promise<void>> {
  const path = `${target}.lock`;
  for (const end = performance.now() + LOCK_TIMEOUT; ;) {
    try {
      await (await open(path, "wx", 0o600)).close();
      return () => rm(path, { force: true });
    } catch (error) {
      const { code = "unknown" } = error as NodeJS.ErrnoException;
      if (code !== "EEXIST") return cannotWrite(target)(error as NodeJS.ErrnoException);
      if (performance.now() > end) {
        throw new FileError(`${target} is being edited: if it is not, remove ${path}`);
      }
    }
    await setTimeout(50);
  }
}

/**
 * Writes a file that only its owner can read, all or nothing: a crash leaves the old text or the new.
 *
 * @throws FileError
 */
export async function writePrivate(path: string, text: string): Promise<void> {
  await writeWhole(path, text, 0o600).catch(cannotWrite(path));
}

async function writeWhole(
  path: string,
  text: string,
  mode: number,
  finish?: (temporary: string) => Promise<void>,
): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString("hex")}`);
  try {
    const file = await open(temporary, "wx", mode);
    try {
      await file.writeFile(text);
      await file.chmod(mode);
      await file.sync();
    } finally {
      await file.close();
    }
    await finish?.(temporary);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(dirname(path));
}

/** Without it a power cut could undo the rename. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** For what rejects where a file cannot be written. */
export function cannotWrite(path: string): (error: NodeJS.ErrnoException) => never {
  return fail(path, "written");
}

function fail(path: string, what: string) {
  return ({ code = "unknown" }: NodeJS.ErrnoException): never => {
    throw new FileError(`${path} cannot be ${what}: ${code}`);
  };
}
