import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { openDatabase, type Connection } from "../../../transformer/store/embedded/database.js";
import { QuarantineTable } from "../../../transformer/store/embedded/quarantine.js";
import { AT, DAY, temporaryFolder } from "../../support/stores.js";

const REFUSED = { code: "no_recipient", message: "why" } as const;

let folder: ReturnType<typeof temporaryFolder>;
let db: Connection;
/** Milliseconds on the clock that is never set. */
let running: number;
let table: QuarantineTable;

beforeEach(() => {
  folder = temporaryFolder();
  db = openDatabase(join(folder.path, "store.db"));
  running = 5_000;
  table = new QuarantineTable(db, { received: 1_000, contract: 1_000 }, () => running);
  table.add("news", "", [{ ...REFUSED, payload: "1" }], AT);
  table.add("news", "", [{ ...REFUSED, payload: "22" }], AT + 1);
});

afterEach(() => {
  db.close();
  folder.remove();
});

/** Removes entries last seen before a time, some days after the first check. */
function pruneAfter(days: number, before: number): number {
  running = 5_000 + days * DAY;
  return table.prune(before);
}

test("an entry is removed when two checks a day apart agree", () => {
  expect(pruneAfter(0, AT + 1)).toBe(0);
  expect(pruneAfter(0.999, AT + 1)).toBe(0);
  expect(pruneAfter(1, AT + 1)).toBe(1);
  expect(table.list({}, 10).entries).toMatchObject([{ firstSeen: AT + 1 }]);
  expect(pruneAfter(1, AT + 1)).toBe(0);
});

test.each([
  ["first", [31, 0, 0]],
  ["second", [0, 31, 0]],
])("a date that is wrong in the %s check removes nothing", (_, wrong) => {
  wrong.forEach((days, check) => {
    expect(pruneAfter(check, AT + days * DAY)).toBe(0);
  });
  expect(table.list({}, 10).entries).toHaveLength(2);
});

test("entries of a rolled back transaction take no room", () => {
  db.exec("BEGIN");
  table.add("news", "", [{ ...REFUSED, payload: "x".repeat(249) }], AT);
  db.exec("ROLLBACK");
  table.rolledBack();
  for (let size = 246; size < 250; size += 1) {
    table.add("news", "", [{ ...REFUSED, payload: "y".repeat(size) }], AT + 2);
  }
  // 1 + 2 + 246 + 247 + 248 + 249 = 993 bytes: nothing had to be removed.
  expect(table.list({}, 10).entries).toHaveLength(6);
});
