import { Pool, type PoolClient } from "pg";
import type { TrackEvent } from "../../core/collections.js";
import type { DestinationType } from "../../delivery/destination.js";
import { delivered } from "../../delivery/post.js";
import type { PostgresOptions } from "../../generated/destinations/postgres.js";
import { postgresOptions } from "../../generated/validators.js";
import { LANES } from "../../store/events.js";
import { DEFAULT_SCHEMAS } from "../../warehouse/tables.js";
import { answerOf, isOfValue, refusalOf, TRAPS } from "./answers.js";
import { rowsOf, type Rows } from "./rows.js";
import { checkTables, prepareTables, upsertStatements } from "./tables.js";

const CONNECT_TIMEOUT = 5_000;
const TIMEOUT = 30_000;

/** Connections are renewed after so many seconds. A new one looks at the tables. */
const RENEWED = 60;

/** Maximum events and bytes of one transaction. */
const LIMITS = { events: 1_000, bytes: 4 * 2 ** 20 };

/** A PostgreSQL database: the tables of RudderStack, without a host. */
export const postgres: DestinationType<PostgresOptions> = {
  type: "postgres",
  label: "PostgreSQL",
  address: "the database, such as `postgres://user:password@db.example.com/warehouse`",
  confirmation: "the transaction is committed",
  options: postgresOptions,
  traps: TRAPS,
  connect({ url, timeout = TIMEOUT }, { schema = DEFAULT_SCHEMAS.postgres }) {
    const statements = upsertStatements(schema);
    const pool = new Pool({
      connectionString: url.href,
      application_name: "nudgespot-source",
      connectionTimeoutMillis: CONNECT_TIMEOUT,
      query_timeout: timeout,
      max: LANES,
      maxLifetimeSeconds: RENEWED,
    });
    // A connection that breaks is replaced; whoever uses it has the error of a statement.
    pool.on("error", () => undefined);
    pool.on("connect", (client) => client.on("error", () => undefined));
    let preparing: Promise<void> | undefined;
    const checked = new WeakSet<PoolClient>();

    /** Makes the tables, once. A connection that comes later only looks whether somebody changed them. */
    async function prepare(client: PoolClient): Promise<void> {
      if (checked.has(client)) return;
      if (preparing === undefined) {
        preparing = prepareTables(client, schema);
        preparing.catch(() => (preparing = undefined));
        await preparing;
      } else {
        await preparing;
        await checkTables(client, schema);
      }
      checked.add(client);
    }

    async function write(client: PoolClient, { byTable }: Rows): Promise<void> {
      await client.query("begin");
      for (const [table, rows] of byTable) {
        await client
          .query(statements.get(table) ?? "", [JSON.stringify(rows)])
          .catch((cause: unknown) => {
            throw isOfValue(cause) ? new RefusedValue("a value is refused", { cause }) : cause;
          });
      }
      await client.query("commit");
    }

    return {
      limits: LIMITS,
      async send(events, signal) {
        try {
          const rows = rowsOf(events.map((json) => JSON.parse(json) as TrackEvent));
          await withConnection(pool, signal, async (client) => {
            await prepare(client);
            await write(client, rows);
          });
          return { ...delivered(events), misfits: rows.misfits };
        } catch (error) {
          if (!(error instanceof RefusedValue)) return answerOf(error);
          // It is an event's fault, unless somebody changed the tables.
          return await withConnection(pool, signal, (client) => checkTables(client, schema)).then(
            () => refusalOf(error.cause),
            answerOf,
          );
        }
      },
      close: () => pool.end(),
    };
  },
};

/** Thrown where PostgreSQL refuses a value of a row. */
class RefusedValue extends Error {
  override readonly name = "RefusedValue";
}

/** Thrown where a call is ended from here. */
class AbortError extends Error {
  override readonly name = "AbortError";
}

/**
 * Works with a connection. After an error, and when the signal ends the call, the connection is closed,
 * and with it a transaction that may be open.
 */
async function withConnection(
  pool: Pool,
  signal: AbortSignal,
  work: (client: PoolClient) => Promise<void>,
): Promise<void> {
  if (signal.aborted) throw new AbortError();
  const client = await pool.connect();
  let abort: () => void = () => undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    abort = () => {
      reject(new AbortError());
    };
  });
  signal.addEventListener("abort", abort);
  try {
    await Promise.race([work(client), aborted]);
    client.release();
  } catch (error) {
    client.release(true);
    throw error;
  } finally {
    signal.removeEventListener("abort", abort);
  }
}
