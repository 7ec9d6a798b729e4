import { describe, expect, test } from "@jest/globals";
import {
  bytes,
  duration,
  isHostUrl,
  isWriteKey,
  origin,
  span,
  wholeNumber,
} from "../../transformer/server/config-values.js";

describe("values of variables", () => {
  test.each([
    ["0", undefined],
    ["1", 1],
    ["64", 64],
    ["65", undefined],
    ["1.5", undefined],
    ["-1", undefined],
    ["", undefined],
  ])("whole number from 1 to 64: %j", (text, value) => {
    expect(wholeNumber(text, 1, 64)).toBe(value);
  });

  test.each([
    ["1", 1],
    ["0", undefined],
    ["2KB", 2_048],
    ["3 mb", 3 * 2 ** 20],
    ["1GB", 2 ** 30],
    ["8388607GB", 8_388_607 * 2 ** 30],
    ["8388608GB", undefined],
    ["1TB", undefined],
    ["1toString", undefined],
    ["KB", undefined],
  ])("size %j", (text, value) => {
    expect(bytes(text)).toBe(value);
  });

  test.each([
    ["1ms", 1],
    ["1s", 1_000],
    ["1m", 60_000],
    ["1h", 3_600_000],
    ["1d", 86_400_000],
    ["0s", undefined],
    ["5", undefined],
    ["24d", 24 * 86_400_000],
    ["25d", undefined],
    ["2147483647ms", 2_147_483_647],
    ["2147483648ms", undefined],
  ])("duration %j, for which a timer can wait", (text, value) => {
    expect(duration(text)).toBe(value);
  });

  test.each([
    ["25d", 25 * 86_400_000],
    ["1000d", 86_400_000_000],
    ["86400000001ms", undefined],
  ])("span %j", (text, value) => {
    expect(span(text)).toBe(value);
  });

  test.each([
    ["a-key", true],
    [`sha256:${"a".repeat(64)}`, true],
    [`SHA256:${"A".repeat(64)}`, true],
    [`sha256:${"a".repeat(63)}`, false],
    ["sha256:", false],
    ["", false],
  ])("write key %j: %s", (text, isOne) => {
    expect(isWriteKey(text)).toBe(isOne);
  });

  test.each([
    ["http://localhost:9090", true],
    ["https://host/a/path", true],
    ["https://host/?a=1", false],
    ["https://host/#a", false],
    ["https://user@host", false],
    ["ftp://host", false],
    ["http://:9090", false],
    ["host", false],
  ])("address of a host %j: %s", (text, isOne) => {
    expect(isHostUrl(text)).toBe(isOne);
  });

  test.each([
    ["http://localhost:9090", "http://localhost:9090/"],
    ["https://host/", "https://host/"],
    ["https://host/path", undefined],
    ["https://host/?a=1", undefined],
    ["https://user@host", undefined],
    ["ftp://host", undefined],
    ["host", undefined],
  ])("origin %j", (text, href) => {
    expect(origin(text)?.href).toBe(href);
  });
});
