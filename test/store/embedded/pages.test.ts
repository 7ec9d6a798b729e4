// Pages as they are read without SQLite, against the rows that SQLite wrote.
import { closeSync, openSync, readFileSync, truncateSync, writeFileSync, writeSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import Database from "libsql";
import { DamagedPages, type Value } from "../../../transformer/store/embedded/pages.js";
import { temporaryFolder } from "../../support/stores.js";

const PAGE = 4_096;

let folder: ReturnType<typeof temporaryFolder>;
let path: string;

beforeEach(() => {
  folder = temporaryFolder();
  path = `${folder.path}/store.db`;
});

afterEach(() => {
  folder.remove();
});

function write(sql: string): void {
  const db = new Database(path);
  db.exec(sql);
  db.close();
}

/** The rows of all pages after the schema's, and the number of damaged parts. */
function read(): { rows: [number, ...Value[]][]; damaged: number } {
  const pages = new DamagedPages(path);
  const { places, damaged } = pages.survey();
  const rows = places.flatMap((place) =>
    "page" in place && place.page === 1
      ? []
      : [...pages.records(place)].flatMap((record) =>
          record === undefined ? [] : [[record.number, ...record.values] as [number]],
        ),
  );
  pages.close();
  return { rows, damaged };
}

function overwrite(page: number, change: (bytes: Buffer) => void): void {
  const bytes = readFileSync(path);
  change(bytes.subarray((page - 1) * PAGE, page * PAGE));
  writeFileSync(path, bytes);
}

describe("the records of a page", () => {
  test("have values of every type and size", () => {
    const integers = [
      0,
      1,
      2,
      -1,
      127,
      -128,
      128,
      32_768,
      -8_388_609,
      2 ** 31,
      -(2 ** 47),
      2 ** 53,
    ];
    write(`CREATE TABLE t (a, b, c, d);
      ${integers.map((value) => `INSERT INTO t (a) VALUES (${value});`).join("\n")}
      INSERT INTO t VALUES (1.5, NULL, 'Grüße', x'00ff')`);
    const { rows, damaged } = read();
    expect(damaged).toBe(0);
    expect(rows.slice(0, -1)).toEqual(
      integers.map((value, index) => [index + 1, value, null, null, null]),
    );
    expect(rows.at(-1)).toEqual([13, 1.5, null, "Grüße", Buffer.from([0, 255])]);
  });

  test("have numbers of one to nine bytes", () => {
    const numbers = [1, 127, 128, 16_383, 16_384, 2 ** 35, 2 ** 56, 2 ** 62];
    write(`CREATE TABLE t (a);
      ${numbers.map((number) => `INSERT INTO t (rowid, a) VALUES (${number}, 'x');`).join("\n")}`);
    expect(read().rows).toEqual(numbers.map((number) => [number, "x"]));
  });

  test.each([
    // The longest record on one page, and one more; an overflow page more, and one byte of it.
    ...[4_055, 4_056, 4_057, 4_058, 4_059, 4_060, 4_061, 4_062],
    ...[4_500, 8_140, 8_150, 8_160, 12_000, 100_000],
  ])("are whole if a value has %i bytes", (length) => {
    write(`CREATE TABLE t (a, b);
      INSERT INTO t VALUES ('${"x".repeat(length)}', 'end')`);
    expect(read()).toEqual({ rows: [[1, "x".repeat(length), "end"]], damaged: 0 });
  });

  test.each([900, 1_000, 1_001, 1_002, 1_003, 1_010, 2_000, 5_000, 50_000])(
    "of an index are whole if a key has %i bytes",
    (length) => {
      const keys = ["a", "b", "c", "d"].map((letter) => letter.repeat(length));
      write(`CREATE TABLE t (key TEXT PRIMARY KEY, a) WITHOUT ROWID;
        ${keys.map((key, index) => `INSERT INTO t VALUES ('${key}', ${index});`).join("\n")}`);
      const { rows, damaged } = read();
      expect(damaged).toBe(0);
      expect(rows.map(([, key]) => key).sort()).toEqual(keys);
    },
  );

  test("on many pages are all there, in a table and in an index", () => {
    write(`CREATE TABLE t (key TEXT PRIMARY KEY, a) WITHOUT ROWID;
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)
      INSERT INTO t SELECT printf('key-%05d', i), i FROM n`);
    const { rows, damaged } = read();
    expect(damaged).toBe(0);
    expect(rows.map(([, , value]) => Number(value)).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 5_000 }, (_, index) => index + 1),
    );
  });
});

