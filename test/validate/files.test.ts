import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { convertFiles, type Counts } from "../../transformer/convert/convert.js";
import { DEFAULT_SETTINGS } from "../../transformer/core/settings.js";
import { payloadCheck } from "../../transformer/validate/check.js";
import { validateFiles } from "../../transformer/validate/validate.js";
import { temporaryFolder } from "../support/stores.js";
import { NOW } from "../support/transform.js";

const GOOD = '{"event":"Email Opened","userId":"u-1","timestamp":1772357400}\n';
const BAD = '{"event":"Email Opened","timestamp":1772357400}\n';

let folder: ReturnType<typeof temporaryFolder>;
let paths: string[];

beforeAll(() => {
  folder = temporaryFolder();
  paths = [`${GOOD}${BAD}`, BAD].map((lines, index) => {
    const path = join(folder.path, `${index}.ndjson`);
    writeFileSync(path, lines);
    return path;
  });
  const bytes = join(folder.path, "bytes.ndjson");
  writeFileSync(bytes, Buffer.concat([Buffer.of(0xff, 0x0a), Buffer.from("no JSON\n")]));
  paths.push(bytes);
});

afterAll(() => {
  folder.remove();
});

describe("files", () => {
  test("are validated one after the other, with progress to the end", async () => {
    const shares: (number | undefined)[] = [];
    const { summary, findings } = await validateFiles(paths, {
      check: payloadCheck(DEFAULT_SETTINGS, NOW),
      maxFindings: 3,
      onProgress: ({ share }) => shares.push(share),
    });
    expect(summary).toEqual({ payloads: 5, accepted: 1, refused: 4, ignored: 0, warnings: 0 });
    expect(findings.map(({ file, line }) => [paths.indexOf(file), line])).toEqual([
      [0, 2],
      [1, 1],
      [2, 1],
    ]);
    expect(shares.at(-1)).toBe(1);
  });

  test("of one array have as many payloads as they like", async () => {
    const path = join(folder.path, "array.json");
    writeFileSync(path, `[${Array(20_000).fill(GOOD.trim()).join()}]`);
    const { summary } = await validateFiles([path], {
      check: payloadCheck(DEFAULT_SETTINGS, NOW),
      maxFindings: 1,
    });
    expect(summary).toMatchObject({ payloads: 20_000, accepted: 20_000 });
  });

  const written = { events: "", rejected: "" };

  const convert = (onProgress?: (counts: Counts) => boolean): Promise<Counts> =>
    convertFiles(paths, {
      settings: DEFAULT_SETTINGS,
      now: NOW,
      writeEvents: async (lines) => void (written.events += await Promise.resolve(lines)),
      writeRejected: async (lines) => void (written.rejected += await Promise.resolve(lines)),
      ...(onProgress && { onProgress }),
    });

  test("are converted, with nothing lost", async () => {
    expect(await convert()).toEqual({ accepted: 1, refused: 4, ignored: 0 });
    expect(written.events.split("\n")).toHaveLength(2);
    const rejected = written.rejected.trimEnd().split("\n");
    expect(rejected.map((line) => (JSON.parse(line) as { code: string }).code)).toEqual([
      "no_recipient",
      "no_recipient",
      "invalid_json",
      "invalid_json",
    ]);
  });

  test("are converted until interrupted", async () => {
    const counts = await convert(({ refused }) => refused === 0);
    expect(counts).toEqual({ accepted: 1, refused: 1, ignored: 0 });
  });
});
