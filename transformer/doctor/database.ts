import { Client } from "pg";
import type { JsonObject } from "../core/values.js";

/** Milliseconds that a database may take for each question. */
const TIMEOUT = 10_000;

/** Rows of a database; undefined if it does not answer, or refuses the question. */
export type Query = (
  url: string,
  sql: string,
  values: readonly unknown[],
) => Promise<readonly JsonObject[] | undefined>;

/** Asks a PostgreSQL database, in a transaction that cannot write. Its address may have a password. */
export async function queryPostgres(
  url: string,
  sql: string,
  values: readonly unknown[],
): Promise<readonly JsonObject[] | undefined> {
  try {
    const client = new Client({
      connectionString: url,
      connectionTimeoutMillis: TIMEOUT,
      query_timeout: TIMEOUT,
      options: "-c default_transaction_read_only=on",
    });
    // Errors after the query are of no interest.
    client.on("error", () => undefined);
    await client.connect();
    try {
      const { rows } = await client.query<JsonObject>(sql, [...values]);
      return rows;
    } finally {
      await client.end();
    }
  } catch {
    return undefined;
  }
}
