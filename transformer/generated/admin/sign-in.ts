// Generated from schemas/ and package.json by "npm run generate". Do not edit.

/**
 * Begins a session of the console.
 */
export interface SignIn {
  /**
   * The token in ADMIN_TOKEN.
   */
  token: string;
}
