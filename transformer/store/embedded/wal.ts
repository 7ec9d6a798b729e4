const HEADER = 32;
const FRAME_HEADER = 24;

/**
 * How many frames of SQLite's write-ahead log belong to the log but come after one whose checksum
 * is wrong: SQLite drops these in silence, though they may have been committed. The end of a log
 * that is merely torn, or left over from before the last checkpoint, has none.
 *
 * @param log the file, in the format of https://www.sqlite.org/fileformat2.html#walformat
 */
export function dropsFrames(log: Buffer): number {
  if (log.length < HEADER) return 0;
  const isBigEndian = (log.readUInt32BE(0) & 1) === 1;
  const size = FRAME_HEADER + log.readUInt32BE(8);
  const salt = log.subarray(16, 24);
  let sum = checksum(log.subarray(0, 24), [0, 0], isBigEndian);
  let isGood = sum[0] === log.readUInt32BE(24) && sum[1] === log.readUInt32BE(28);
  let dropped = 0;
  for (let at = HEADER; at + size <= log.length; at += size) {
    const belongs = log.subarray(at + 8, at + 16).equals(salt);
    if (!belongs) break;
    if (isGood) {
      sum = checksum(log.subarray(at, at + 8), sum, isBigEndian);
      sum = checksum(log.subarray(at + FRAME_HEADER, at + size), sum, isBigEndian);
      isGood = sum[0] === log.readUInt32BE(at + 16) && sum[1] === log.readUInt32BE(at + 20);
    }
    if (!isGood) dropped += 1;
  }
  return dropped;
}

type Sum = readonly [number, number];

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
