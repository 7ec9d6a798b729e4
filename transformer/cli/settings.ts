import { plainKey } from "../core/sanitize.js";
import { DEFAULT_SETTINGS } from "../core/settings.js";
import { readSettingsFile, type SettingsFile } from "../files/settings-file.js";
import { warn } from "./output.js";

/**
 * The settings that a `--settings` option names, with a warning for keys that are not settings.
 *
 * @param path undefined means the defaults
 */
export async function settingsOf(path: string | undefined): Promise<SettingsFile> {
  if (path === undefined) return { settings: DEFAULT_SETTINGS, written: {}, unknownKeys: [] };
  const file = await readSettingsFile(path);
  if (file.unknownKeys.length > 0) {
    warn(`not settings of this source, and ignored: ${file.unknownKeys.map(plainKey).join(", ")}`);
  }
  return file;
}
