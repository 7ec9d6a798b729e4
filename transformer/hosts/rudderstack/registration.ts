import { randomBytes, randomUUID } from "node:crypto";
import { readSettingsFile } from "../../files/settings-file.js";
import { createPrivate, readText, replaceText } from "../../files/text-file.js";
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
  const before = init ? "" : await readText(path);
  const { text: after, ...registered } = registerSource(
    init ? newWorkspace(randomUUID()) : before,
    { name, destinations, settings },
    {
      newWriteKey: () => randomBytes(24).toString("base64url"),
      newId: () => randomUUID(),
      now: () => new Date().toISOString(),
    },
  );
  if (after !== before && !options.dryRun) {
    await (init ? createPrivate(path, after) : replaceText(path, after));
  }
  return { ...registered, before, after };
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
  const before = await readText(path);
  const after = unregisterSource(before, name);
  if (after !== before && !dryRun) await replaceText(path, after);
  return { before, after };
}
