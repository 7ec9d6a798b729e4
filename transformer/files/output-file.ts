import { open } from "node:fs/promises";
import { cannotWrite } from "./text-file.js";

/** A file that is written bit by bit. */
export interface OutputFile {
  /** Resolves when the system has it. @throws FileError */
  write(text: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens a file to write.
 *
 * @param append whether the existing content is kept
 * @throws FileError
 */
export async function openOutput(path: string, append = false): Promise<OutputFile> {
  const file = await open(path, append ? "a" : "w").catch(cannotWrite(path));
  return {
    write: (text) => file.appendFile(text).catch(cannotWrite(path)),
    close: () => file.close(),
  };
}
