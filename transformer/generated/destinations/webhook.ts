// Generated from schemas/ and package.json by "npm run generate". Do not edit.

/**
 * Options of a destination of type webhook.
 */
export interface WebhookOptions {
  /**
   * Most events of one call. 1: the body is the event. More: the body is { "batch": [events] }, even for one event. If not given: 1.
   */
  batchSize?: number;
}
