/** Thrown where the store cannot write: it is full, or it fails. */
export class StoreError extends Error {
  override readonly name = "StoreError";

  constructor(
    readonly code: "store_full" | "store_failing",
    options?: ErrorOptions,
  ) {
    super(code, options);
  }
}

/** Thrown where a store cannot be opened for a reason that a person can fix. One line. */
export class CannotOpen extends Error {
  override readonly name = "CannotOpen";
}
