import { describe, expect, test } from "@jest/globals";
import { DEFAULT_SETTINGS, readSettings } from "../../transformer/core/settings.js";
import { eventOf, outcomesOf, refusalOf, trackPayload } from "../support/transform.js";

describe("a source's settings", () => {
  test.each([undefined, null, {}, { hostsOwn: 1 }])("%j sets nothing", (config) => {
    expect(readSettings(config).settings).toEqual(DEFAULT_SETTINGS);
  });

  test("an unknown key is named and ignored", () => {
    const { settings, unknownKeys } = readSettings({ eventDelivery: true, pseudonymize: true });
    expect(unknownKeys).toEqual(["eventDelivery"]);
    expect(settings).toEqual({ ...DEFAULT_SETTINGS, pseudonymize: true });
  });

  test.each<[unknown, string]>([
    ["text", "at /: must be object"],
    [[], "at /: must be object"],
    [{ unsupportedEvents: "drop" }, 'at /unsupportedEvents: must be one of "reject", "ignore"'],
    [{ unsupportedEvents: null }, 'at /unsupportedEvents: must be one of "reject", "ignore"'],
    [{ pseudonymize: "true" }, "at /pseudonymize: must be boolean"],
    [{ eventNames: [] }, "at /eventNames: must be object"],
    [
      { eventNames: { Read: "Email Read" } },
      'at /eventNames/Read: must be one of "Email Delivered"',
    ],
    [
      { eventNames: { "my open": "Email Opened", My_Open: "Email Delivered" } },
      "at /eventNames: names that differ only in case",
    ],
  ])("%j is refused, saying where and what is allowed", (config, message) => {
    expect(() => readSettings(config)).toThrow(message);
  });

  test("eventNames come before the built-in names, in any shape and spelling", () => {
    const eventNames = {
      "Newsletter read": "Email Opened",
      opened: "Email Delivered",
      "email opened": "Email Bounced",
      constructor: "Email Unsubscribed",
    };
    const config = { eventNames };
    const nameOf = (event: string): unknown => eventOf(trackPayload({ event }), config).event;
    expect(nameOf("NEWSLETTER_READ")).toBe("Email Opened");
    expect(nameOf("opened")).toBe("Email Delivered");
    expect(nameOf("Email Opened")).toBe("Email Bounced");
    expect(nameOf("constructor")).toBe("Email Unsubscribed");
    expect(eventOf({ event_type: "opened", identity: { user_id: 1 } }, config).event).toBe(
      "Email Delivered",
    );
    expect(refusalOf(trackPayload({ event: "toString" }), config).code).toBe("unsupported_event");
  });

  test("ignored events leave the others of the body alone", () => {
    const body = [trackPayload(), { event: "signup" }, {}];
    expect(outcomesOf(body, { unsupportedEvents: "ignore" }).map(({ kind }) => kind)).toEqual([
      "accepted",
      "ignored",
      "refused",
    ]);
  });
});
