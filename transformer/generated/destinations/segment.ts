// Generated from schemas/ and package.json by "npm run generate". Do not edit.

/**
 * Options of a destination of type segment: it has none.
 */
export interface SegmentOptions {}
