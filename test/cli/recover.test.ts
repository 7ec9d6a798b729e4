import { cpSync, existsSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { openEmbeddedStore } from "../../transformer/store/embedded/open.js";
import type { Store } from "../../transformer/store/store.js";
import { runProcess } from "../support/command.js";
import {
  drain,
  newEvent,
  rememberingLog,
  storeOptions,
  temporaryFolder,
} from "../support/stores.js";

describe("recover", () => {
  let folder: ReturnType<typeof temporaryFolder>;
  const path = (name: string): string => join(folder.path, name);
  const data = (): string => path("data");

  function open(): Promise<Store> {
    return openEmbeddedStore({ ...storeOptions(data()), log: rememberingLog() });
  }

  const recover = (...args: string[]) =>
    runProcess(["recover", ...args], ".", { DATA_DIR: data() });

  beforeEach(async () => {
    folder = temporaryFolder();
    const store = await open();
    const events = ["1", "2", "3"].map((id) => newEvent(id, `who-${id}`));
    const refused = [{ payload: "{}", code: "no_recipient", message: "why" }] as const;
    await store.accept({ source: "news", destinations: ["news/a"], events, refused });
    await store.close();
    cpSync(data(), path("backup"), { recursive: true });
    rmSync(path("data/store.db"));
    const empty = await open();
    await empty.accept({
      ...{ source: "news", destinations: ["news/a"], refused: [] },
      events: [newEvent("new")],
    });
    await empty.close();
  });

  afterEach(() => {
    folder.remove();
  });

  test("adds the events and entries of a backup to the store", async () => {
    const file = path("backup/store.db");
    expect(await recover(file)).toMatchObject({
      ...{ code: 0, stderr: "", stdout: "3 events and 1 entries imported; 0 events lost\n" },
    });
    expect(existsSync(file)).toBe(false);
    expect(existsSync(`${file}.imported`)).toBe(true);
    const store = await open();
    expect((await drain(store, "news/a")).sort()).toEqual(["1", "2", "3", "new"]);
    expect((await store.quarantine.list({}, 10)).entries).toHaveLength(1);
    await store.close();
  });

  test("--json prints the counts", async () => {
    const { stdout } = await recover(path("backup/store.db"), "--json");
    expect(JSON.parse(stdout)).toEqual({ events: 3, entries: 1, lostEvents: 0, damaged: 0 });
  });

  test("a set-aside store that was imported is no longer reported", async () => {
    writeFileSync(path("data/store.db"), "x".repeat(8_192));
    const damaged = await open();
    const [{ file } = { file: "" }] = (await damaged.health()).setAside;
    await damaged.close();
    cpSync(path("backup/store.db"), path(`data/${file}`));
    expect(await recover(path(`data/${file}`))).toMatchObject({ code: 0 });
    const store = await open();
    expect((await store.health()).setAside).toEqual([]);
    expect((await drain(store, "news/a")).sort()).toEqual(["1", "2", "3"]);
    await store.close();
    expect(readdirSync(data())).toContain(`${file}.imported`);
  });

  test("wrong use is one line, and changes nothing", async () => {
    const wrong = { code: 2, stdout: "" };
    expect(await recover(path("nothing"))).toMatchObject({
      ...{ ...wrong, stderr: "nudgespot-source: the file to recover does not exist\n" },
    });
    writeFileSync(path("text"), "no store");
    expect(await recover(path("text"))).toMatchObject({
      ...{ ...wrong, stderr: "nudgespot-source: nothing can be read from the file\n" },
    });
    const file = path("backup/store.db");
    const without = await runProcess(["recover", file]);
    expect(without).toMatchObject({
      ...{ ...wrong, stderr: "nudgespot-source: DATA_DIR must be the folder of the store\n" },
    });
    const used = await open();
    expect(await recover(file)).toMatchObject({
      ...{
        ...wrong,
        stderr: "nudgespot-source: the store in DATA_DIR is used by another process\n",
      },
    });
    expect(await drain(used, "news/a")).toEqual(["new"]);
    await used.close();
    expect(existsSync(file)).toBe(true);
  });
});
