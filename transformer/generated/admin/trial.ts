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
   * The source's settings; those of a source without any if absent.
   */
  settings?: {
    [k: string]: unknown;
  };
}
