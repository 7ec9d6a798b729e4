// The faults of a store in PostgreSQL that several processes share.
import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PostgresServer } from "../support/postgres-server.mjs";
import { canMount } from "./cases.mjs";
import { sleep } from "./load.mjs";
import { Proxy } from "./proxy.mjs";
import { onStage, underLoad } from "./stage.mjs";

/** @typedef {import("./stage.mjs").Case} Case */
/** @typedef {import("./stage.mjs").Figures} Figures */
/** @typedef {import("./stage.mjs").Stage} Stage */

/** The longest that a process which dies may delay any event, in milliseconds. */
const LONGEST_DELAY = 30_000;

/**
 * Two services on a database of their own, under load.
 *
 * @param {string} name
 * @param {(server: PostgresServer, stage: Stage, times: number) => Promise<Figures>} fault
 * @param {{ quick?: boolean }} [options]
 * @returns {Case}
 */
function twoServices(name, fault, { quick = false } = {}) {
  return {
    name,
    quick,
    engine: "PostgreSQL",
    run: (_newStore, times) =>
      using(PostgresServer.start(), (server) =>
        onStage(
          () => ({ DATABASE_URL: server.url() }),
          async (stage) => {
            await Promise.all([stage.start(), stage.start()]);
            /** @type {Figures} */
            let figures = {};
            const checked = await underLoad(stage, async () => {
              figures = await fault(server, stage, times);
            });
            return { ...figures, ...checked };
          },
        ),
      ),
  };
}

/**
 * Uses something, and ends it.
 *
 * @template {AsyncDisposable} R
 * @param {Promise<R>} starting
 * @param {(resource: R) => Promise<Figures>} act
 */
async function using(starting, act) {
  const resource = await starting;
  try {
    return await act(resource);
  } finally {
    await resource[Symbol.asyncDispose]();
  }
}

/** @type {Case[]} */
export const POSTGRES_CASES = [
  twoServices(
    "kill -9 of one of two services",
    async (_server, stage, times) => {
      let longest = 0;
      for (let count = 0; count < times; count += 1) {
        await sleep(50 + Math.random() * 200);
        await stage.service?.kill();
        // Its lanes are free after the term of their leases, and the other service has them.
        longest = Math.max(longest, await oldestTaken(stage, 1_000));
        await stage.start();
      }
      return { kills: times, "longest without a delivery, ms": Math.round(longest) };
    },
    { quick: true },
  ),
  ...[
    ["fast", "SIGINT"],
    ["immediate", "SIGQUIT"],
  ].map(([kind, signal]) =>
    twoServices(
      `${kind} restart of PostgreSQL`,
      async (server) => {
        for (let count = 0; count < 3; count += 1) {
          await sleep(500);
          await server.stop(/** @type {NodeJS.Signals} */ (signal));
          await sleep(500);
          await server.start();
        }
        return { restarts: 3 };
      },
      { quick: kind === "immediate" },
    ),
  ),
  twoServices("read-only PostgreSQL", async (server) => {
    await sleep(300);
    const reload = "SELECT pg_reload_conf();";
    server.sql(`ALTER SYSTEM SET default_transaction_read_only = on; ${reload}`);
    await sleep(1_000);
    const writable = "SET default_transaction_read_only = off;";
    server.sql(`${writable} ALTER SYSTEM RESET default_transaction_read_only; ${reload}`);
    await sleep(500);
    return {};
  }),
  twoServices("every connection ended by the database", async (server) => {
    let ended = 0;
    for (let count = 0; count < 10; count += 1) {
      await sleep(100);
      const sql = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity";
      ended += Number(server.sql(`${sql} WHERE application_name = 'nudgespot-source'`));
    }
    return { "connections ended": ended };
  }),
  { name: "connections to PostgreSQL cut by a proxy", engine: "PostgreSQL", run: cutConnections },
  { name: "too few connections in PostgreSQL", engine: "PostgreSQL", run: fewConnections },
  {
    name: "failover to a standby of PostgreSQL",
    engine: "PostgreSQL",
    quick: true,
    run: failover,
  },
  {
    name: "full disk of PostgreSQL",
    engine: "PostgreSQL",
    skip: () => (canMount() ? undefined : "a small file system cannot be mounted here"),
    run: fullDisk,
  },
];

