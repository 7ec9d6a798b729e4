/**
 * Thrown where a server refuses a command's request. One line that says what a person can
 * do, without a token, key, password or payload.
 */
export abstract class RemoteError extends Error {
  /** Whether it is that nothing answers. */
  readonly isUnreachable: boolean;

  constructor(message: string, isUnreachable = false) {
    super(message);
    this.isUnreachable = isUnreachable;
  }
}
