/** How a command ends. */
export const EXIT = { fine: 0, failed: 1, wrongUse: 2, unreachable: 3 } as const;

/** What each code says; the table in docs/configuration.md is generated from here. */
export const EXIT_MEANINGS: Readonly<Record<keyof typeof EXIT, string>> = {
  fine: "Success. `serve`: stopped by a signal, after answering every request.",
  failed: "Failure, or findings. `serve`: could not listen, or stopped with unanswered requests.",
  wrongUse: "Invalid usage: an option, file, setting or variable cannot be used.",
  unreachable: "A server or database could not be reached.",
};
