// Generated from schemas/ and package.json by "npm run generate". Do not edit.

/** The package's version. */
export const VERSION = "0.1.0";
