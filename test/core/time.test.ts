import { describe, expect, test } from "@jest/globals";
import { readTime } from "../../transformer/core/time.js";
import { eventOf, NOW, refusalOf, trackPayload } from "../support/transform.js";

const DAY = 24 * 60 * 60 * 1000;

const readable: [name: string, given: unknown, written: string][] = [
  ["ISO in UTC", "2026-03-01T09:30:00.123Z", "2026-03-01T09:30:00.123Z"],
  ["ISO without milliseconds", "2026-03-01T09:30:00Z", "2026-03-01T09:30:00.000Z"],
  ["ISO without seconds", "2026-03-01T09:30Z", "2026-03-01T09:30:00.000Z"],
  ["ISO with one digit of a second", "2026-03-01T09:30:00.5Z", "2026-03-01T09:30:00.500Z"],
  ["ISO with nanoseconds", "2026-03-01T09:30:00.289999999Z", "2026-03-01T09:30:00.289Z"],
  ["ISO with an offset to the east", "2026-03-01T10:15:30+01:00", "2026-03-01T09:15:30.000Z"],
  ["ISO with an offset to the west", "2026-02-28T21:00:00-0330", "2026-03-01T00:30:00.000Z"],
  ["ISO with hours of an offset", "2026-03-01T10:00:00+05", "2026-03-01T05:00:00.000Z"],
  ["ISO without zone", "2026-03-01T09:30:00", "2026-03-01T09:30:00.000Z"],
  ["ISO with a space", " 2026-03-01 09:30:00.250 ", "2026-03-01T09:30:00.250Z"],
  ["a date", "2026-03-01", "2026-03-01T00:00:00.000Z"],
  ["29 February of a leap year", "2024-02-29T12:00:00Z", "2024-02-29T12:00:00.000Z"],
  ["unix seconds", 1767225600, "2026-01-01T00:00:00.000Z"],
  ["unix seconds with a fraction", 1767225600.25, "2026-01-01T00:00:00.250Z"],
  ["unix milliseconds", 1767225600250, "2026-01-01T00:00:00.250Z"],
  ["unix seconds in a string", " 1767225600 ", "2026-01-01T00:00:00.000Z"],
  ["unix milliseconds in a string", "1767225600250", "2026-01-01T00:00:00.250Z"],
  ["ISO in the basic form", "20260301T093000Z", "2026-03-01T09:30:00.000Z"],
  [
    "ISO in the basic form, with all of it",
    "20260301T103000.1239+0100",
    "2026-03-01T09:30:00.123Z",
  ],
  ["a date in the basic form", "20260301", "2026-03-01T00:00:00.000Z"],
  ["the midnight that ends a day", "2026-02-28T24:00:00Z", "2026-03-01T00:00:00.000Z"],
  ["a leap second", "2016-12-31T23:59:60Z", "2017-01-01T00:00:00.000Z"],
  ["64 characters", `2026-03-01T09:30:00.${"1".repeat(43)}Z`, "2026-03-01T09:30:00.111Z"],
  ["the earliest", "2000-01-01T00:00:00Z", "2000-01-01T00:00:00.000Z"],
  ["the earliest in seconds", 946684800, "2000-01-01T00:00:00.000Z"],
  ["24 hours ahead", NOW + DAY, "2026-05-02T12:00:00.000Z"],
];

const unreadable: [name: string, given: unknown][] = [
  ["a word", "yesterday"],
  ["an empty string", ""],
  ["an object", {}],
  ["a list", [1767225600]],
  ["a boolean", true],
  ["30 February", "2026-02-30T00:00:00Z"],
  ["month 13", "2026-13-01T00:00:00Z"],
  ["day 0", "2026-03-00T00:00:00Z"],
  ["hour 24 but for midnight", "2026-03-01T24:00:01Z"],
  ["hour 24 with a minute and a second", "2026-03-01T24:01:01Z"],
  ["hour 24 with a second and a millisecond", "2026-03-01T24:00:01.001Z"],
  ["hour 24 with a millisecond", "2026-03-01T24:00:00.001Z"],
  ["minute 60", "2026-03-01T09:60:00Z"],
  ["second 61", "2026-03-01T09:30:61Z"],
  ["a basic date that does not exist", "20260230"],
  ["a date and a time of different forms", "20260301T09:30:00Z"],
  ["150,000 spaces", " ".repeat(150_000)],
  ["65 characters", `2026-03-01T09:30:00.${"1".repeat(44)}Z`],
  ["an offset of 24 hours", "2026-03-01T09:30:00+24:00"],
  ["an offset of 60 minutes", "2026-03-01T09:30:00+01:60"],
  ["text after a time", "2026-03-01T09:30:00Z; DROP"],
  ["an American date", "03/01/2026"],
  ["a year alone", "2026"],
  ["a moment before the earliest", "1999-12-31T23:59:59.999Z"],
  ["a second before the earliest", 946684799],
  ["a millisecond over 24 hours ahead", NOW + DAY + 1],
  ["microseconds", 1767225600250000],
  ["a negative number", -1],
];

