import { randomBytes, randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { createPrivate, editText, readText } from "../../files/text-file.js";
import { newWorkspace, registerSource, unregisterSource, type Registered } from "./workspace.js";
import { WorkspaceError } from "./workspace-text.js";

/** How the source is to be registered in a workspace file. */
export interface RegisterOptions {
  /** Path of rudder-server's workspace file. */
  readonly workspaceConfig: string;
  /** The source's name, which names its warehouse schema. */
  readonly name: string;
  /** Ids of destinations of other sources in the file that are to get the events. */
  readonly destinations: readonly string[];
  /** The source's settings; those in the file stay if they are not given. */
  readonly settings?: object | undefined;
  /** Makes a minimal workspace file if the file does not exist. */
  readonly init: boolean;
  /** Changes nothing. */
  readonly dryRun: boolean;
}

/** A workspace file before and after. */
export interface FileChange {
  readonly before: string;
  readonly after: string;
}

/** A registration, with the file before and after. */
export type FileRegistration = Omit<Registered, "text"> & FileChange;

/**
 * Registers the source in a workspace file, or updates it.
 *
 * @throws FileError, WorkspaceError, or Refusal if the settings are invalid
 */
export async function registerInFile(options: RegisterOptions): Promise<FileRegistration> {
  const { workspaceConfig: path, name, destinations, settings } = options;
  const exists = existsSync(path);
  if (!exists && !options.init) {
    throw new WorkspaceError(`${path} does not exist: --init makes a minimal workspace file`);
  }
  const register = (before: string): FileRegistration => {
    const { text: after, ...registered } = registerSource(
      exists ? before : newWorkspace(randomUUID()),
      { name, destinations, settings },
      {
        newWriteKey: () => randomBytes(24).toString("base64url"),
        newId: () => randomUUID(),
        now: () => new Date().toISOString(),
      },
    );
    return { ...registered, before, after };
  };
  if (exists) return options.dryRun ? register(await readText(path)) : editText(path, register);
  const registration = register("");
  if (!options.dryRun) await createPrivate(path, registration.after);
  return registration;
}

/**
 * Takes the source out of a workspace file again.
 *
 * @throws FileError or WorkspaceError
 */
export async function unregisterInFile(
  path: string,
  name: string,
  dryRun: boolean,
): Promise<FileChange> {
  const unregister = (before: string): FileChange => ({
    before,
    after: unregisterSource(before, name),
  });
  return dryRun ? unregister(await readText(path)) : editText(path, unregister);
}
