// Generated from schemas/ and package.json by "npm run generate". Do not edit.

/**
 * Which of the last events, as query parameters.
 */
export interface EventQuery {
  /**
   * A source's schema name, or host:NAME for the sources of a host's contract.
   */
  source?: string;
  /**
   * The name of a collection.
   */
  collection?: string;
  /**
   * What became of the payload; `unauthorized` is a call with an unknown write key.
   */
  outcome?: "accepted" | "duplicate" | "ignored" | "refused" | "unauthorized";
  /**
   * A part of the recipient's user id or address.
   */
  recipient?: string;
  /**
   * Events of the answer, from 1 to 500; 50 if absent.
   */
  limit?: string;
}
