/** An error is refused by the service, a warning is accepted. */
export type Severity = "error" | "warning";

/** Something in a file that a person should know. Nothing of it is a value from a payload. */
export interface Finding {
  /** As it was named. */
  readonly file: string;
  /** Of the place that is wrong: the value, or the object that lacks it. From 1. */
  readonly line: number;
  /** In characters, from 1. */
  readonly column: number;
  /** JSON pointer to it, within the file's JSON text that begins on or before that line. */
  readonly pointer: string;
  readonly code: string;
  readonly severity: Severity;
  /** The problem and the rule. */
  readonly message: string;
  /** The fix. */
  readonly hint: string;
}

/** The numbers of payloads, by result. */
export interface Summary {
  readonly payloads: number;
  readonly accepted: number;
  readonly refused: number;
  readonly ignored: number;
  readonly warnings: number;
}

/** The findings in several files. */
export interface Report {
  readonly summary: Summary;
  /** As many as were asked for; the summary counts the others, too. */
  readonly findings: readonly LocatedFinding[];
}

/** A finding, with the text of the file that it is about, for who sits before it. */
export interface LocatedFinding extends Finding {
  readonly source: string;
  /** Where in `source` the place is, from 0. */
  readonly offset: number;
}
