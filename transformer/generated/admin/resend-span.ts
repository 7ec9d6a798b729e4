// Generated from schemas/ and package.json by "npm run generate". Do not edit.

/**
 * The delivered events that are sent again, by the time of their delivery.
 */
export interface ResendSpan {
  /**
   * Time of the first delivery, in ISO 8601 with a zone.
   */
  since: string;
  /**
   * Time of the last delivery; now if absent.
   */
  until?: string;
}
