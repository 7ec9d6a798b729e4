// PostgreSQL for a test: PGlite, which needs nothing, and the real server where it is installed.
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "@jest/globals";
import { PGlite } from "@electric-sql/pglite";
import type { JsonObject } from "../../transformer/core/values.js";
import { eventually } from "./eventually.js";

/** A database that is gone after the test. */
export interface Database extends AsyncDisposable {
  /** Runs statements. */
  run(sql: string): Promise<void>;
  /** Runs statements, and gives the rows of the last. */
  rows(sql: string): Promise<JsonObject[]>;
}

/** A server that clients can connect to. */
export interface Server extends Database {
  /** For `pg`: the server listens on a socket alone. */
  readonly url: string;
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

/** The folder of the server's programs, or undefined. */
const BIN = binFolder();

export const hasPostgres = BIN !== undefined;
if (!hasPostgres) console.warn("PostgreSQL is not installed: SQL is run by PGlite alone");

function binFolder(): string | undefined {
  const versions = "/usr/lib/postgresql";
  const folders = existsSync(versions) ? readdirSync(versions) : [];
  const candidates = folders.map((version) => join(versions, version, "bin"));
  const path = (process.env.PATH ?? "").split(":");
  return [...candidates, ...path].find((folder) =>
    ["initdb", "postgres", "psql"].every((name) => existsSync(join(folder, name))),
  );
}

/** The server refuses to run as root: `nobody` has a name everywhere. */
const USER = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

/** A new server, on a socket in a new folder. */
export async function postgres(): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), "nudgespot-postgres-"));
  if (USER.uid !== undefined) chownSync(folder, USER.uid, USER.gid);
  const data = join(folder, "data");
  const program = (name: string): string => join(BIN ?? "", name);
  execFileSync(
    program("initdb"),
    ["--no-sync", "--auth=trust", "--username=test", "--encoding=UTF8", data],
    { ...USER, cwd: folder, stdio: "ignore" },
  );
  const settings = ["-c", "listen_addresses=", "-c", "fsync=off", "-k", folder];
  const server = spawn(program("postgres"), ["-D", data, ...settings], {
    ...USER,
    cwd: folder,
    stdio: "ignore",
  });
  const psql = (sql: string): string =>
    execFileSync(
      program("psql"),
      ["-h", folder, "-U", "test", "-d", "postgres", "-v", "ON_ERROR_STOP=1", "-qAt", "-f", "-"],
      { input: sql, encoding: "utf8", stdio: ["pipe", "pipe", "pipe"] },
    );
  await eventually(() => {
    expect(psql("select 1;")).toBe("1\n");
  });
  return {
    url: `postgres://test@localhost/postgres?host=${folder}`,
    run: (sql) => {
      psql(sql);
      return Promise.resolve();
    },
    rows: (sql) => {
      const start = sql.lastIndexOf("\nselect");
      const select = sql.slice(start).trim().replace(/;$/, "");
      const wrapped = `select coalesce(json_agg(r), '[]') from (${select}) r;`;
      const json = psql(`${sql.slice(0, start)}\n\\echo rows\n${wrapped}`)
        .split(/^rows$/m)
        .at(-1);
      return Promise.resolve(JSON.parse(json ?? "[]") as JsonObject[]);
    },
    [Symbol.asyncDispose]: async () => {
      const ended = once(server, "exit");
      server.kill("SIGINT");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
