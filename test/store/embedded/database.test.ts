import { readFileSync, statSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import Database from "libsql";
import {
  codeOf,
  columnsOf,
  Damaged,
  inserter,
  isDamage,
  isFull,
  openDatabase,
  unusedIn,
  utf8Of,
} from "../../../transformer/store/embedded/database.js";
import { MIGRATIONS } from "../../../transformer/store/embedded/migrations.js";
import { CannotOpen } from "../../../transformer/store/errors.js";
import { temporaryFolder } from "../../support/stores.js";

let folder: ReturnType<typeof temporaryFolder>;
let path: string;

beforeEach(() => {
  folder = temporaryFolder();
  path = `${folder.path}/store.db`;
});

afterEach(() => {
  folder.remove();
});

/** libsql holds a closed file until its thread ends. @returns the path of a copy */
function copied(file: string): string {
  writeFileSync(`${file}.copy`, readFileSync(file));
  return `${file}.copy`;
}

describe("opening the database", () => {
  test("creates it for this user alone, in the latest version", () => {
    const db = openDatabase(path);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(db.prepare("PRAGMA user_version").get()).toMatchObject({
      user_version: MIGRATIONS.length,
    });
    db.close();
  });

  test("that is open elsewhere is refused in one line", () => {
    const db = openDatabase(path);
    expect(() => openDatabase(path)).toThrow(
      new CannotOpen("the store in DATA_DIR is used by another process"),
    );
    db.close();
  });

  test("of a later version is refused in one line, and left as it is", () => {
    const db = new Database(path);
    db.exec(`PRAGMA user_version = ${MIGRATIONS.length + 1}; CREATE TABLE later (a)`);
    db.close();
    expect(() => openDatabase(path)).toThrow(
      new CannotOpen("the store in DATA_DIR was made by a later version of this service"),
    );
  });

  test("of an earlier version brings it up to date", () => {
    const old = new Database(path);
    old.exec(MIGRATIONS[0] ?? "");
    old.exec(`PRAGMA user_version = 1;
      INSERT INTO quarantine VALUES (1, 'i', 's', 'd', 'c', 'm', 'päylöad', 2, 3, 4)`);
    old.close();
    const copy = copied(path);
    const db = openDatabase(copy);
    expect(db.prepare("SELECT payload, bytes, truncated FROM quarantine").all()).toEqual([
      { payload: "päylöad", bytes: 9, truncated: null },
    ]);
    db.close();
  });

  test("whose migration fails changes nothing", () => {
    const old = new Database(path);
    old.exec("CREATE TABLE chunks (other)");
    old.close();
    const copy = copied(path);
    expect(() => openDatabase(copy)).toThrow("already exists");
    const again = new Database(copied(copy));
    expect(again.prepare("SELECT name FROM sqlite_master").all()).toEqual([{ name: "chunks" }]);
    again.close();
  });

  test("that is not a database is damage", () => {
    writeFileSync(path, "x".repeat(8_192));
    let thrown: unknown;
    try {
      openDatabase(path);
    } catch (error) {
      thrown = error;
    }
    expect([codeOf(thrown), isDamage(thrown), isFull(thrown)]).toEqual([
      "SQLITE_NOTADB",
      true,
      false,
    ]);
  });
});

describe("a table", () => {
  test("gets rows by the names of their columns", () => {
    const db = openDatabase(path);
    const insert = inserter(db, "recent", "ON CONFLICT DO NOTHING");
    expect(insert({ at: 7, keys: Buffer.from("k") })).toBe(1);
    expect(insert({ at: 8, keys: Buffer.from("l"), contents: Buffer.from("c") })).toBe(2);
    const rows = db.prepare("SELECT number, at, contents IS NULL AS bare FROM recent").all();
    expect(rows).toEqual([
      { number: 1, at: 7, bare: 1 },
      { number: 2, at: 8, bare: 0 },
    ]);
    expect(() => insert({ at: 9 })).toThrow("NOT NULL");
    db.close();
  });

  test("has rows that stay as they are if the clause says so", () => {
    const db = openDatabase(path);
    const insert = inserter(db, "seen", "ON CONFLICT DO NOTHING");
    insert({ key: Buffer.from("k"), at: 1 });
    expect(insert({ key: Buffer.from("k"), at: 2 })).toBe(0);
    expect(db.prepare("SELECT at FROM seen").all()).toEqual([{ at: 1 }]);
    db.close();
  });

  test("knows its columns", () => {
    const db = openDatabase(path);
    expect(columnsOf(db, "recent")).toEqual([
      { name: "number", type: "INTEGER", isNumber: true, isNullable: false },
      { name: "at", type: "INTEGER", isNumber: false, isNullable: false },
      { name: "keys", type: "BLOB", isNumber: false, isNullable: false },
      { name: "contents", type: "BLOB", isNumber: false, isNullable: true },
    ]);
    expect(columnsOf(db, "seen")[0]).toMatchObject({ name: "key", isNumber: false });
    db.close();
  });

  test("leaves room that is used again when its rows are deleted", () => {
    const db = openDatabase(path);
    expect(unusedIn(db)).toBe(0);
    inserter(db, "recent")({ at: 1, keys: Buffer.alloc(40_960) });
    db.exec("DELETE FROM recent");
    expect(unusedIn(db)).toBe(10 * 4_096);
    db.close();
  });
});

describe("an error", () => {
  test.each<[unknown, string, boolean, boolean]>([
    [Object.assign(new Error("x"), { code: "SQLITE_FULL" }), "SQLITE_FULL", true, false],
    [Object.assign(new Error("x"), { code: "ENOSPC" }), "ENOSPC", true, false],
    [Object.assign(new Error("x"), { code: "EDQUOT" }), "EDQUOT", true, false],
    [new Damaged("SQLITE_CORRUPT_LOG"), "SQLITE_CORRUPT_LOG", false, true],
    [Object.assign(new Error("x"), { code: "SQLITE_BUSY" }), "SQLITE_BUSY", false, false],
    [Object.assign(new Error("x"), { code: 7 }), "", false, false],
    [new Error("SQLITE_CORRUPT"), "", false, false],
    ["SQLITE_FULL", "", false, false],
  ])("%s has the code %j", (error, code, full, damage) => {
    expect([codeOf(error), isFull(error), isDamage(error)]).toEqual([code, full, damage]);
  });
});

test("bytes are text, in a Buffer or an ArrayBuffer", () => {
  const bytes = Buffer.from("Grüße");
  expect(utf8Of(bytes)).toBe("Grüße");
  expect(utf8Of(Uint8Array.from(bytes).buffer)).toBe("Grüße");
});
