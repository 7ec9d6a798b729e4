import { spawn, spawnSync, type StdioOptions } from "node:child_process";
import { once } from "node:events";
import { openSync, readdirSync, readFileSync, writeFileSync, writeSync, closeSync } from "node:fs";
import { join } from "node:path";
import Database from "libsql";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { openEmbeddedStore } from "../../transformer/store/embedded/open.js";
import { seenKey } from "../../transformer/store/chunks.js";
import { openDatabase } from "../../transformer/store/embedded/database.js";
import { MIGRATIONS } from "../../transformer/store/embedded/migrations.js";
import { rescue } from "../../transformer/store/embedded/rescue.js";
import { CannotOpen, StoreError, type Store } from "../../transformer/store/store.js";
import {
  AT,
  DAY,
  drain,
  newEvent,
  rememberingLog,
  temporaryFolder,
  type Said,
} from "../support/stores.js";
import { storeSuite } from "./suite.js";

storeSuite("the embedded store", () => {
  const folder = temporaryFolder();
  return Promise.resolve({
    open: () => open(folder.path).then(({ store }) => store),
    clear: () => {
      folder.remove();
      return Promise.resolve();
    },
  });
});

async function open(directory: string, reserve = 0): Promise<{ store: Store; said: Said[] }> {
  const log = rememberingLog();
  const store = await openEmbeddedStore({ directory, dedupWindow: 7 * DAY, reserve, log });
  return { store, said: log.said };
}

function call(ids: readonly string[]) {
  // Each recipient has a lane, and so a chunk, of its own or nearly so.
  const events = ids.map((id) => newEvent(id, `who-${id}`, id.repeat(2_000)));
  return { source: "news", destinations: ["news/a"], events, refused: [], at: AT };
}

const IDS = Array.from({ length: 200 }, (_, index) => `id-${index}`);

const ACCEPTING = "test/support/accepting.mjs";

/** Leaves a store as a killed process does: with its log beside it. */
async function acceptAndKill(directory: string, calls: object[]): Promise<void> {
  const stdio: StdioOptions = ["pipe", "pipe", "inherit"];
  const child = spawn(process.execPath, [ACCEPTING, directory], { stdio });
  child.stdin?.end(JSON.stringify(calls));
  if (child.stdout !== null) await once(child.stdout, "data");
  child.kill("SIGKILL");
  await once(child, "exit");
}

