/** How a command ends, and what that means: docs/configuration.md has the same table. */
export const EXIT_CODES = {
  fine: {
    code: 0,
    meaning: "Success. `serve`: stopped by a signal, after answering every request.",
  },
  failed: {
    code: 1,
    meaning:
      "Failure, or findings. `serve`: could not listen, or stopped with unanswered requests.",
  },
  wrongUse: {
    code: 2,
    meaning: "Invalid usage: an option, file, setting or variable cannot be used.",
  },
  unreachable: { code: 3, meaning: "A server or database could not be reached." },
} as const;

/** The codes alone. */
export const EXIT = {
  fine: EXIT_CODES.fine.code,
  failed: EXIT_CODES.failed.code,
  wrongUse: EXIT_CODES.wrongUse.code,
  unreachable: EXIT_CODES.unreachable.code,
} as const;
