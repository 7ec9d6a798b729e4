import { randomBytes, randomUUID } from "node:crypto";
import { readSettingsFile } from "../../files/settings-file.js";
import { createPrivate, editText, readText } from "../../files/text-file.js";
import { newWorkspace, registerSource, unregisterSource, type Registered } from "./workspace.js";

/** How the source is to be registered in a workspace file. */
export interface RegisterOptions {
  /** Path of rudder-server's workspace file. */
  readonly workspaceConfig: string;
  /** The source's name, which names its warehouse schema. */
  readonly name: string;
  /** Ids of destinations of other sources in the file that are to get the events. */
  readonly destinations: readonly string[];
  /** Path of a JSON file of the source's settings. */
  readonly settings?: string | undefined;
  /** Makes a minimal workspace file. */
  readonly init: boolean;
  /** Changes nothing. */
  readonly dryRun: boolean;
}

/** A workspace file before and after. */
export interface FileChange {
  readonly before: string;
  readonly after: string;
}

/** A registration, and what it does to the file. */
export type FileRegistration = Omit<Registered, "text"> & FileChange;

/**
 * Registers the source in a workspace file, or updates it.
 *
 * @throws FileError, WorkspaceError, or Refusal where the settings are none
 */
export async function registerInFile(options: RegisterOptions): Promise<FileRegistration> {
  const { workspaceConfig: path, name, destinations, init } = options;
  const { written: settings } = options.settings
    ? await readSettingsFile(options.settings)
    : { written: undefined };
  const register = (before: string): FileRegistration => {
    const { text: after, ...registered } = registerSource(
      init ? newWorkspace(randomUUID()) : before,
      { name, destinations, settings },
      {
        newWriteKey: () => randomBytes(24).toString("base64url"),
        newId: () => randomUUID(),
        now: () => new Date().toISOString(),
      },
    );
    return { ...registered, before, after };
  };
  if (!init) return options.dryRun ? register(await readText(path)) : editText(path, register);
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