describe("when an event happened", () => {
  test.each(readable)("%s", (_name, timestamp, written) => {
    const event = eventOf(trackPayload({ timestamp }));
    expect(event).toMatchObject({ timestamp: written, originalTimestamp: written });
    expect(event).not.toHaveProperty("sentAt");
  });

  test.each(unreadable)("refused: %s", (_name, timestamp) => {
    const { code, message } = refusalOf(trackPayload({ timestamp }));
    expect(code).toBe("invalid_timestamp");
    expect(message).toContain("/timestamp");
  });

  test.each([
    { originalTimestamp: "2026-03-02T00:00:00Z", sentAt: "2026-03-03T00:00:00Z" },
    { originalTimestamp: null, sentAt: "2026-03-02T00:00:00Z" },
  ])("without timestamp, the next field that has one: %o", (fields) => {
    const event = eventOf(trackPayload({ timestamp: null, ...fields }));
    expect(event.timestamp).toBe("2026-03-02T00:00:00.000Z");
    expect(event.originalTimestamp).toBe("2026-03-02T00:00:00.000Z");
  });

  test.each([1767225661.1239, "1767225661.1239", 1767225661123.9, "2026-01-01T00:01:01.1239Z"])(
    "digits after the millisecond are cut in every form, so one moment has one id: %s",
    (timestamp) => {
      const event = eventOf(trackPayload({ timestamp }));
      expect(event.timestamp).toBe("2026-01-01T00:01:01.123Z");
      const cut = eventOf(trackPayload({ timestamp: "2026-01-01T00:01:01.123Z" }));
      expect(event.messageId).toBe(cut.messageId);
    },
  );

  test("sentAt is passed on and does not replace the time", () => {
    const event = eventOf(trackPayload({ sentAt: "2026-03-04T01:00:00+01:00" }));
    expect(event.sentAt).toBe("2026-03-04T00:00:00.000Z");
    expect(event.timestamp).toBe("2026-03-01T09:30:00.000Z");
  });

  test("a sentAt that is not a time is named", () => {
    expect(refusalOf(trackPayload({ sentAt: "soon" })).message).toContain("/sentAt");
  });

  test("no time at all writes neither field", () => {
    const event = eventOf(trackPayload({ timestamp: null }));
    expect(event).not.toHaveProperty("timestamp");
    expect(event).not.toHaveProperty("originalTimestamp");
  });
});

test.each([
  "2026-03-01 09:30:00 UTC",
  "2026-03-01 10:30:00 +0100",
  "2026-03-01T09:30:00 GMT",
  "Sun, 01 Mar 2026 09:30:00 +0000",
  "Sun, 1 Mar 2026 10:30:00 +0100",
  "1 Mar 2026 09:30:00 GMT",
  "Sun, 01 Mar 2026 09:30 UT",
  "Sun, 01 Mar 2026 04:30:00 -0500 (EST)",
])("%s", (text) => {
  expect(readTime(text, "/timestamp", NOW)).toBe("2026-03-01T09:30:00.000Z");
});

test.each([
  "Sun, 30 Feb 2026 09:30:00 +0000",
  "Sun, 01 Foo 2026 09:30:00 +0000",
  "Sun, 01 Mar 2026 25:30:00 +0000",
  "Sun, 01 Mar 2026 09:30:00",
])("%s cannot be read", (text) => {
  expect(() => readTime(text, "/timestamp", NOW)).toThrow("RFC 2822");
});
