import { parseJson } from "../core/json.js";
import { readSettings, type Settings } from "../core/settings.js";
import { readText } from "./text-file.js";

/**
 * Reads a source's settings from a JSON file.
 *
 * @throws FileError, or Refusal where the settings are none
 */
export async function readSettingsFile(path: string): Promise<Settings> {
  return readSettings(parseJson(await readText(path))).settings;
}
