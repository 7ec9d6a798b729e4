// Generated from schemas/ and package.json by "npm run generate". Do not edit.

/**
 * Options of a destination of type postgres.
 */
export interface PostgresOptions {
  /**
   * The schema of the tables. If not given: nudgespot.
   */
  schema?: string;
}
