import { describe, expect, test } from "@jest/globals";
import { DEFAULT_SETTINGS, type Settings } from "../../transformer/core/settings.js";
import { transformBody } from "../../transformer/core/transform.js";
import { VERSION } from "../../transformer/generated/version.js";
import { eventOf, NOW, refusalOf, trackPayload } from "../support/transform.js";

describe("the track event", () => {
  test("has exactly the fields of the contract", () => {
    const payload = trackPayload({
      type: "track",
      messageId: "m-1",
      channel: "server",
      receivedAt: "2026-03-01T09:31:00Z",
      integrations: { All: false, Nudgespot: true },
      writeKey: "KEY",
      traits: { plan: "pro" },
    });
    expect(eventOf(payload)).toEqual({
      type: "track",
      event: "Email Opened",
      messageId: "m-1",
      userId: "u-9",
      timestamp: "2026-03-01T09:30:00.000Z",
      originalTimestamp: "2026-03-01T09:30:00.000Z",
      context: {
        library: { name: "nudgespot-source", version: VERSION },
        integration: { name: "Nudgespot", version: VERSION },
      },
      integrations: { Nudgespot: false },
      properties: {},
    });
  });

  test("keeps the payload's context but for library and integration", () => {
    const context = {
      app: { name: "shop" },
      locale: null,
      library: { name: "other", version: "9.9.9" },
      integration: "other",
    };
    expect(eventOf(trackPayload({ context })).context).toEqual({
      app: { name: "shop" },
      locale: null,
      library: { name: "nudgespot-source", version: VERSION },
      integration: { name: "Nudgespot", version: VERSION },
    });
  });

  test("keeps context fields with names that the plugin does not write", () => {
    const context = { page: "https://shop.example/", traits: { emailSha256: "ABC" } };
    expect(eventOf(trackPayload({ context })).context).toMatchObject(context);
  });

  test.each([
    [{ user_agent: "UA" }, "UA"],
    [{ userAgent: "UA", user_agent: "other" }, "UA"],
    [{ userAgent: null, user_agent: "UA" }, "UA"],
    [{ userAgent: null }, undefined],
  ])("calls the user agent userAgent: %o", (context, userAgent) => {
    const written = eventOf(trackPayload({ context })).context;
    expect(written.userAgent).toBe(userAgent);
    expect(written).not.toHaveProperty("user_agent");
  });

  test("takes the names from the outer traits, too, and keeps the other context traits", () => {
    const payload = trackPayload({
      context: { traits: { first_name: "Ann", plan: "pro" } },
      traits: { firstName: "Other", last_name: "Lee", plan: "free" },
    });
    const { traits } = eventOf(payload).context;
    expect(traits).toEqual({ firstName: "Ann", lastName: "Lee", plan: "pro" });
  });

  test("is refused where the contract says of what type a field is", () => {
    const { code, message } = refusalOf(trackPayload({ properties: { email_subject: { a: 1 } } }));
    expect(code).toBe("schema_violation");
    expect(message).toContain("at /properties/email_subject: must be string, number or boolean");
  });

  test("a defect is thrown to the host, which answers for it", () => {
    const eventNames = {
      get: (): never => {
        throw new RangeError("defect");
      },
    } as unknown as Settings["eventNames"];
    const settings = { ...DEFAULT_SETTINGS, eventNames };
    expect(() => transformBody(trackPayload(), { settings, now: NOW })).toThrow(RangeError);
  });

  test("leaves the payload as it is", () => {
    const payload = trackPayload({
      context: { user_agent: "UA", traits: { first_name: "Ann" } },
      properties: { mail_id: 7, token: "t", userId: "x", constructor: 1, deep: { list: [1] } },
    });
    const before = structuredClone(payload);
    eventOf(payload, { pseudonymize: true });
    expect(payload).toEqual(before);
  });
});
