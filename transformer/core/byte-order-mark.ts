/** Texts may begin with it, but JSON may not. */
const MARK = "\ufeff";
const MARK_BYTES = [0xef, 0xbb, 0xbf] as const;

/** A text without the byte order mark that it may begin with. */
export function withoutMark(text: string): string {
  return text.startsWith(MARK) ? text.slice(MARK.length) : text;
}

/** Bytes of UTF-8 without the byte order mark that they may begin with. */
export function withoutMarkBytes(bytes: Buffer): Buffer {
  const hasMark = MARK_BYTES.every((byte, index) => bytes[index] === byte);
  return hasMark ? bytes.subarray(MARK_BYTES.length) : bytes;
}
