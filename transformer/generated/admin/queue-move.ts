// Generated from schemas/ and package.json by "npm run generate". Do not edit.

/**
 * Where the events of a removed destination go.
 */
export interface QueueMove {
  /**
   * The id of a configured destination.
   */
  to: string;
}
