import { parseJson } from "../core/json.js";
import { readSettings, type Settings } from "../core/settings.js";
import { isObject, type JsonObject } from "../core/values.js";
import { readText } from "./text-file.js";

/** A source's settings in a file. */
export interface SettingsFile {
  readonly settings: Settings;
  /** As they are written there, for a host to keep. */
  readonly written: JsonObject;
  /** Keys that are not settings of this source. */
  readonly unknownKeys: readonly string[];
}

/**
 * Reads a source's settings from a JSON file, as the service does.
 *
 * @throws FileError, or Refusal if the settings are invalid
 */
export async function readSettingsFile(path: string): Promise<SettingsFile> {
  const written = parseJson(await readText(path));
  const { settings, unknownKeys } = readSettings(written);
  return { settings, unknownKeys, written: isObject(written) ? written : {} };
}