describe("the embedded store's files", () => {
  let folder: ReturnType<typeof temporaryFolder>;
  const path = (name: string): string => join(folder.path, name);
  const namesWith = (text: string): string[] =>
    readdirSync(folder.path).filter((name) => name.includes(text));

  beforeEach(() => {
    folder = temporaryFolder();
  });

  afterEach(() => {
    folder.remove();
  });

  test("are one process's at a time", async () => {
    const { store } = await open(folder.path);
    const args = [ACCEPTING, folder.path];
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
    expect(status).not.toBe(0);
    expect(stderr).toContain("the store in DATA_DIR is used by another process");
    await store.close();
    const again = await open(folder.path);
    await again.store.close();
  });

  test("survive kill -9 with all that was accepted", async () => {
    await acceptAndKill(folder.path, [call(IDS.slice(0, 100)), call(IDS.slice(100))]);
    const { store, said } = await open(folder.path);
    expect((await drain(store, "news/a")).sort()).toEqual([...IDS].sort());
    expect(said).toEqual([]);
    await store.close();
  });

  test("of a later version are refused", async () => {
    await (await open(folder.path)).store.close();
    const db = new Database(path("store.db"));
    db.exec("PRAGMA user_version = 99");
    db.close();
    await expect(open(folder.path)).rejects.toThrow(CannotOpen);
    await expect(open(folder.path)).rejects.toThrow("made by a later version");
  });

  test("in a place where there can be none are refused in one line", async () => {
    writeFileSync(path("file"), "");
    await expect(open(path("file/data"))).rejects.toThrow("the folder in DATA_DIR cannot be made");
  });

  test("have every message id, however many came, wherever it is by now", async () => {
    const calls = Array.from({ length: 40 }, (_, part) => ({
      ...call([]),
      destinations: [],
      events: Array.from({ length: 2_000 }, (_event, index) => newEvent(`m-${part}-${index}`)),
    }));
    const known = async (store: Store): Promise<number> => {
      const kept = [];
      for (const one of calls) kept.push(await store.accept(one));
      return kept.reduce((sum, { duplicates }) => sum + duplicates, 0);
    };
    const first = await open(folder.path);
    expect(await known(first.store)).toBe(0);
    expect(await known(first.store)).toBe(80_000);
    await first.store.close();
    const second = await open(folder.path);
    expect(await known(second.store)).toBe(80_000);
    await second.store.close();
    const db = new Database(path("store.db"));
    const rows = db.prepare(
      "SELECT (SELECT count(*) FROM seen) + 2000 * count(*) AS ids FROM recent",
    );
    const [{ ids } = { ids: 0 }] = rows.all() as { ids: number }[];
    db.close();
    expect(ids).toBeGreaterThanOrEqual(80_000);
    expect(ids).toBeLessThan(120_000); // what is in the table has left the log
  });

  test("have their message ids still when they are rescued", async () => {
    const { store } = await open(folder.path);
    await store.accept({ ...call(["1"]), destinations: [] });
    await store.close();
    const into = openDatabase(path("rescued.db"));
    rescue(path("store.db"), into);
    const rows = into.prepare("SELECT at, length(keys) AS length FROM recent").all();
    into.close();
    expect(rows).toEqual([{ at: AT, length: 16 }]);
  });

  test("of the first version are rescued, too", () => {
    const [first = ""] = MIGRATIONS;
    const db = new Database(path("store.db"));
    db.exec(first);
    db.exec(
      `INSERT INTO quarantine (id, source, destination, code, message, payload, first_seen, last_seen, count)
       VALUES ('1', 'news', '', 'no_recipient', 'why', '{}', 1, 2, 3)`,
    );
    db.close();
    const into = openDatabase(path("rescued.db"));
    expect(rescue(path("store.db"), into)).toMatchObject({ entries: 1 });
    into.close();
  });

  test("of the first version are brought up to date", async () => {
    const [first = ""] = MIGRATIONS;
    const db = new Database(path("store.db"));
    db.exec(`${first} PRAGMA user_version = 1;`);
    const add = db.prepare("INSERT INTO seen (key, at) VALUES (?, ?)");
    add.run(Buffer.from(seenKey("news", "1"), "hex"), AT);
    db.close();
    const { store } = await open(folder.path);
    expect(await store.accept(call(["1", "2"]))).toEqual({ duplicates: 1 });
    await store.close();
  });

  test("that are no database are moved aside", async () => {
    writeFileSync(path("store.db"), "x".repeat(100_000));
    const { store, said } = await open(folder.path);
    expect(said.map(({ message }) => message)).toContain("the store is damaged");
    expect(namesWith("store.db.damaged-")).toHaveLength(1);
    await store.accept(call(["new"]));
    expect(await drain(store, "news/a")).toEqual(["new"]);
    await store.close();
  });

  test("with a flipped byte in an event give all other events", async () => {
    const first = await open(folder.path);
    await first.store.accept(call(IDS));
    await first.store.close();
    const bytes = readFileSync(path("store.db"));
    bytes.write("#", bytes.indexOf("id-7id-7id-7") + 3);
    writeFileSync(path("store.db"), bytes);
    const { store, said } = await open(folder.path);
    const drained = await drain(store, "news/a");
    expect(drained).not.toContain("id-7");
    expect(drained.length).toBeGreaterThan(IDS.length / 2);
    expect(said).toMatchObject([
      {
        level: "error",
        fields: { events: IDS.length - drained.length },
        message: "damaged events were put aside",
      },
    ]);
    const [aside = ""] = namesWith("damaged-");
    expect(readFileSync(path(aside), "utf8")).toContain('"id-7"');
    await store.close();
  });

  test("with damaged pages are read as far as possible", async () => {
    const first = await open(folder.path);
    for (const id of IDS) await first.store.accept(call([id]));
    await first.store.close();
    const bytes = readFileSync(path("store.db"));
    const page = 4_096 * Math.floor(bytes.length / 4_096 / 2);
    bytes.fill(0x5a, page, page + 4_096);
    writeFileSync(path("store.db"), bytes);
    const { store, said } = await open(folder.path);
    const drained = await drain(store, "news/a");
    expect(drained.length).toBeGreaterThan(IDS.length / 2);
    expect(drained.length).toBeLessThanOrEqual(IDS.length);
    expect(said.some(({ level }) => level === "error")).toBe(true);
    await store.accept(call(["new"]));
    expect(await drain(store, "news/a")).toEqual(["new"]);
    await store.close();
  });

  test("a log that is torn at its end is no damage", async () => {
    await acceptAndKill(folder.path, [call(IDS)]);
    const file = openSync(path("store.db-wal"), "a");
    writeSync(file, Buffer.alloc(3_000, 0x5a));
    closeSync(file);
    const { store, said } = await open(folder.path);
    expect(await drain(store, "news/a")).toHaveLength(IDS.length);
    expect(said).toEqual([]);
    await store.close();
  });

  test("a log with a flipped byte is copied, and what SQLite drops of it is said", async () => {
    await acceptAndKill(folder.path, [call(IDS.slice(0, 100)), call(IDS.slice(100))]);
    const wal = readFileSync(path("store.db-wal"));
    wal.writeUInt8(wal.readUInt8(wal.length / 2) ^ 0xff, wal.length / 2);
    writeFileSync(path("store.db-wal"), wal);
    const { store, said } = await open(folder.path);
    expect(said).toMatchObject([{ message: "the store's log is damaged: its end is lost" }]);
    const [copy = ""] = namesWith("store.db-wal.damaged-");
    expect(readFileSync(path(copy)).equals(wal)).toBe(true);
    await store.close();
  });

  test("on a disk with less room than is held back nothing is accepted, and all is drained", async () => {
    const { store } = await open(folder.path);
    await store.accept(call(["1"]));
    await store.close();
    const full = await open(folder.path, Number.MAX_SAFE_INTEGER);
    await expect(full.store.accept(call(["2"]))).rejects.toThrow(new StoreError("store_full"));
    await expect(full.store.quarantine.add("news", [], AT)).rejects.toThrow("store_full");
    await expect(full.store.check()).rejects.toThrow("store_full");
    expect(await drain(full.store, "news/a")).toEqual(["1"]);
    await full.store.close();
  });

  test("hold room back where there is some", async () => {
    const { store } = await open(folder.path, 2 ** 20);
    expect(readFileSync(path("reserve"))).toHaveLength(2 ** 20);
    await store.close();
  });

  test("nothing is accepted by a store that is closed", async () => {
    const { store } = await open(folder.path);
    await store.close();
    await expect(store.accept(call(["1"]))).rejects.toThrow(new StoreError("store_failing"));
    await store.close();
  });
});
