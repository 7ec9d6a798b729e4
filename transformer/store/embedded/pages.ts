import { closeSync, existsSync, fstatSync, openSync, readSync } from "node:fs";
import { PAGE_SIZE } from "./database.js";
import { readLog, type Log } from "./log.js";

/** A value of a record. */
export type Value = string | number | Buffer | null;

/** A record of a table or an index. */
export interface DamagedRecord {
  /** The row's number; 0 in an index and in a table without row ids. */
  readonly number: number;
  readonly values: readonly Value[];
}

/** Where an image of a page is: the page's number, or the place of a frame in the log. */
export type Place = { readonly page: number } | { readonly frame: number };

/** The types of pages with records. */
const TABLE_LEAF = 13;
const INDEX_INTERIOR = 2;
const INDEX_LEAF = 10;
const WITH_RECORDS: readonly (number | undefined)[] = [TABLE_LEAF, INDEX_INTERIOR, INDEX_LEAF];
const TABLE_INTERIOR = 5;

/** The page at 1 GB is never written: SQLite locks its bytes. */
const LOCK_PAGE = 2 ** 30 / PAGE_SIZE + 1;

/** Largest part of a record that an index page holds itself, and the least of a longer one. */
const INDEX_MOST = Math.floor(((PAGE_SIZE - 12) * 64) / 255) - 23;
const LEAST = Math.floor(((PAGE_SIZE - 12) * 32) / 255) - 23;

/**
 * The pages of a database and its write-ahead log, read without SQLite. SQLite refuses everything
 * below a damaged page of a tree; here every page is read for itself.
 *
 * @see https://www.sqlite.org/fileformat2.html
 */
export class DamagedPages {
  readonly log: Log;
  readonly #file: number | undefined;
  readonly #count: number;

  /** @param path of the database; its log is at `<path>-wal`. Either may be missing. */
  constructor(path: string) {
    this.log = readLog(`${path}-wal`);
    this.#file = existsSync(path) ? openSync(path, "r") : undefined;
    const size = this.#file === undefined ? 0 : fstatSync(this.#file).size;
    this.#count = Math.max(Math.ceil(size / PAGE_SIZE), ...this.log.pages.keys());
  }

  close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
  }

  /** Where records are, and how many pages and records cannot be read. */
  survey(): { places: Place[]; damaged: number } {
    const known = this.#free();
    const places: Place[] = [];
    const unknown: number[] = [];
    let damaged = this.log.damaged.length;
    for (let page = 1; page <= this.#count; page += 1) {
      const type = this.#typeOf({ page });
      if (known.has(page) || type === TABLE_INTERIOR || page === LOCK_PAGE) continue;
      if (WITH_RECORDS.includes(type)) places.push({ page });
      else unknown.push(page);
    }
    for (const frame of this.log.damaged) places.push({ frame });
    for (const place of places) {
      for (const record of this.records(place, known)) if (record === undefined) damaged += 1;
    }
    // A page is damaged if it is neither free, nor part of a tree, nor the rest of a long record.
    return { places, damaged: damaged + unknown.filter((page) => !known.has(page)).length };
  }

  /**
   * The records of a page; undefined for each that cannot be read.
   *
   * @param overflow gets the numbers of the overflow pages
   */
  *records(place: Place, overflow?: Set<number>): Generator<DamagedRecord | undefined> {
    const bytes = this.#read(place);
    const type = this.#typeOf(place);
    if (bytes === undefined || !WITH_RECORDS.includes(type)) return;
    for (const at of cellsOf(bytes, startOf(place), type !== INDEX_INTERIOR)) {
      try {
        yield this.#recordAt(bytes, type === INDEX_INTERIOR ? at + 4 : at, {
          isTable: type === TABLE_LEAF,
          overflow,
        });
      } catch {
        yield undefined;
      }
    }
  }

  #recordAt(
    bytes: Buffer,
    at: number,
    { isTable, overflow }: { isTable: boolean; overflow: Set<number> | undefined },
  ): DamagedRecord {
    const [length, afterLength] = varintAt(bytes, at);
    const [number, start] = isTable ? varintAt(bytes, afterLength) : [0, afterLength];
    if (length > this.#count * PAGE_SIZE) throw new RangeError("the record is too long");
    const local = localLength(length, isTable ? PAGE_SIZE - 35 : INDEX_MOST);
    const parts = [bytes.subarray(start, start + local)];
    let left = length - local;
    let next = left > 0 ? bytes.readUInt32BE(start + local) : 0;
    while (left > 0) {
      const page = this.#read({ page: next });
      if (page === undefined) throw new RangeError("an overflow page is missing");
      overflow?.add(next);
      parts.push(page.subarray(4, 4 + Math.min(left, PAGE_SIZE - 4)));
      left -= PAGE_SIZE - 4;
      next = page.readUInt32BE(0);
    }
    return { number, values: valuesOf(Buffer.concat(parts)) };
  }

  /** The pages that the list of free pages names, as far as it can be read. */
  #free(): Set<number> {
    const free = new Set<number>();
    let trunk = this.#read({ page: 1 })?.readUInt32BE(32) ?? 0;
    while (trunk > 0 && !free.has(trunk)) {
      const bytes = this.#read({ page: trunk });
      const count = bytes?.readUInt32BE(4) ?? Infinity;
      if (bytes === undefined || count > PAGE_SIZE / 4 - 2) break;
      free.add(trunk);
      for (let leaf = 0; leaf < count; leaf += 1) free.add(bytes.readUInt32BE(8 + 4 * leaf));
      trunk = bytes.readUInt32BE(0);
    }
    return free;
  }

  #typeOf(place: Place): number | undefined {
    return this.#read(place)?.[startOf(place)];
  }

  #read(place: Place): Buffer | undefined {
    const frame = "frame" in place ? place.frame : this.log.pages.get(place.page);
    if (frame !== undefined) return this.log.bytes.subarray(frame, frame + PAGE_SIZE);
    if (this.#file === undefined || "frame" in place || place.page < 1) return undefined;
    const bytes = Buffer.alloc(PAGE_SIZE);
    const read = readSync(this.#file, bytes, 0, PAGE_SIZE, (place.page - 1) * PAGE_SIZE);
    return read === PAGE_SIZE ? bytes : undefined;
  }
}

