import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { openDocuments } from "../../transformer/files/documents.js";
import { FileError } from "../../transformer/files/text-file.js";
import { temporaryFolder } from "../support/stores.js";

/** Text, line and column of each document. */
type Read = [text: string, line: number, column: number][];

async function read(chunks: readonly (string | Buffer)[]): Promise<Read> {
  const stdin = Readable.from(chunks.map((chunk) => Buffer.from(chunk as string)));
  const file = await openDocuments("-", stdin);
  const documents: Read = [];
  for await (const some of file.documents()) {
    for (const { bytes, line, column } of some) documents.push([bytes.toString(), line, column]);
  }
  return documents;
}

const MARK = "\ufeff";

const CASES: [name: string, text: string, documents: Read][] = [
  ["nothing", "", []],
  ["blank lines", "\n \r\n\n", []],
  ["an object", '{"a":1}', [['{"a":1}', 1, 1]]],
  ["an object over several lines", '{\n  "a": 1\n}\n', [['{\n  "a": 1\n}\n', 1, 1]]],
  [
    "lines",
    '{"a":1}\n{"a":2}\n',
    [
      ['{"a":1}', 1, 1],
      ['{"a":2}', 2, 1],
    ],
  ],
  [
    "lines as people leave them",
    `${MARK}{"a":1}\r\n\r\n\n{"a":2}\r\n  {"a":3}`,
    [
      ['{"a":1}\r', 1, 1],
      ['{"a":2}\r', 4, 1],
      ['  {"a":3}', 5, 1],
    ],
  ],
  [
    "an array on a line",
    '[{"a":1},{"a":2}]',
    [
      ['{"a":1}', 1, 2],
      ['{"a":2}', 1, 10],
    ],
  ],
  ["an empty array on a line", "[]\n", [["[]", 1, 1]]],
  [
    "arrays on lines",
    "[1,2]\n[3]\n",
    [
      ["[1,2]", 1, 1],
      ["[3]", 2, 1],
    ],
  ],
  [
    "an array over several lines",
    '[\n  {"a": 1},\n  {"é": [1, "]"]}, {"a": 3}\n]\n',
    [
      ['{"a": 1}', 2, 3],
      ['{"é": [1, "]"]}', 3, 3],
      ['{"a": 3}\n', 3, 20],
    ],
  ],
  [
    "an array whose items are over several lines",
    '[\n{\n"a": "\\"[{"\n}\n,\n1\n]',
    [
      ['{\n"a": "\\"[{"\n}\n', 2, 1],
      ["1\n", 6, 1],
    ],
  ],
  ["an empty array over several lines", "[\n\n]", [["[]", 1, 1]]],
  [
    "an array with a hole",
    "[\n1,\n,2]",
    [
      ["1", 2, 1],
      ["", 3, 1],
      ["2", 3, 2],
    ],
  ],
  [
    "an array without an end",
    "[\n1,\n2",
    [
      ["1", 2, 1],
      ["2", 3, 1],
    ],
  ],
  ["an array that only begins", "[\n\n{", [["{", 3, 1]]],
  [
    "an array with more after it",
    "[\n1\n]\nx",
    [
      ["1\n", 2, 1],
      ["x", 4, 1],
    ],
  ],
  [
    "lines of which the first is cut off",
    '{"a":\n{"a":2}\n',
    [
      ['{"a":', 1, 1],
      ['{"a":2}', 2, 1],
    ],
  ],
  [
    "lines of which the first is cut off in a text",
    '{"a":"b\n{"a":2}',
    [
      ['{"a":"b', 1, 1],
      ['{"a":2}', 2, 1],
    ],
  ],
  [
    "lines of which one is no JSON",
    '{"a":1}\nno\n',
    [
      ['{"a":1}', 1, 1],
      ["no", 2, 1],
    ],
  ],
  [
    "no JSON at all",
    "a,b\n1,2",
    [
      ["a,b", 1, 1],
      ["1,2", 2, 1],
    ],
  ],
];

describe("documents of a file", () => {
  test.each(CASES)("%s", async (_name, text, documents) => {
    expect(await read([text])).toEqual(documents);
  });

  test.each(CASES)("%s, byte by byte", async (_name, text, documents) => {
    expect(await read([...Buffer.from(text)].map((byte) => Buffer.of(byte)))).toEqual(documents);
  });

  test.each(CASES)("%s, in gzip", async (_name, text, documents) => {
    expect(await read([gzipSync(text)])).toEqual(documents);
  });

  test("lines beyond the first chunk", async () => {
    const line = JSON.stringify({ a: "x".repeat(50_000) });
    const documents = await read([`${line}\n`, `${line}\n`, line]);
    expect(documents.map(([, number]) => number)).toEqual([1, 2, 3]);
  });

  test("an array on a line longer than the first chunk, and another after it", async () => {
    const item = JSON.stringify({ a: "x".repeat(40_000) });
    const documents = await read([`[${item},${item}]\n`, "[3, 4]\n"]);
    expect(documents).toEqual([
      [item, 1, 2],
      [item, 1, item.length + 3],
      ["3", 2, 2],
      ["4", 2, 5],
    ]);
  });

  test("a line of megabytes is one document", async () => {
    const line = JSON.stringify({ a: "x".repeat(3_000_000) });
    expect(await read([line.slice(0, 1_000_000), line.slice(1_000_000)])).toEqual([[line, 1, 1]]);
  });

  test("gzip that is cut off ends the reading", async () => {
    const cut = gzipSync("x".repeat(1_000)).subarray(0, 20);
    await expect(read([cut])).rejects.toThrow(FileError);
  });
});

describe("a file on disk", () => {
  let folder: ReturnType<typeof temporaryFolder>;

  beforeAll(() => {
    folder = temporaryFolder();
  });

  afterAll(() => {
    folder.remove();
  });

  test("has a size, and a position that comes to it", async () => {
    const path = join(folder.path, "payloads.ndjson");
    writeFileSync(path, '{"a":1}\n{"a":2}\n');
    const file = await openDocuments(path);
    expect([file.size, file.position()]).toEqual([16, 0]);
    const counts = [];
    for await (const some of file.documents()) counts.push(some.length);
    expect(counts.reduce((sum, count) => sum + count)).toBe(2);
    expect(file.position()).toBe(16);
  });

  test("that is not there is said so in one line", async () => {
    await expect(openDocuments("none.json")).rejects.toThrow("none.json cannot be read: ENOENT");
    const directory = await openDocuments(folder.path);
    await expect(directory.documents().next()).rejects.toThrow("cannot be read: EISDIR");
  });
});
