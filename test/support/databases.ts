// PostgreSQL for a test: PGlite, which needs nothing, and the real server where it is installed.
import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
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

/** A server that clients can connect to, on a free port of the loopback interface. */
export interface Server extends Database {
  /** For `pg`. */
  readonly url: string;
  /** Ends the server: SIGINT is a fast shutdown, SIGQUIT an immediate one. */
  stop(signal: "SIGINT" | "SIGQUIT"): Promise<void>;
  /** Starts it again after a stop. */
  start(): Promise<void>;
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
if (!hasPostgres) {
  if (process.env.CI !== undefined) throw new Error("PostgreSQL is not installed");
  console.warn("PostgreSQL is not installed: its tests are skipped, or run by PGlite");
}

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

/** A new server, in a new folder. @param options of the server: `-c name=value` */
export async function postgres(...options: readonly string[]): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), "nudgespot-postgres-"));
  if (USER.uid !== undefined) chownSync(folder, USER.uid, USER.gid);
  const data = join(folder, "data");
  const program = (name: string): string => join(BIN ?? "", name);
  execFileSync(
    program("initdb"),
    ["--no-sync", "--auth=trust", "--username=test", "--encoding=UTF8", data],
    { ...USER, cwd: folder, stdio: "ignore" },
  );
  const port = await freePort();
  const settings = ["listen_addresses=127.0.0.1", `port=${port}`, "fsync=off"];
  const args = ["-D", data, "-k", folder, ...settings.flatMap((one) => ["-c", one]), ...options];
  let server: ChildProcess | undefined;
  const psql = (sql: string): string =>
    execFileSync(
      program("psql"),
      ["-h", "127.0.0.1", "-p", `${port}`, "-U", "test", "-d", "postgres"].concat(
        ...["-v", "ON_ERROR_STOP=1", "-qAt", "-f", "-"],
      ),
      { input: sql, encoding: "utf8", stdio: ["pipe", "pipe", "pipe"] },
    );

  async function start(): Promise<void> {
    server = spawn(program("postgres"), args, { ...USER, cwd: folder, stdio: "ignore" });
    await eventually(() => {
      expect(psql("select 1;")).toBe("1\n");
    });
  }

  async function stop(signal: NodeJS.Signals): Promise<void> {
    if (server === undefined) return;
    const ended = once(server, "exit");
    server.kill(signal);
    await ended;
    server = undefined;
  }

  await start();
  return {
    url: `postgres://test@127.0.0.1:${port}/postgres`,
    start,
    stop,
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
      await stop("SIGINT");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
