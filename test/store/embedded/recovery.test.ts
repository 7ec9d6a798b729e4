// The recovery's sources, on files that a killed process left: with a write-ahead log beside them.
import { cpSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import {
  finishReplacing,
  importDamaged,
  listSetAside,
} from "../../../transformer/store/embedded/recovery.js";
import { readLog } from "../../../transformer/store/embedded/log.js";
import { openEmbeddedStore } from "../../../transformer/store/embedded/open.js";
import { runRecovery } from "../../../transformer/store/embedded/recovery-thread.js";
import type { Message } from "../../../transformer/store/embedded/operations.js";
import { acceptAndKill } from "../../support/killed-store.js";
import {
  AT,
  drain,
  newEvent,
  rememberingLog,
  storeOptions,
  temporaryFolder,
} from "../../support/stores.js";

const PAGE = 4_096;
const HEADER = 32;
const FRAME = 24 + PAGE;
const IDS = Array.from({ length: 20 }, (_, index) => `id-${index}`);

/** One call per event, so that each is a row and a transaction. */
const CALLS = IDS.map((id) => ({
  source: "news",
  destinations: ["news/a"],
  events: [newEvent(id, `who-${id}`)],
  refused: [{ payload: JSON.stringify(id), code: "no_recipient", message: "why" }],
  at: AT,
}));

let left: ReturnType<typeof temporaryFolder>;
let folder: ReturnType<typeof temporaryFolder>;

beforeAll(async () => {
  left = temporaryFolder();
  await acceptAndKill(left.path, CALLS);
  rmSync(join(left.path, "lock"), { force: true });
});

afterAll(() => {
  left.remove();
});

beforeEach(() => {
  folder = temporaryFolder();
  cpSync(left.path, folder.path, { recursive: true });
});

afterEach(() => {
  folder.remove();
});

const file = (name: string): string => join(folder.path, name);

/** Recovers. @returns the log's lines */
function recover(): object[] {
  const messages: Message[] = [];
  runRecovery({ directory: folder.path }, (message) => messages.push(message));
  return messages.map((message) => (message.kind === "log" ? message.fields : message));
}

/** Opens a copy: the file that was recovered in this process is held by it. */
async function contents(): Promise<{ ids: string[]; entries: number }> {
  const copy = temporaryFolder();
  cpSync(folder.path, copy.path, { recursive: true });
  const store = await openEmbeddedStore({ ...storeOptions(copy.path), log: rememberingLog() });
  try {
    const { entries } = await store.quarantine.list({}, 500);
    return { ids: (await drain(store, "news/a")).sort(), entries: entries.length };
  } finally {
    await store.close();
    copy.remove();
  }
}

const EVERYTHING = { ids: [...IDS].sort(), entries: 20 };

function flip(name: string, at: number): void {
  const bytes = readFileSync(file(name));
  bytes.writeUInt8(bytes.readUInt8(at) ^ 0xff, at);
  writeFileSync(file(name), bytes);
}

describe("the write-ahead log", () => {
  test("that is whole has its pages, and nothing is damaged", () => {
    const { pages, damaged, isDamaged, torn } = readLog(file("store.db-wal"));
    expect(pages.size).toBe(15);
    expect({ damaged, isDamaged, torn }).toEqual({ damaged: [], isDamaged: false, torn: 0 });
  });

  test("that is missing or empty has none", () => {
    expect(readLog(file("none")).pages.size).toBe(0);
    writeFileSync(file("empty"), "");
    expect(readLog(file("empty")).isDamaged).toBe(false);
  });

  test.each(Array.from({ length: HEADER }, (_, at) => at).filter((at) => at >= 4))(
    "a flipped byte %i of its header is found",
    (at) => {
      const whole = readLog(file("store.db-wal"));
      flip("store.db-wal", at);
      const { isDamaged, pages } = readLog(file("store.db-wal"));
      expect(isDamaged).toBe(true);
      expect(pages).toEqual(whole.pages);
    },
  );

  test("a flipped byte in a frame is found, and the frames behind it are read", () => {
    const whole = readLog(file("store.db-wal"));
    flip("store.db-wal", HEADER + FRAME + 24 + 100);
    const { damaged, isDamaged, torn, pages } = readLog(file("store.db-wal"));
    expect({ damaged, isDamaged, torn }).toEqual({
      damaged: [HEADER + FRAME + 24],
      isDamaged: true,
      torn: 0,
    });
    expect(pages.size).toBeGreaterThanOrEqual(whole.pages.size - 1);
  });

  test("the rows before a torn end are read, and the torn end is counted", () => {
    const bytes = readFileSync(file("store.db-wal"));
    const frames = Math.floor((bytes.length - HEADER) / FRAME);
    flip("store.db-wal", HEADER + (frames - 1) * FRAME + 24 + 7);
    expect(readLog(file("store.db-wal"))).toMatchObject({ isDamaged: false, torn: 1 });
  });
});

describe("replacing a store", () => {
  test("keeps every row of the file and its log, and says so", async () => {
    expect(recover()).toEqual([
      expect.objectContaining({ events: 20, entries: 20, lostEvents: 0 }),
    ]);
    const [aside, ...others] = listSetAside(folder.path);
    expect(others).toEqual([]);
    expect(aside).toMatchObject({ events: 20, entries: 20, lostEvents: 0, isUnreadable: false });
    expect(existsSync(file(`${aside?.file ?? ""}-wal`))).toBe(true);
    expect(await contents()).toEqual(EVERYTHING);
  });

  test("an unreadable file gives an empty store, and a report", async () => {
    rmSync(file("store.db-wal"));
    writeFileSync(file("store.db"), Buffer.alloc(10 * PAGE, 0xaa));
    recover();
    expect(listSetAside(folder.path)).toMatchObject([{ isUnreadable: true }]);
    expect(await contents()).toEqual({ ids: [], entries: 0 });
  });

  test("that was cut off before the old file was set aside is finished", async () => {
    recover();
    const [{ file: aside } = { file: "" }] = listSetAside(folder.path);
    const stamp = aside.replace("store.db.damaged-", "");
    // As it was a moment before the renames.
    cpSync(file("store.db"), file(`store.db.recovered-${stamp}`));
    for (const suffix of ["", "-wal"]) {
      cpSync(file(aside + suffix), file(`store.db${suffix}`));
      rmSync(file(aside + suffix));
    }
    finishReplacing(folder.path);
    expect(readdirSync(folder.path).filter((name) => name.includes("recovered"))).toEqual([]);
    expect(await contents()).toEqual(EVERYTHING);
    expect(listSetAside(folder.path)).toMatchObject([{ file: aside, events: 20 }]);
  });

  test("a report that cannot be read counts as unreadable", () => {
    recover();
    const [{ file: aside } = { file: "" }] = listSetAside(folder.path);
    for (const text of ["{", "7"]) {
      writeFileSync(file(`${aside}.json`), text);
      expect(listSetAside(folder.path)).toEqual([{ file: aside, isUnreadable: true }]);
    }
  });
});

describe("importing a damaged store", () => {
  let target: ReturnType<typeof temporaryFolder>;

  beforeEach(async () => {
    target = temporaryFolder();
    const store = await openEmbeddedStore({ ...storeOptions(target.path), log: rememberingLog() });
    await store.close();
  });

  afterEach(() => {
    target.remove();
  });

  test("adds its rows, and renames the file", () => {
    expect(importDamaged(file("store.db"), target.path)).toMatchObject({
      ...{ events: 20, entries: 20, lostEvents: 0, isUnreadable: false },
    });
    expect(existsSync(file("store.db.imported"))).toBe(true);
  });

  test.each<[string, () => [path: string, directory: string], string]>([
    ["a file that does not exist", () => [file("none"), target.path], "does not exist"],
    [
      "a folder whose store is damaged",
      () => [file("store.db"), folder.path],
      "cannot be imported",
    ],
    [
      "a file of something else",
      () => {
        writeFileSync(file("text"), "no store");
        return [file("text"), target.path];
      },
      "nothing can be read",
    ],
  ])("%s is an error", (_name, given, message) => {
    rmSync(file("store.db-wal"), { force: true });
    const [path, directory] = given();
    if (message === "cannot be imported") writeFileSync(file("store.db"), "damaged");
    expect(() => importDamaged(path, directory)).toThrow(message);
  });
});
