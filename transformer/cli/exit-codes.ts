/** How a command ends. */
export const EXIT = { fine: 0, failed: 1, wrongUse: 2, unreachable: 3 } as const;

/** What each code says; the README's table is generated from here. */
export const EXIT_MEANINGS: Readonly<Record<keyof typeof EXIT, string>> = {
  fine: "Done, with nothing to complain of. `serve`: stopped by a signal, with every request answered.",
  failed:
    "Something was found, or failed. `serve`: could not listen, or stopped with requests unanswered.",
  wrongUse: "Wrong use: an option, file, setting or variable that cannot be used.",
  unreachable: "Something that was asked could not be reached.",
};