/** The first page begins with the header of the file. */
function startOf(place: Place): number {
  return "page" in place && place.page === 1 ? 100 : 0;
}

/** Where the cells of a page begin. */
function cellsOf(bytes: Buffer, start: number, isLeaf: boolean): number[] {
  const pointers = start + (isLeaf ? 8 : 12);
  const most = Math.floor((PAGE_SIZE - pointers) / 2);
  const count = Math.min(bytes.readUInt16BE(start + 3), most);
  return Array.from({ length: count }, (_, index) => bytes.readUInt16BE(pointers + 2 * index));
}

/** How much of a record is on its own page; the rest is on overflow pages. */
function localLength(length: number, most: number): number {
  if (length <= most) return length;
  const fitting = LEAST + ((length - LEAST) % (PAGE_SIZE - 4));
  return fitting <= most ? fitting : LEAST;
}

function valuesOf(record: Buffer): Value[] {
  const values: Value[] = [];
  const [header, first] = varintAt(record, 0);
  let at = first;
  let from = header;
  while (at < header) {
    const [type, next] = varintAt(record, at);
    const length = type < 12 ? (LENGTHS[type] ?? 0) : Math.floor((type - 12) / 2);
    if (from + length > record.length) throw new RangeError("a value is cut off");
    values.push(valueOf(type, record.subarray(from, from + length)));
    from += length;
    at = next;
  }
  return values;
}

/** Bytes of the serial types 0 to 9. */
const LENGTHS = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0];

function valueOf(type: number, bytes: Buffer): Value {
  if (type >= 12) return type % 2 === 0 ? bytes : bytes.toString();
  if (type === 0) return null;
  if (type >= 8) return type - 8;
  if (type === 7) return bytes.readDoubleBE(0);
  return type === 6 ? Number(bytes.readBigInt64BE(0)) : bytes.readIntBE(0, bytes.length);
}

/** A number of variable length, and where it ends. */
function varintAt(bytes: Buffer, start: number): [value: number, end: number] {
  let value = 0;
  for (let at = start; at < start + 8; at += 1) {
    const byte = bytes.readUInt8(at);
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return [value, at + 1];
  }
  return [value * 256 + bytes.readUInt8(start + 8), start + 9];
}
