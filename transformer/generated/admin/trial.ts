// Generated from schemas/ and package.json by "npm run generate". Do not edit.

/**
 * A body to transform without storing or sending anything, and the settings to do it with.
 */
export interface Trial {
  /**
   * The sender's body: JSON text of a payload or of several.
   */
  text: string;
  /**
   * The schema name of a source whose settings are used, if `settings` is absent.
   */
  source?: string;
  /**
   * Settings to try; without them and a source, those of a source that sets nothing.
   */
  settings?: {
    [k: string]: unknown;
  };
}
