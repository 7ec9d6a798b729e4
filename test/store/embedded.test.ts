import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "libsql";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { openEmbeddedStore } from "../../transformer/store/embedded/open.js";
import { seenKey } from "../../transformer/store/chunks.js";
import { MIGRATIONS } from "../../transformer/store/embedded/migrations.js";
import { startWorker } from "../../transformer/store/embedded/threads.js";
import { CannotOpen, StoreError } from "../../transformer/store/errors.js";
import type { QuarantineShares } from "../../transformer/store/quarantine.js";
import type { Store } from "../../transformer/store/store.js";
import {
  AT,
  drain,
  newEvent,
  rememberingLog,
  storeOptions,
  SHARE,
  temporaryFolder,
  type Said,
} from "../support/stores.js";
import { acceptAndKill, ACCEPTING } from "../support/killed-store.js";
import { startInline } from "../support/inline-thread.js";
import { storeSuite } from "./suite.js";

for (const { name, canReopen, startThread } of [
  { name: "the embedded store", canReopen: true, startThread: startWorker },
  { name: "the sources of the embedded store", canReopen: false, startThread: startInline },
]) {
  storeSuite(name, canReopen, () => {
    const folder = temporaryFolder();
    let time = AT;
    return Promise.resolve({
      open: () =>
        openEmbeddedStore({
          ...storeOptions(folder.path),
          quarantine: { received: SHARE, contract: SHARE },
          now: () => time,
          log: rememberingLog(),
          startThread,
        }),
      setTime: (at) => {
        time = at;
        return Promise.resolve();
      },
      clear: () => {
        folder.remove();
        return Promise.resolve();
      },
    });
  });
}

async function open(
  directory: string,
  reserve = 0,
  quarantine?: QuarantineShares,
): Promise<{ store: Store; said: Said[] }> {
  const log = rememberingLog();
  const options = { ...storeOptions(directory), reserve, log };
  const store = await openEmbeddedStore({ ...options, ...(quarantine && { quarantine }) });
  return { store, said: log.said };
}

function call(ids: readonly string[]) {
  // Nearly each recipient has another lane, and so another chunk.
  const events = ids.map((id) => newEvent(id, `who-${id}`, id.repeat(2_000)));
  return { source: "news", destinations: ["news/a"], events, refused: [] };
}

const IDS = Array.from({ length: 200 }, (_, index) => `id-${index}`);

describe("the embedded store's files", () => {
  let folder: ReturnType<typeof temporaryFolder>;
  const path = (name: string): string => join(folder.path, name);

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
    await expect(open(path("file/data"))).rejects.toThrow(
      "the folder in DATA_DIR cannot be used: ENOTDIR",
    );
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
      return kept.reduce((sum, { duplicates }) => sum + duplicates.length, 0);
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

  test("of the first version are brought up to date", async () => {
    const [first = ""] = MIGRATIONS;
    const db = new Database(path("store.db"));
    db.exec(`${first} PRAGMA user_version = 1;`);
    const add = db.prepare("INSERT INTO seen (key, at) VALUES (?, ?)");
    add.run(Buffer.from(seenKey("news", "1"), "hex"), AT);
    db.close();
    const { store } = await open(folder.path);
    // Of an id that was remembered without content every event is a copy.
    expect(await store.accept(call(["1", "2"]))).toEqual({ duplicates: [0], reused: [] });
    await store.close();
  });

  test("on a disk with less room than is held back nothing is accepted, and all is drained", async () => {
    const { store } = await open(folder.path);
    await store.accept(call(["1"]));
    await store.close();
    const full = await open(folder.path, Number.MAX_SAFE_INTEGER);
    await expect(full.store.accept(call(["2"]))).rejects.toThrow(new StoreError("store_full"));
    await expect(full.store.quarantine.add("news", [])).rejects.toThrow("store_full");
    expect(await full.store.health()).toEqual({ state: "full", setAside: [] });
    expect(await drain(full.store, "news/a")).toEqual(["1"]);
    await full.store.close();
  });

  test("say how much room there is", async () => {
    const { store } = await open(folder.path);
    const { free, ...health } = await store.health();
    expect(free).toBeGreaterThan(0);
    expect(health).toEqual({ state: "ok", reserve: 0, setAside: [] });
    await store.close();
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
