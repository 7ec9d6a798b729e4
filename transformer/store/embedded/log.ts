import { existsSync, readFileSync } from "node:fs";
import { PAGE_SIZE } from "./database.js";

const HEADER = 32;
const FRAME_HEADER = 24;
const FRAME = FRAME_HEADER + PAGE_SIZE;
const BIG_ENDIAN = 0x377f0683;

/** SQLite's write-ahead log, checked. */
export interface Log {
  readonly bytes: Buffer;
  /** Where in the log the last committed image of each page is. */
  readonly pages: ReadonlyMap<number, number>;
  /** Where images are whose frame is damaged, with intact frames behind them. */
  readonly damaged: readonly number[];
  /** Whether SQLite would drop committed frames without an error. */
  readonly isDamaged: boolean;
  /** Frames at the end with this log's salt and a wrong checksum: torn while being written, or damaged. */
  readonly torn: number;
}

const EMPTY: Log = {
  bytes: Buffer.alloc(0),
  pages: new Map(),
  damaged: [],
  isDamaged: false,
  torn: 0,
};

/**
 * Reads a write-ahead log. A frame is intact if it has the log's salt, and its checksum continues the
 * one that the frame before it has. SQLite stops at the first frame that is not.
 *
 * @see https://www.sqlite.org/fileformat2.html#walformat
 */
export function readLog(path: string): Log {
  const bytes = existsSync(path) ? readFileSync(path) : EMPTY.bytes;
  const count = Math.floor((bytes.length - HEADER) / FRAME);
  if (count < 1) return EMPTY;
  const isBigEndian = bytes.readUInt32BE(0) === BIG_ENDIAN;
  const stored = sumAt(bytes, 24);
  const computed = checksum(bytes.subarray(0, 24), [0, 0], isBigEndian);
  const isHeaderIntact = isSame(stored, computed);
  // If a byte of the header is wrong, it is in the checksum or in front of it.
  const starts = isHeaderIntact ? [stored] : [stored, computed];
  const salt = isHeaderIntact ? saltAt(bytes, 16) : saltAt(bytes, HEADER + 8);

  const pages = new Map<number, number>();
  const damaged: number[] = [];
  let uncommitted: [page: number, at: number][] = [];
  let broken: number[] = [];
  let torn = 0;
  for (let at = HEADER; at + FRAME <= bytes.length; at += FRAME) {
    const before = at === HEADER ? starts : [sumAt(bytes, at - FRAME + 16)];
    const hasSalt = saltAt(bytes, at + 8) === salt;
    if (!hasSalt || !before.some((sum) => isIntact(bytes, at, sum, isBigEndian))) {
      broken.push(at + FRAME_HEADER);
      if (hasSalt) torn += 1;
      continue;
    }
    damaged.push(...broken);
    [broken, torn] = [[], 0];
    uncommitted.push([bytes.readUInt32BE(at), at + FRAME_HEADER]);
    const isCommit = bytes.readUInt32BE(at + 4) > 0;
    if (!isCommit) continue;
    for (const [page, place] of uncommitted) pages.set(page, place);
    uncommitted = [];
  }
  const isDamaged = damaged.length > 0 || (!isHeaderIntact && pages.size > 0);
  return { bytes, pages, damaged, isDamaged, torn };
}

type Sum = readonly [number, number];

function saltAt(bytes: Buffer, at: number): string {
  return bytes.toString("hex", at, at + 8);
}

function sumAt(bytes: Buffer, at: number): Sum {
  return [bytes.readUInt32BE(at), bytes.readUInt32BE(at + 4)];
}

function isSame(one: Sum, other: Sum): boolean {
  return one[0] === other[0] && one[1] === other[1];
}

function isIntact(bytes: Buffer, at: number, before: Sum, isBigEndian: boolean): boolean {
  const head = checksum(bytes.subarray(at, at + 8), before, isBigEndian);
  const image = bytes.subarray(at + FRAME_HEADER, at + FRAME);
  return isSame(checksum(image, head, isBigEndian), sumAt(bytes, at + 16));
}

function checksum(bytes: Buffer, [first, second]: Sum, isBigEndian: boolean): Sum {
  let [a, b] = [first, second];
  for (let at = 0; at < bytes.length; at += 8) {
    a = (a + wordAt(bytes, at, isBigEndian) + b) >>> 0;
    b = (b + wordAt(bytes, at + 4, isBigEndian) + a) >>> 0;
  }
  return [a, b];
}

function wordAt(bytes: Buffer, at: number, isBigEndian: boolean): number {
  return isBigEndian ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at);
}
