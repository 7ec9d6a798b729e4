// A damaged file of the embedded store loses exactly the rows on the damaged page.
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import Database from "libsql";
import { openDatabase } from "../../transformer/store/embedded/database.js";
import { MIGRATIONS } from "../../transformer/store/embedded/migrations.js";
import { openEmbeddedStore } from "../../transformer/store/embedded/open.js";
import { recover } from "../../transformer/store/embedded/recovery.js";
import { StoreError } from "../../transformer/store/errors.js";
import { LANES } from "../../transformer/store/events.js";
import type { Store } from "../../transformer/store/store.js";
import { acceptAndKill } from "../support/killed-store.js";
import {
  all as allOf,
  AT,
  drain,
  idsOf,
  LIMITS,
  newEvent,
  rememberingLog,
  storeOptions,
  temporaryFolder,
  type Said,
} from "../support/stores.js";

const PAGE = 4_096;
const EVENTS = 200;
const ENTRIES = 40;
const DESTINATIONS = ["news/a", "news/b"];

/** A text that is nowhere else, often enough that every page with a part of its row has it. */
const eventToken = (index: number): string => `<e${String(index).padStart(3, "0")}>`;
const entryToken = (index: number): string => `<q${String(index).padStart(3, "0")}>`;

/** Most rows are small; some also have overflow pages. */
const EVENT_TOKENS = (index: number): number => (index % 100 === 0 ? 1_500 : 15);
const ENTRY_TOKENS = (index: number): number => (index % 20 === 0 ? 1_500 : 15);

const opened: Store[] = [];

async function open(directory: string): Promise<{ store: Store; said: Said[] }> {
  const log = rememberingLog();
  const store = await openEmbeddedStore({ ...storeOptions(directory), log });
  opened.push(store);
  return { store, said: log.said };
}

/** A store that a failed test left open would keep the process alive. */
async function closeAll(): Promise<void> {
  for (const store of opened.splice(0)) await store.close();
}

/** Each event is a separate row with another recipient. */
function calls(): object[] {
  return Array.from({ length: EVENTS }, (_, index) => {
    const filler = eventToken(index).repeat(EVENT_TOKENS(index));
    const events = [newEvent(`id-${index}`, `who-${index}`, filler)];
    return { source: "news", destinations: DESTINATIONS, events, refused: [], at: AT };
  });
}

async function fill(store: Store): Promise<void> {
  for (const call of calls()) await store.accept(call as Parameters<Store["accept"]>[0]);
  for (let index = 0; index < ENTRIES; index += 1) {
    const payload = JSON.stringify(entryToken(index).repeat(ENTRY_TOKENS(index)));
    await store.quarantine.add("news", [{ payload, code: "no_recipient", message: "why" }]);
  }
}

/** Which events and entries have a part of their row on a page. Inner pages have leftovers only. */
function rowsOn(page: Buffer): { events: Set<string>; entries: Set<string> } {
  if (page[0] === 5 || page[0] === 2) return { events: new Set(), entries: new Set() };
  const found = (pattern: RegExp): Set<string> =>
    new Set([...page.toString("latin1").matchAll(pattern)].map(([text]) => text));
  return { events: found(/<e\d{3}>/g), entries: found(/<q\d{3}>/g) };
}

/** All events and entries of a store, comparable with `rowsOn`. */
async function everything(store: Store): Promise<{ events: string[][]; entries: string[] }> {
  const events: string[][] = [];
  for (const destination of DESTINATIONS) {
    const ids = new Set<string>();
    await patiently(async () => {
      for (;;) {
        const [lease] = await store.lease(destination, LIMITS, 1);
        if (lease === undefined) return;
        for (const id of idsOf(lease)) ids.add(id);
        await store.settle(lease, allOf(lease, { kind: "delivered" }));
      }
    });
    events.push([...ids].map((id) => eventToken(Number(id.slice(3)))).sort());
  }
  const tokens = await patiently(async () => {
    const { entries } = await store.quarantine.list({}, 1_000);
    const whole = await Promise.all(entries.map(({ id }) => store.quarantine.get(id)));
    return whole.map((entry) => /<q\d{3}>/.exec(entry?.payload ?? "")?.[0] ?? "none");
  });
  return { events, entries: tokens.sort() };
}

