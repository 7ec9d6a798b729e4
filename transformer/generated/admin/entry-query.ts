// Generated from schemas/ and package.json by "npm run generate". Do not edit.

/**
 * A page of the quarantine's entries, as query parameters.
 */
export interface EntryQuery {
  /**
   * A source's schema name, or host:NAME for the sources of a host's contract.
   */
  source?: string;
  /**
   * The id of the destination that refused the event.
   */
  destination?: string;
  /**
   * The code of the error.
   */
  code?: string;
  /**
   * Entries of the page, from 1 to 500; 50 if absent.
   */
  limit?: string;
  /**
   * `next` of the page before.
   */
  cursor?: string;
}
