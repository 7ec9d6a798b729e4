import { CannotOpen } from "./errors.js";

/**
 * Imports what needs SQLite, a native module that npm installs for the platform that it runs on.
 *
 * @throws CannotOpen where it is not installed
 */
export async function withNativeModule<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    const { code = "unknown" } = error as NodeJS.ErrnoException;
    throw new CannotOpen(
      `the store's native module libsql is not installed for ${process.platform}-${process.arch} (${code}): run npm ci on this platform, without --omit=optional`,
    );
  }
}
