// Generated from schemas/ and package.json by "npm run generate". Do not edit.

/**
 * Options of a destination of type jitsu.
 */
export interface JitsuOptions {
  /**
   * collections: each event goes to tracks, without its properties, and to its collection's table. layout: each event goes once, and the connection's data layout decides. If not given: layout.
   */
  tables?: "collections" | "layout";
}
