// PostgreSQL for a test: PGlite, which needs nothing, and the real server where it is installed.
import { PGlite } from "@electric-sql/pglite";
import type { JsonObject } from "../../transformer/core/values.js";
import { PostgresServer } from "./postgres-server.mjs";

/** A database that is gone after the test. */
export interface Database extends AsyncDisposable {
  /** Runs statements. */
  run(sql: string): Promise<void>;
  /** Runs statements, and gives the rows of the last. */
  rows(sql: string): Promise<JsonObject[]>;
}

/** A server that clients can connect to. */
export interface Server extends Database {
  /** For `pg`. */
  readonly url: string;
  readonly server: PostgresServer;
}

export async function pglite(): Promise<Database> {
  const database = await PGlite.create();
  return {
    run: async (sql) => {
      await database.exec(sql);
    },
    rows: async (sql) => (await database.exec(sql)).at(-1)?.rows ?? [],
    [Symbol.asyncDispose]: () => database.close(),
  };
}

export async function postgres(): Promise<Server> {
  const server = await PostgresServer.start();
  return {
    server,
    url: server.url(),
    run: (sql) => {
      server.sql(sql);
      return Promise.resolve();
    },
    rows: (sql) => {
      const start = sql.lastIndexOf("\nselect");
      const select = sql.slice(start).trim().replace(/;$/, "");
      const wrapped = `select coalesce(json_agg(r), '[]') from (${select}) r;`;
      const json = server
        .sql(`${sql.slice(0, start)}\n\\echo rows\n${wrapped}`)
        .split(/^rows$/m)
        .at(-1);
      return Promise.resolve(JSON.parse(json ?? "[]") as JsonObject[]);
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}
