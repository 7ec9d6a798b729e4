import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { openDatabase, type Connection } from "../../../transformer/store/embedded/database.js";
import { Seen, type SeenBefore } from "../../../transformer/store/embedded/seen.js";
import { AT, DAY, newEvent, temporaryFolder } from "../../support/stores.js";

const WINDOW = 7 * DAY;
const GATHERED = 32_768;

let folder: ReturnType<typeof temporaryFolder>;
let db: Connection;
let seen: Seen;

beforeEach(() => {
  folder = temporaryFolder();
  db = openDatabase(`${folder.path}/store.db`);
  seen = new Seen(db, WINDOW);
});

afterEach(() => {
  db.close();
  folder.remove();
});

/** Remembers ids in a transaction. */
function remember(ids: readonly string[], at = AT, source = "news"): SeenBefore[] {
  db.exec("BEGIN");
  const before = seen.remember(
    source,
    ids.map((id) => newEvent(id)),
    at,
  );
  seen.write();
  db.exec("COMMIT");
  seen.committed();
  return before;
}

const numbered = (from: number, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `id-${from + index}`);

function rowsIn(table: string): number {
  return (db.prepare(`SELECT count(*) AS rows FROM ${table}`).get() as { rows: number }).rows;
}

/** Counts of a list's values. */
function counted(values: readonly SeenBefore[]): Partial<Record<SeenBefore, number>> {
  const counts: Partial<Record<SeenBefore, number>> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

describe("message ids", () => {
  test("are new once for each source", () => {
    expect(remember(["a", "b", "a"])).toEqual(["new", "new", "duplicate"]);
    expect(remember(["b", "c"])).toEqual(["duplicate", "new"]);
    expect(remember(["a"], AT, "shop")).toEqual(["new"]);
  });

  test("with other content are reused", () => {
    remember(["a"]);
    expect(seen.remember("news", [newEvent("a", "bob")], AT)).toEqual(["reused"]);
  });

  test("are new again when the window is over, and not a millisecond earlier", () => {
    remember(["a"]);
    expect(remember(["a"], AT + WINDOW - 1)).toEqual(["duplicate"]);
    expect(remember(["a"], AT + WINDOW)).toEqual(["new"]);
    expect(remember(["a"], AT + WINDOW)).toEqual(["duplicate"]);
  });

  test("of a transaction that is rolled back are as before", () => {
    remember(["a"]);
    seen.remember("news", [newEvent("a", "bob"), newEvent("b")], AT + WINDOW);
    seen.rolledBack();
    expect(remember(["a", "b"])).toEqual(["duplicate", "new"]);
  });

  test("are read from the log when the store is opened again", () => {
    remember(["a", "b"]);
    remember(["c"]);
    seen = new Seen(db, WINDOW);
    expect(remember(["a", "b", "c", "d"])).toEqual(["duplicate", "duplicate", "duplicate", "new"]);
    expect(seen.remember("news", [newEvent("c", "bob")], AT)).toEqual(["reused"]);
  });

  test("of an earlier version, without content, are duplicates", () => {
    remember(["a"]);
    db.exec("UPDATE recent SET contents = NULL");
    seen = new Seen(db, WINDOW);
    expect(seen.remember("news", [newEvent("a", "bob")], AT)).toEqual(["duplicate"]);
  });
});

describe("many message ids", () => {
  beforeEach(() => {
    expect(counted(remember(numbered(0, GATHERED)))).toEqual({ new: GATHERED });
  });

  test("stay in the log until there are enough of them, and then move with later ones", () => {
    expect([rowsIn("recent"), rowsIn("seen")]).toEqual([1, 0]);
    remember(numbered(GATHERED, 1));
    const moved = rowsIn("seen");
    // 64 at least, and the whole of the last part, of which there are 256.
    expect(moved).toBeGreaterThanOrEqual(64);
    expect(moved).toBeLessThan(64 + 2 * (GATHERED / 256));
    expect(counted(remember(numbered(0, GATHERED + 1)))).toEqual({ duplicate: GATHERED + 1 });
    remember(numbered(GATHERED + 1, GATHERED / 2));
    expect([rowsIn("recent"), rowsIn("seen")]).toEqual([2, GATHERED]);
    expect(counted(remember(numbered(0, GATHERED + 1)))).toEqual({ duplicate: GATHERED + 1 });
    expect(seen.remember("news", [newEvent("id-7", "bob")], AT)).toEqual(["reused"]);
  });

  test("move again after a transaction that is rolled back", () => {
    db.exec("BEGIN");
    seen.remember("news", [newEvent("other")], AT);
    seen.write();
    db.exec("ROLLBACK");
    seen.rolledBack();
    expect(rowsIn("seen")).toBe(0);
    remember(numbered(GATHERED, GATHERED / 2));
    expect(rowsIn("seen")).toBe(GATHERED);
    expect(counted(remember(numbered(0, GATHERED)))).toEqual({ duplicate: GATHERED });
  });

  test("keep the later of two times in the table", () => {
    remember(numbered(GATHERED, GATHERED / 2));
    remember(["id-7"], AT + WINDOW);
    remember(numbered(2 * GATHERED, GATHERED));
    remember(numbered(4 * GATHERED, GATHERED));
    seen = new Seen(db, WINDOW);
    expect(remember(["id-7"], AT + WINDOW + 1)).toEqual(["duplicate"]);
  });

  test("are forgotten in 256 parts when the window is over", () => {
    remember(numbered(GATHERED, GATHERED / 2));
    remember(["late"], AT + DAY);
    seen.forget(AT + WINDOW);
    // Those in the log go at once.
    expect(rowsIn("recent")).toBe(1);
    const left = rowsIn("seen");
    expect(left).toBeLessThan(GATHERED);
    expect(left).toBeGreaterThan(GATHERED - 2 * (GATHERED / 256));
    for (let part = 1; part < 256; part += 1) seen.forget(AT + WINDOW);
    expect(rowsIn("seen")).toBe(0);
    expect(remember(["late", "id-7"], AT + WINDOW)).toEqual(["duplicate", "new"]);
  });

  test("are forgotten faster where the window is short", () => {
    remember(numbered(GATHERED, GATHERED / 2));
    seen = new Seen(db, 120_000);
    // All parts have their turn in a quarter of the window: three calls, ten seconds apart.
    for (const left of [true, true, false]) {
      seen.forget(AT + 120_000);
      expect(rowsIn("seen") > 0).toBe(left);
    }
  });

  test("are not forgotten a millisecond earlier", () => {
    remember(numbered(GATHERED, GATHERED / 2));
    for (let part = 0; part < 256; part += 1) seen.forget(AT + WINDOW - 1);
    expect([rowsIn("recent"), rowsIn("seen")]).toEqual([1, GATHERED]);
  });
});