/** While a damaged file is replaced the store fails, as a full disk would make it fail. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
}

function all(count: number, token: (index: number) => string, missing: Set<string>): string[] {
  const tokens = Array.from({ length: count }, (_, index) => token(index));
  return tokens.filter((name) => !missing.has(name));
}

describe("a damaged page", () => {
  let whole: ReturnType<typeof temporaryFolder>;
  let bytes: Buffer;
  let folder: ReturnType<typeof temporaryFolder>;

  beforeAll(async () => {
    whole = temporaryFolder();
    const { store } = await open(whole.path);
    await fill(store);
    await store.close();
    // Without the leftovers that rows leave where they are moved from.
    const db = new Database(join(whole.path, "store.db"));
    db.prepare("PRAGMA journal_mode = DELETE").all();
    db.exec("VACUUM");
    db.close();
    bytes = readFileSync(join(whole.path, "store.db"));
  });

  afterAll(() => {
    whole.remove();
  });

  beforeEach(() => {
    folder = temporaryFolder();
  });

  afterEach(async () => {
    await closeAll();
    folder.remove();
  });

  const file = (): string => join(folder.path, "store.db");

  function copyWhole(): void {
    rmSync(folder.path, { recursive: true });
    cpSync(whole.path, folder.path, { recursive: true });
  }

  function overwrite(page: number, byte: number): void {
    const damaged = Buffer.from(bytes);
    damaged.fill(byte, page * PAGE, (page + 1) * PAGE);
    writeFileSync(file(), damaged);
  }

  test("the sample has every kind of page", () => {
    const types = new Set(Array.from({ length: bytes.length / PAGE }, (_, n) => bytes[n * PAGE]));
    expect([...types].sort((one, other) => Number(one) - Number(other))).toEqual([
      0, // overflow
      2, // inner pages and leaves of indexes and tables
      5,
      10,
      13,
      0x53, // "SQLite format 3"
    ]);
    const rows = rowsOn(bytes);
    expect(rows.events.size).toBe(EVENTS);
    expect(rows.entries.size).toBe(ENTRIES);
  });

  test("at rest: every row that is elsewhere is kept", async () => {
    for (let page = 0; page < bytes.length / PAGE; page += 1) {
      copyWhole();
      overwrite(page, page % 2 === 0 ? 0x5a : 0);
      const { store, said } = await open(folder.path);
      const lost = rowsOn(bytes.subarray(page * PAGE, (page + 1) * PAGE));
      const expected = all(EVENTS, eventToken, lost.events);
      const kept = { page, ...(await everything(store)) };
      expect(kept).toEqual({
        page,
        events: [expected, expected],
        entries: all(ENTRIES, entryToken, lost.entries),
      });
      if (lost.events.size > 0) expect(said.map(({ level }) => level)).toContain("error");
      await store.close();
    }
  });

  test("while the store runs: every row that is elsewhere is kept", async () => {
    for (let page = 0; page < bytes.length / PAGE; page += 1) {
      copyWhole();
      const { store } = await open(folder.path);
      overwrite(page, 0x5a);
      const lost = rowsOn(bytes.subarray(page * PAGE, (page + 1) * PAGE));
      const { events, entries } = await everything(store);
      for (const delivered of events) {
        // Events that were still in memory arrive, too.
        const expected = all(EVENTS, eventToken, lost.events);
        expect({ page, missing: expected.filter((token) => !delivered.includes(token)) }).toEqual({
          page,
          missing: [],
        });
      }
      expect(entries).toEqual(expect.arrayContaining(all(ENTRIES, entryToken, lost.entries)));
      const fresh = { events: [newEvent("fresh")], destinations: ["news/a"] };
      await patiently(() => store.accept({ source: "news", refused: [], ...fresh }));
      expect(await patiently(() => drain(store, "news/a"))).toEqual(["fresh"]);
      await store.close();
    }
  });

  test("while lanes are held: a former lease settles no other lane", async () => {
    copyWhole();
    const { store, said } = await open(folder.path);
    const former = await store.lease("news/a", { events: 5, bytes: 1e6 }, LANES);
    expect(former).toHaveLength(LANES);
    // The payloads' pages are not in memory yet: reading one finds the damage.
    const pages = Array.from({ length: bytes.length / PAGE }, (_, n) => n).filter(
      (page) => rowsOn(bytes.subarray(page * PAGE, (page + 1) * PAGE)).entries.size > 1,
    );
    overwrite(pages[0] ?? 0, 0x5a);
    const { entries } = await store.quarantine.list({}, 100);
    const reading = Promise.all(entries.map(({ id }) => store.quarantine.get(id)));
    await expect(reading).rejects.toThrow(StoreError);
    await patiently(() => store.waiting());
    for (const lease of former) {
      await store.settle(
        lease,
        lease.events.map(() => ({ kind: "delivered" })),
      );
    }
    const { events } = await everything(store);
    expect(events.map(({ length }) => length)).toEqual([EVENTS, EVENTS]);
    expect(said.map(({ message }) => message)).toEqual([
      "the store is damaged",
      "the damaged store is set aside, its readable rows are recovered",
    ]);
    await store.close();
  });

  test("that is every page: it is said that nothing can be read", async () => {
    copyWhole();
    writeFileSync(file(), "x".repeat(100_000));
    const { store, said } = await open(folder.path);
    expect(said.map(({ message }) => message)).toEqual([
      "the store is damaged",
      "the damaged store is unreadable and set aside, the new store is empty",
    ]);
    const { setAside } = await store.health();
    expect(setAside).toEqual([
      {
        file: expect.stringMatching(/^store\.db\.damaged-/) as unknown,
        ...{ isUnreadable: true, events: 0, entries: 0, lostEvents: 0 },
      },
    ]);
    await store.close();
  });

  test("of a drained store is not taken for a store that cannot be read", async () => {
    const first = await open(folder.path);
    await first.store.accept({
      ...{ source: "news", destinations: ["news/a"], refused: [], at: AT },
      events: [newEvent("1")],
    });
    expect(await drain(first.store, "news/a")).toEqual(["1"]);
    await first.store.close();
    const drained = readFileSync(file());
    drained.fill(0x5a, 0, PAGE);
    writeFileSync(file(), drained);
    const { store } = await open(folder.path);
    const counts = { isUnreadable: false, events: 0, entries: 0, lostEvents: 0 };
    expect((await store.health()).setAside).toMatchObject([counts]);
  });

  test("is reported until it is imported or deleted", async () => {
    copyWhole();
    overwrite(0, 0x5a);
    const first = await open(folder.path);
    const { setAside } = await first.store.health();
    const counts = { isUnreadable: false, events: EVENTS, entries: ENTRIES, lostEvents: 0 };
    expect(setAside).toMatchObject([counts]);
    await first.store.close();
    const second = await open(folder.path);
    expect(second.said).toEqual([]);
    expect((await second.store.health()).setAside).toEqual(setAside);
    await second.store.close();
    const [{ file: aside } = { file: "" }] = setAside;
    rmSync(join(folder.path, aside));
    const third = await open(folder.path);
    expect((await third.store.health()).setAside).toEqual([]);
    await third.store.close();
  });

  test("a replacement that was cut off is finished at the next start", async () => {
    copyWhole();
    overwrite(0, 0x5a);
    const { store } = await open(folder.path);
    await store.close();
    // As it is between two renames: the old file is gone, the new one not yet in its place.
    const [aside = ""] = readdirSync(folder.path).filter((name) => /damaged-[^.]*$/.test(name));
    const stamp = aside.slice("store.db.damaged-".length);
    cpSync(file(), join(folder.path, `store.db.recovered-${stamp}`));
    rmSync(file());
    const again = await open(folder.path);
    expect((await everything(again.store)).events.map(({ length }) => length)).toEqual([
      EVENTS,
      EVENTS,
    ]);
    await again.store.close();
  });

  test("the store of an earlier version is recovered, too", () => {
    const [first = ""] = MIGRATIONS;
    const db = new Database(file());
    db.exec(first);
    const id = "9a8b4b3a2f1d7d4b7e6e5b6d1b7d3e1c";
    db.exec(
      `INSERT INTO quarantine (id, source, destination, code, message, payload, first_seen, last_seen, count)
       VALUES ('${id}', 'news', '', 'no_recipient', 'why', '{}', 1, 2, 3)`,
    );
    db.close();
    const into = openDatabase(join(folder.path, "into.db"));
    // The id is not the payload's: the row is read, and known to be damaged.
    expect(recover(file(), into, () => undefined)).toMatchObject({ entries: 0, damaged: 1 });
    into.close();
  });
});

describe("a damaged log", () => {
  let folder: ReturnType<typeof temporaryFolder>;
  const log = (): string => join(folder.path, "store.db-wal");
  const HEADER = 32;
  const FRAME = PAGE + 24;

  beforeEach(async () => {
    folder = temporaryFolder();
    await acceptAndKill(folder.path, calls());
  });

  afterEach(async () => {
    await closeAll();
    folder.remove();
  });

  function flip(at: number): void {
    const bytes = readFileSync(log());
    bytes.writeUInt8(bytes.readUInt8(at) ^ 0xff, at);
    writeFileSync(log(), bytes);
  }

  async function delivered(): Promise<{ counts: number[]; said: string[] }> {
    const { store, said } = await open(folder.path);
    const { events } = await everything(store);
    await store.close();
    return {
      counts: events.map(({ length }) => length),
      said: said.map(({ message }) => message),
    };
  }

  const REPLACED = [
    "the store is damaged",
    "the damaged store is set aside, its readable rows are recovered",
  ];

  // Of each field one byte.
  test.each([3, 6, 9, 12, 17, 20, 26, 31])("in byte %i of its header loses nothing", async (at) => {
    flip(at);
    const { counts, said } = await delivered();
    expect(counts).toEqual([EVENTS, EVENTS]);
    // SQLite reads neither the sequence number nor a wrong version as damage to the frames.
    expect(said).toEqual(REPLACED);
  });

  test("in a frame is set aside; what other frames have is kept", async () => {
    const frames = Math.floor((readFileSync(log()).length - HEADER) / FRAME);
    flip(HEADER + Math.floor(frames / 2) * FRAME + 24 + PAGE / 2);
    const { counts, said } = await delivered();
    for (const count of counts) expect(count).toBeGreaterThanOrEqual(EVENTS - 1);
    expect(said).toContain("the store is damaged");
  });

  test("in the salt of a frame in the middle loses nothing", async () => {
    const frames = Math.floor((readFileSync(log()).length - HEADER) / FRAME);
    flip(HEADER + Math.floor(frames / 2) * FRAME + 8);
    expect(await delivered()).toEqual({ counts: [EVENTS, EVENTS], said: REPLACED });
  });

  test("torn at its end is not damage", async () => {
    const torn = Buffer.concat([readFileSync(log()), Buffer.alloc(5_000, 0x5a)]);
    writeFileSync(log(), torn);
    expect(await delivered()).toEqual({ counts: [EVENTS, EVENTS], said: [] });
  });

  test("whose database is missing is read alone", async () => {
    rmSync(join(folder.path, "store.db"));
    expect(await delivered()).toEqual({ counts: [EVENTS, EVENTS], said: REPLACED });
  });
});
