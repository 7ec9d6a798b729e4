// Generated from schemas/ and package.json by "npm run generate". Do not edit.

/**
 * The first events that wait for a destination, as query parameters.
 */
export interface QueueQuery {
  /**
   * Events, from 1 to 500; 50 if absent.
   */
  limit?: string;
}
