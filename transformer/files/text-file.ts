import { randomBytes } from "node:crypto";
import {
  chown,
  copyFile,
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
 * Replaces a file's text, all or nothing, and leaves what was there as `<file>.bak`. Mode and owner
 * stay, and a symbolic link goes on pointing at its target.
 *
 * @throws FileError
 */
export async function replaceText(path: string, text: string): Promise<void> {
  try {
    const target = await realpath(path);
    const { mode, uid, gid } = await stat(target);
    await copyFile(target, `${target}.bak`);
    await writeWhole(target, text, mode & 0o777, (temporary) => chown(temporary, uid, gid));
  } catch (error) {
    cannotWrite(path)(error as NodeJS.ErrnoException);
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
