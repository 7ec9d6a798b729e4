// Generated from schemas/ and package.json by "npm run generate". Do not edit.

/**
 * A page of the first queued events of a destination, as query parameters.
 */
export interface QueueQuery {
  /**
   * Events, from 1 to 500; 50 if absent.
   */
  limit?: string;
}
