// A PostgreSQL server of the system's packages, on a free port of the loopback interface.
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

/** How often, and how long, to look whether a server answers, in milliseconds. */
const [LOOK, PATIENCE] = [50, 60_000];

/** The folder of the server's programs, or undefined. POSTGRES_BIN names another version's. */
const BIN = binFolder();

export const hasPostgres = BIN !== undefined;
if (!hasPostgres) {
  if (process.env.CI !== undefined) throw new Error("PostgreSQL is not installed");
  console.warn("PostgreSQL is not installed: its tests are skipped, or run by PGlite");
}

function binFolder() {
  const versions = "/usr/lib/postgresql";
  const folders = existsSync(versions) ? readdirSync(versions) : [];
  const candidates = folders.map((version) => join(versions, version, "bin"));
  const path = (process.env.PATH ?? "").split(delimiter);
  const wanted = process.env.POSTGRES_BIN;
  return (wanted === undefined ? [...candidates, ...path] : [wanted]).find((folder) =>
    ["initdb", "postgres", "psql", "pg_basebackup"].every((name) => existsSync(join(folder, name))),
  );
}

/** The server refuses to run as root: `nobody` has a name everywhere. */
const USER = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

/** @param {string} name @param {readonly string[]} args @param {{ cwd: string, input?: string }} options */
function run(name, args, options) {
  const program = join(BIN ?? "", name);
  return execFileSync(program, args, { ...USER, ...options, encoding: "utf8", stdio: "pipe" });
}

/**
 * @typedef {object} ServerOptions
 * @property {string} [folder] for its files; a new one if not given. It is removed afterwards
 * @property {readonly string[]} [settings] `name=value`
 * @property {readonly string[]} [initdb] more arguments of initdb
 * @property {PostgresServer} [standbyOf] its data is copied from this server, which it follows
 */

/** A server that a test has for itself. */
export class PostgresServer {
  /** @type {import("node:child_process").ChildProcess | undefined} */
  #child;
  /** @type {string[]} */
  #args = [];
  folder = "";
  port = 0;

  /**
   * Makes a server and starts it. Without `fsync=on` in its settings it does not sync.
   *
   * @param {ServerOptions} [options]
   */
  static async start({ folder, settings = [], initdb = [], standbyOf } = {}) {
    const server = new PostgresServer();
    server.folder = folder ?? mkdtempSync(join(tmpdir(), "nudgespot-postgres-"));
    if (USER.uid !== undefined) chownSync(server.folder, USER.uid, USER.gid);
    server.port = await freePort();
    const data = join(server.folder, "data");
    if (standbyOf === undefined) {
      const usual = ["--no-sync", "--auth=trust", "--username=test", "--encoding=UTF8"];
      run("initdb", [...usual, ...initdb, data], { cwd: server.folder });
    } else {
      const from = ["-h", "127.0.0.1", "-p", `${standbyOf.port}`, "-U", "test"];
      run("pg_basebackup", [...from, "-R", "-D", data], { cwd: server.folder });
    }
    const all = ["listen_addresses=127.0.0.1", `port=${server.port}`, "fsync=off", ...settings];
    server.#args = ["-D", data, "-k", server.folder, ...all.flatMap((one) => ["-c", one])];
    await server.start();
    return server;
  }

  /** For `pg`. @param {number} [port] of a proxy in front of it */
  url(port = this.port) {
    return `postgres://test@127.0.0.1:${port}/postgres`;
  }

  /** Starts it again after it has ended. */
  async start() {
    const options = { ...USER, cwd: this.folder, stdio: /** @type {const} */ ("ignore") };
    this.#child = spawn(join(BIN ?? "", "postgres"), this.#args, options);
    for (const end = performance.now() + PATIENCE; ; await wait(LOOK)) {
      try {
        this.sql("select 1");
        return;
      } catch (error) {
        if (performance.now() > end || this.#child.exitCode !== null) throw error;
      }
    }
  }

  /** Ends it: SIGINT is a fast shutdown, SIGQUIT an immediate one. @param {NodeJS.Signals} signal */
  async stop(signal) {
    const child = this.#child;
    this.#child = undefined;
    if (child === undefined || child.exitCode !== null) return;
    const ended = once(child, "exit");
    child.kill(signal);
    await ended;
  }

  /** Runs SQL as its superuser, and gives what psql prints of the rows. @param {string} sql */
  sql(sql) {
    const at = ["-h", "127.0.0.1", "-p", `${this.port}`, "-U", "test", "-d", "postgres"];
    const args = [...at, "-v", "ON_ERROR_STOP=1", "-qAt", "-f", "-"];
    return run("psql", args, { cwd: this.folder, input: sql });
  }

  async [Symbol.asyncDispose]() {
    await this.stop("SIGINT");
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** PgBouncer in front of a server, which gives a connection of the server for one transaction each. */
export class PgBouncer {
  static program = "/usr/sbin/pgbouncer";
  #folder = mkdtempSync(join(tmpdir(), "nudgespot-pgbouncer-"));
  /** @type {import("node:child_process").ChildProcess | undefined} */
  #child;
  port = 0;

  /** @param {PostgresServer} server */
  static async start(server) {
    const bouncer = new PgBouncer();
    const folder = bouncer.#folder;
    bouncer.port = await freePort();
    const settings = {
      ...{ listen_addr: "127.0.0.1", listen_port: bouncer.port, unix_socket_dir: "" },
      ...{ auth_type: "any", pool_mode: "transaction", default_pool_size: 4 },
    };
    const lines = Object.entries(settings).map(([name, value]) => `${name} = ${value}`);
    const database = `* = host=127.0.0.1 port=${server.port} user=test`;
    const config = join(folder, "pgbouncer.ini");
    writeFileSync(config, ["[databases]", database, "[pgbouncer]", ...lines, ""].join("\n"));
    if (USER.uid !== undefined)
      for (const path of [folder, config]) chownSync(path, USER.uid, USER.gid);
    const options = { ...USER, cwd: folder, stdio: /** @type {const} */ ("ignore") };
    bouncer.#child = spawn(PgBouncer.program, [config], options);
    const tries = PATIENCE / LOOK;
    for (let count = 0; count < tries && !(await isListening(bouncer.port)); count += 1) {
      await wait(LOOK);
    }
    return bouncer;
  }

  async [Symbol.asyncDispose]() {
    const child = this.#child;
    if (child !== undefined && child.exitCode === null) {
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** @param {number} port @returns {Promise<boolean>} */
function isListening(port) {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });
}

/** A port of the loopback interface that nothing listens on. */
export async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  server.close();
  return port;
}