describe("a survey", () => {
  test("does not count free pages", () => {
    write(`CREATE TABLE t (a); INSERT INTO t VALUES ('${"x".repeat(200 * PAGE)}');
      INSERT INTO t VALUES ('short'); DELETE FROM t WHERE rowid = 1`);
    expect(read()).toEqual({ rows: [[2, "short"]], damaged: 0 });
  });

  test("counts every page of a damaged list of free pages", () => {
    write(`CREATE TABLE t (a); INSERT INTO t VALUES ('${"x".repeat(5 * PAGE)}');
      DELETE FROM t`);
    const trunk = readFileSync(path).readUInt32BE(32);
    overwrite(trunk, (bytes) => bytes.fill(0xaa));
    const { rows, damaged } = read();
    // The list was the trunk, and four leaves that nothing calls free any more.
    expect(rows).toEqual([]);
    expect(damaged).toBe(5);
  });

  test("ends where the list of free pages comes back to itself", () => {
    write(`CREATE TABLE t (a); INSERT INTO t VALUES ('${"x".repeat(5 * PAGE)}');
      DELETE FROM t`);
    const trunk = readFileSync(path).readUInt32BE(32);
    overwrite(trunk, (bytes) => bytes.writeUInt32BE(trunk, 0));
    expect(read()).toEqual({ rows: [], damaged: 0 });
  });

  test("counts an overwritten page once, and the records that need it", () => {
    write(`CREATE TABLE t (a, b); INSERT INTO t VALUES ('${"x".repeat(3 * PAGE)}', 1);
      INSERT INTO t VALUES ('short', 2)`);
    // Page 2 is the table's; 3 to 5 have the rest of the long record.
    overwrite(4, (bytes) => bytes.writeUInt32BE(99, 0));
    // The record, and the last page of it that nothing leads to any more.
    expect(read()).toEqual({ rows: [[2, "short", 2]], damaged: 2 });
    overwrite(2, (bytes) => bytes.fill(0xaa));
    expect(read()).toMatchObject({ rows: [], damaged: 4 });
  });

  test("counts records that cannot be read", () => {
    write("CREATE TABLE t (a); INSERT INTO t VALUES ('first'); INSERT INTO t VALUES ('second')");
    // The first pointer of the page points behind the page.
    overwrite(2, (bytes) => bytes.writeUInt16BE(PAGE - 1, 8));
    const { rows, damaged } = read();
    expect(rows.filter(([, value]) => value === "second")).toEqual([[2, "second"]]);
    expect(damaged).toBe(1);
  });

  test("does not count the page at 1 GB, which SQLite never writes", () => {
    write("CREATE TABLE t (a)");
    const pages = 2 ** 30 / PAGE + 2;
    truncateSync(path, pages * PAGE);
    const file = openSync(path, "r+");
    writeSync(file, Buffer.from([13]), 0, 1, 2 ** 30); // as a leaf would begin
    closeSync(file);
    // The schema and the table are two more.
    expect(read()).toEqual({ rows: [], damaged: pages - 3 });
  });

  test("of no file has no pages", () => {
    expect(read()).toEqual({ rows: [], damaged: 0 });
  });

  test("counts a page that is cut off", () => {
    write(`CREATE TABLE t (a); INSERT INTO t VALUES ('${"x".repeat(5 * PAGE)}')`);
    writeFileSync(path, readFileSync(path).subarray(0, -10));
    expect(read()).toEqual({ rows: [], damaged: expect.any(Number) });
    expect(read().damaged).toBeGreaterThanOrEqual(1);
  });
});
