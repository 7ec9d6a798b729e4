import { Pool, type ClientBase, type QueryResult, type QueryResultRow } from "pg";
import type { Log } from "../../core/observe.js";
import { StoreError } from "../errors.js";
import { MinuteLog } from "../minute-log.js";

/** Connections of one process: two for calls, the others for the delivery and the admin API. */
const CONNECTIONS = 10;

/** How long to wait for a connection, and for the answer to a statement, in milliseconds. */
const CONNECTION_TIMEOUT = 5_000;
const ANSWER_TIMEOUT = 30_000;

/** How often a transaction is run that another one got in the way of. */
const ATTEMPTS = 5;

/** Serialization failure and deadlock. */
const IN_THE_WAY: readonly string[] = ["40001", "40P01"];

/** The disk is full, or a limit of the server is reached. */
const FULL: readonly string[] = ["53100", "53400"];

/** Classes of errors that a value causes: no other call is to blame, and no connection. */
const OF_VALUES = /^(?:22|23|54)...$/;

/** Thrown where the database refuses a value. */
export class RefusedValue extends StoreError {}

/** Runs statements: a connection in a transaction, or any connection for a statement of its own. */
export interface Queryable {
  query<R extends QueryResultRow>(sql: string, values?: unknown[]): Promise<QueryResult<R>>;
}

/** The options of every connection. PgBouncer refuses others. */
export function connectionOptions(url: string) {
  return {
    connectionString: url,
    application_name: "nudgespot-source",
    connectionTimeoutMillis: CONNECTION_TIMEOUT,
    query_timeout: ANSWER_TIMEOUT,
    keepAlive: true,
  };
}

/**
 * The connections of a process to its database. Works through PgBouncer in transaction mode: nothing
 * is kept in a session.
 */
export class Database implements Queryable {
  readonly #pool: Pool;
  readonly #lines: MinuteLog;
  readonly #inFlight = new Set<Promise<unknown>>();
  #isClosed = false;

  constructor(url: string, log: Log) {
    this.#pool = new Pool({ ...connectionOptions(url), max: CONNECTIONS });
    this.#lines = new MinuteLog(log);
    // A connection that breaks is replaced by the pool; whoever uses it has the error of a statement.
    this.#pool.on("error", () => undefined);
    this.#pool.on("connect", (client) => client.on("error", () => undefined));
  }

  /** @throws StoreError */
  async query<R extends QueryResultRow>(
    sql: string,
    values: unknown[] = [],
  ): Promise<QueryResult<R>> {
    return this.#guard(() => this.#pool.query<R>(sql, values));
  }

  /**
   * Runs statements in one transaction; again where another transaction got in the way.
   *
   * @param work called again for each attempt
   * @throws StoreError
   */
  async transaction<T>(work: (client: Queryable) => Promise<T>): Promise<T> {
    return this.#guard(async () => {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await this.#attempt(work);
        } catch (error) {
          if (attempt === ATTEMPTS || !IN_THE_WAY.includes(codeOf(error))) throw error;
        }
      }
    });
  }

  /** Waits for the statements that are running, and closes. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await Promise.allSettled(this.#inFlight);
    this.#lines.stop();
    await this.#pool.end();
  }

  async #attempt<T>(work: (client: Queryable) => Promise<T>): Promise<T> {
    const client = await this.#pool.connect();
    try {
      const result = await within(client, work);
      client.release();
      return result;
    } catch (error) {
      // The connection ends, and with it a transaction that may still be open.
      client.release(true);
      throw error;
    }
  }

  /** The message of the database's error may quote a row: the error's code alone goes on. */
  async #guard<T>(work: () => Promise<T>): Promise<T> {
    if (this.#isClosed) throw new StoreError("store_failing");
    const working = work();
    this.#inFlight.add(working);
    try {
      return await working;
    } catch (error) {
      const code = FULL.includes(codeOf(error)) ? "store_full" : "store_failing";
      const reason = codeOf(error);
      this.#lines.count("error", { code, reason }, "the store could not write", 1);
      throw OF_VALUES.test(reason) ? new RefusedValue(code) : new StoreError(code);
    } finally {
      this.#inFlight.delete(working);
    }
  }
}

/** Runs statements in one transaction of a connection. */
export async function within<T>(
  client: ClientBase,
  work: (client: Queryable) => Promise<T>,
): Promise<T> {
  await client.query("BEGIN");
  const result = await work(client);
  await client.query("COMMIT");
  return result;
}

/** The code of an error of PostgreSQL or of the system, else its name: messages may quote a row. */
export function codeOf(error: unknown): string {
  const { code, name } = error as NodeJS.ErrnoException;
  return code ?? name;
}

/** An array of texts without quotes, backslashes, commas and braces, as PostgreSQL reads it. */
export function arrayOf(texts: readonly (string | number)[]): string {
  return `{${texts.join(",")}}`;
}
