import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { progressLine } from "../../transformer/cli/progress.js";

const CLEAR = "\r\u001b[K";

let written: string[];
const isTerminal = process.stderr.isTTY;

beforeEach(() => {
  written = [];
  jest.useFakeTimers();
  process.stderr.isTTY = true;
  jest.spyOn(process.stderr, "write").mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
});

afterEach(() => {
  jest.restoreAllMocks();
  jest.useRealTimers();
  process.stderr.isTTY = isTerminal;
});

describe("the progress line", () => {
  test("has a bar, the number, the rate and the time left", () => {
    const progress = progressLine("payloads");
    jest.advanceTimersByTime(2_000);
    progress.update(3_000, 0.25);
    expect(written).toEqual([
      `${CLEAR}█████░░░░░░░░░░░░░░░ 25 %, 3,000 payloads, 1,500 payloads/s, 6 s left`,
    ]);
  });

  test("is written every 100 ms at most", () => {
    const progress = progressLine("payloads");
    for (const time of [99, 1, 99, 1]) {
      jest.advanceTimersByTime(time);
      progress.update(1, undefined);
    }
    expect(written).toEqual([
      `${CLEAR}1 payloads, 10 payloads/s`,
      `${CLEAR}1 payloads, 5 payloads/s`,
    ]);
  });

  test("counts from the first update if some were done before", () => {
    const progress = progressLine("payloads", true);
    jest.advanceTimersByTime(50);
    progress.update(1_000, 0.5);
    jest.advanceTimersByTime(1_000);
    progress.update(1_100, 0.75);
    expect(written).toEqual([
      `${CLEAR}███████████████░░░░░ 75 %, 1,100 payloads, 100 payloads/s, 1 s left`,
    ]);
  });

  test("says nothing of the time left before there is progress", () => {
    const progress = progressLine("payloads");
    jest.advanceTimersByTime(1_000);
    progress.update(0, 0);
    expect(written).toEqual([`${CLEAR}░░░░░░░░░░░░░░░░░░░░ 0 %, 0 payloads, 0 payloads/s`]);
  });

  test("is removed once, and only if it was shown", () => {
    const progress = progressLine("payloads");
    progress.clear();
    jest.advanceTimersByTime(1_000);
    progress.update(1, undefined);
    progress.clear();
    progress.clear();
    expect(written.slice(1)).toEqual([CLEAR]);
  });

  test("is nothing where stderr is not a terminal", () => {
    process.stderr.isTTY = false;
    const progress = progressLine("payloads");
    jest.advanceTimersByTime(1_000);
    progress.update(1, 0.5);
    progress.clear();
    expect(written).toEqual([]);
  });
});