/** The longest time without a delivery, within some milliseconds. @param {Stage} stage @param {number} span */
async function oldestTaken(stage, span) {
  let longest = 0;
  const end = performance.now() + span;
  while (performance.now() < end) {
    const before = performance.now();
    const count = stage.host.taken.size + 1;
    if (!(await stage.host.until(() => stage.host.taken.size >= count, LONGEST_DELAY))) {
      throw new Error("nothing is delivered for 30 seconds");
    }
    longest = Math.max(longest, performance.now() - before);
  }
  return longest;
}

/** @type {Case["run"]} */
function cutConnections() {
  return using(PostgresServer.start(), (server) =>
    using(new Proxy(server.port).listen(), (proxy) =>
      onStage(
        () => ({ DATABASE_URL: server.url(proxy.port) }),
        async (stage) => {
          await Promise.all([stage.start(), stage.start()]);
          const figures = await underLoad(stage, async () => {
            for (let count = 0; count < 20; count += 1) {
              await sleep(20 + Math.random() * 200);
              proxy.cut();
            }
          });
          return { cuts: 20, ...figures };
        },
      ),
    ),
  );
}

/** The services' user has three connections, and wants ten for each service. @type {Case["run"]} */
function fewConnections() {
  return using(PostgresServer.start(), (server) => {
    server.sql("CREATE ROLE service LOGIN; GRANT CREATE ON DATABASE postgres TO service;");
    return onStage(
      () => ({ DATABASE_URL: server.url().replace("test@", "service@") }),
      async (stage) => {
        await stage.start();
        const figures = await underLoad(stage, async () => {
          server.sql("ALTER ROLE service CONNECTION LIMIT 3");
          server.sql(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE usename = 'service'",
          );
          await sleep(3_000);
          server.sql("ALTER ROLE service CONNECTION LIMIT -1");
          await sleep(500);
        });
        return { connections: 3, ...figures };
      },
    );
  });
}

/**
 * The primary dies, and the standby that it replicated to synchronously is promoted: the proxy leads to
 * it from then on.
 *
 * @type {Case["run"]}
 */
function failover() {
  return using(PostgresServer.start(), (primary) =>
    using(PostgresServer.start({ standbyOf: primary }), (standby) =>
      using(new Proxy(primary.port).listen(), (proxy) => {
        primary.sql("ALTER SYSTEM SET synchronous_standby_names = '*'; SELECT pg_reload_conf();");
        return onStage(
          () => ({ DATABASE_URL: primary.url(proxy.port) }),
          async (stage) => {
            await Promise.all([stage.start(), stage.start()]);
            const before = stage.sender.acknowledged.size;
            const figures = await underLoad(stage, async () => {
              await sleep(1_000);
              await primary.stop("SIGQUIT");
              standby.sql("SELECT pg_promote()");
              proxy.target = standby.port;
              await sleep(2_000);
            });
            return { "acknowledged before": before, ...figures };
          },
        );
      }),
    ),
  );
}

/** @type {Case["run"]} */
async function fullDisk() {
  const disk = mkdtempSync(join(tmpdir(), "nudgespot-full-"));
  const wal = mkdtempSync(join(tmpdir(), "nudgespot-wal-"));
  rmSync(wal, { recursive: true });
  execFileSync("mount", ["-t", "tmpfs", "-o", "size=80m", "tmpfs", disk]);
  const folder = join(disk, "server");
  mkdirSync(folder);
  chmodSync(disk, 0o755);
  try {
    return await using(PostgresServer.start({ folder, initdb: ["--waldir", wal] }), (server) =>
      onStage(
        () => ({ DATABASE_URL: server.url() }),
        async (stage) => {
          await Promise.all([stage.start(), stage.start()]);
          const ballast = join(disk, "ballast");
          const figures = await underLoad(stage, async () => {
            try {
              writeFileSync(ballast, Buffer.alloc(80 * 2 ** 20));
            } catch {
              // It takes what there is.
            }
            await sleep(4_000);
            rmSync(ballast);
            await sleep(500);
          });
          if (figures["calls failed"] === 0) throw new Error("the disk was not full");
          return figures;
        },
      ),
    );
  } finally {
    execFileSync("umount", ["-l", disk]);
    rmSync(disk, { recursive: true, force: true });
    rmSync(wal, { recursive: true, force: true });
  }
}
