import type { BatchAnswer, DestinationTrap } from "../../delivery/destination.js";
import { TablesDiffer } from "./tables.js";

/** Characters of the server's message that an operator can read. */
const MOST_QUOTED = 1_024;

const USER = "the database refuses the user";
const RIGHTS = "the user lacks a right";
const TABLES = "the tables are not as they should be";
const READ_ONLY = "the database is read-only";

export const TRAPS: readonly DestinationTrap[] = [
  {
    reason: USER,
    found: "these databases refuse the user, its password, or the database's name",
    fix: "compare their url, and the file in PGPASSFILE, with the database's",
  },
  {
    reason: RIGHTS,
    found: "in these databases the user may not write or create the tables",
    fix: "create them with nudgespot-source warehouse --host postgres as another user, and grant this one USAGE on the schema and SELECT, INSERT and UPDATE on its tables",
  },
  {
    reason: TABLES,
    found: "tables of these are missing, or were changed",
    fix: "run nudgespot-source warehouse --host postgres | psql, whose last statement lists columns of another type",
  },
  {
    reason: READ_ONLY,
    found: "these databases are read-only",
    fix: "write to the primary server, and look at default_transaction_read_only",
  },
];

/** What a person has to mend, by SQLSTATE. A class is its first two characters. */
const LOCKED: readonly [codes: RegExp, reason: string][] = [
  [/^(?:28...|3D000)$/, USER],
  [/^42501$/, RIGHTS],
  [/^25006$/, READ_ONLY],
  [/^(?:42...|3F000|23...)$/, TABLES],
];

/** Whether PostgreSQL refuses a value: too long, out of range, or not of the column's type. */
export function isOfValue(error: unknown): boolean {
  return /^(?:22|54)...$/.test(codeOf(error));
}

/**
 * What an error means for a batch. The reason has the error's code: messages may quote a row.
 *
 * @see https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
export function answerOf(error: unknown): BatchAnswer {
  if (error instanceof TablesDiffer) {
    return { kind: "locked", reason: `${TABLES}: ${error.message}` };
  }
  const code = codeOf(error);
  const [, reason] = LOCKED.find(([codes]) => codes.test(code)) ?? [];
  return reason === undefined
    ? { kind: "failed", reason: code, ...quoteOf(error) }
    : { kind: "locked", reason: `${reason}: ${code}`, ...quoteOf(error) };
}

/** The answer for a batch with a value that PostgreSQL refuses. */
export function refusalOf(error: unknown): BatchAnswer {
  return { kind: "refused", reason: codeOf(error), ...quoteOf(error) };
}

/** The message of the server, unless it is about the credentials. */
function quoteOf(error: unknown): { quote?: string } {
  const isOfServer = /^(?!28)[0-9A-Z]{5}$/.test(codeOf(error));
  return isOfServer && error instanceof Error ? { quote: error.message.slice(0, MOST_QUOTED) } : {};
}

/** The SQLSTATE, or the system's name of the error. `pg` has neither for an answer that does not come. */
function codeOf(error: unknown): string {
  const { code, name } = error as NodeJS.ErrnoException;
  if (code !== undefined) return code;
  return name === "Error" ? "the connection failed" : name;
}
