import { existsSync, statSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { Reserve } from "../../../transformer/store/embedded/reserve.js";
import { temporaryFolder } from "../../support/stores.js";

/** One and a half of the blocks that the file is written in. */
const BYTES = 1.5 * 2 ** 20;

let folder: ReturnType<typeof temporaryFolder>;

beforeEach(() => {
  jest.useFakeTimers();
  folder = temporaryFolder();
});

afterEach(() => {
  jest.useRealTimers();
  folder.remove();
});

const file = (): string => `${folder.path}/reserve`;

describe("the reserve", () => {
  test("is a file of its size, for this user alone", () => {
    const reserve = new Reserve(folder.path, BYTES, () => 0);
    expect(reserve.hasRoom()).toBe(true);
    expect([statSync(file()).size, statSync(file()).mode & 0o777]).toEqual([BYTES, 0o600]);
  });

  test("of another size is made again", () => {
    writeFileSync(file(), "short");
    new Reserve(folder.path, BYTES, () => 0).hasRoom();
    expect(statSync(file()).size).toBe(BYTES);
  });

  test("is given up, and made again a second later if the disk has room", () => {
    const reserve = new Reserve(folder.path, BYTES, () => 0);
    reserve.hasRoom();
    reserve.release();
    expect([existsSync(file()), reserve.hasRoom()]).toEqual([false, false]);
    jest.advanceTimersByTime(999);
    expect(reserve.hasRoom()).toBe(false);
    jest.advanceTimersByTime(1);
    expect([reserve.hasRoom(), existsSync(file())]).toEqual([true, true]);
  });

  test("that the disk has no room for is not made", () => {
    const reserve = new Reserve(folder.path, 2 ** 60, () => 0);
    expect([reserve.hasRoom(), existsSync(file())]).toEqual([false, false]);
  });

  test("is not needed on the disk if the store's file has room", () => {
    let unused = 2 ** 60;
    const reserve = new Reserve(folder.path, 2 ** 60, () => unused);
    expect([reserve.hasRoom(), existsSync(file())]).toEqual([true, false]);
    unused = 0;
    // The answer is a second old at most.
    expect(reserve.hasRoom()).toBe(true);
    jest.advanceTimersByTime(1_000);
    expect(reserve.hasRoom()).toBe(false);
  });

  test("and the room are told in bytes", () => {
    const { free, reserve } = new Reserve(folder.path, BYTES, () => 2 ** 60).room();
    expect(reserve).toBe(BYTES);
    expect(free).toBeGreaterThan(2 ** 60);
  });
});
