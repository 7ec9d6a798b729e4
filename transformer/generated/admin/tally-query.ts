// Generated from schemas/ and package.json by "npm run generate". Do not edit.

/**
 * Of which hours, as a query parameter.
 */
export interface TallyQuery {
  /**
   * The last hours, the current one included: from 1 to 720; 24 if absent.
   */
  hours?: string;
}
