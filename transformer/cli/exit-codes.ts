/** How a command ends: stable, and documented in the README. */
export const EXIT = {
  /** Done, or stopped with every request answered. */
  fine: 0,
  /** Could not listen, or stopped with requests unanswered. */
  failed: 1,
  /** An option, argument, file or environment variable that cannot be used. */
  wrongUse: 2,
} as const;
