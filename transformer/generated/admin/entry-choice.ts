// Generated from schemas/ and package.json by "npm run generate". Do not edit.

/**
 * Which entries of the quarantine a request is about: those with these ids, those that match a filter, or all.
 */
export interface EntryChoice {
  /**
   * Ids of entries.
   *
   * @minItems 1
   * @maxItems 1000
   *
   * Items: The id of an entry.
   */
  ids?: [string, ...string[]];
  filter?: Filter;
  /**
   * Every entry.
   */
  all?: true;
}
/**
 * Entries that match every field.
 */
export interface Filter {
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
}
