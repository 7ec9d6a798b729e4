import { createHash } from "node:crypto";
import { describe, expect, test } from "@jest/globals";
import { cutIp, firstIp } from "../../transformer/core/ip.js";
import type { JsonObject } from "../../transformer/core/values.js";
import { eventOf, trackPayload, type LooseEvent } from "../support/transform.js";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const ANN = sha256("ann@example.com");

const pseudonymized = (changes: JsonObject): LooseEvent =>
  eventOf(trackPayload(changes), { pseudonymize: true });

describe("pseudonymize", () => {
  test("is off unless it is set", () => {
    const event = eventOf(trackPayload({ traits: { email: "ann@example.com" } }));
    expect(event.context.traits).toEqual({ email: "ann@example.com" });
  });

  test("the anonymous id is the hash of the trimmed, lower-cased address", () => {
    const event = pseudonymized({ userId: null, traits: { email: " Ann@Example.com " } });
    expect(event.anonymousId).toBe(ANN);
    expect(event.context.traits).toEqual({ emailSha256: ANN });
  });

  test("names leave the traits and other traits stay", () => {
    const traits = {
      email: "ann@example.com",
      firstName: "Ann",
      last_name: "Lee",
      name: "Ann Lee",
      "Full Name": "Ann Lee",
      plan: "pro",
      fname: "Ann",
      company: { name: "Shop", size: 9, people: [{ given: "Ann", role: "buyer" }] },
    };
    expect(pseudonymized({ context: { traits } }).context.traits).toEqual({
      emailSha256: ANN,
      plan: "pro",
      company: { size: 9, people: [{ role: "buyer" }] },
    });
  });

  test("no field holds an address as a whole value", () => {
    const event = pseudonymized({
      userId: "ANN@example.com",
      anonymousId: "other@example.com",
      context: {
        traits: { email: "ann@example.com", work: "ann@work.example" },
        by: "ann@example.com",
      },
      properties: {
        contact_value: "ann@example.com",
        email: " ann@example.com",
        cc: ["bob@example.com", { deep: "eve+x@mail.example.org" }],
        link_url: "https://user@shop.example/?to=ann@example.com",
        note: "write to ann@example.com",
        handle: "@ann",
      },
    });
    expect(event.userId).toBe(ANN);
    expect(event.anonymousId).toBe(sha256("other@example.com"));
    expect(event.context).toMatchObject({
      by: ANN,
      traits: { emailSha256: ANN, work: sha256("ann@work.example") },
    });
    expect(event.properties).toEqual({
      contact_value: ANN,
      email: ANN,
      cc: [sha256("bob@example.com"), { deep: sha256("eve+x@mail.example.org") }],
      link_url: "https://user@shop.example/?to=ann@example.com",
      note: "write to ann@example.com",
      handle: "@ann",
    });
  });

  test.each([
    '"Ann Lee" <Ann@Example.com>',
    "Ann Lee <ann@example.com>",
    "<ann@example.com>",
    '"ann@example.com"',
    "(ann@example.com)",
    "['ann@example.com']",
    "mailto:ann@example.com",
    "MAILTO:ann%40example.com?subject=Hi",
    "ann%40example.com",
  ])("an address is one in other forms, too, and has the same hash: %s", (given) => {
    const event = pseudonymized({ userId: given, properties: { to: given, [given]: 1 } });
    expect(event.userId).toBe(ANN);
    expect(event.properties).toEqual({ to: ANN, [ANN]: 1 });
    expect(pseudonymized({ traits: { email: given } }).context.traits).toEqual({
      emailSha256: ANN,
    });
  });

  test.each(['"ann lee"@example.com', "ann@[192.0.2.1]"])("%s is an address", (given) => {
    expect(pseudonymized({ properties: { to: given } }).properties).toEqual({ to: sha256(given) });
  });

  test.each(["ann%40", "@", "<>", "a > b", "mailto:", `<${"x".repeat(600)}@example.com>`])(
    "%s is none",
    (given) => {
      expect(pseudonymized({ properties: { to: given } }).properties).toEqual({ to: given });
    },
  );

  test("an address that does not look like one is replaced just as well", () => {
    const event = pseudonymized({
      userId: null,
      traits: { email: "postmaster" },
      properties: { to: " PostMaster " },
    });
    expect(event.anonymousId).toBe(sha256("postmaster"));
    expect(event.properties.to).toBe(sha256("postmaster"));
  });

  test("an anonymous id that is not an address stays", () => {
    const event = pseudonymized({ userId: null, anonymousId: "anon-1" });
    expect(event.anonymousId).toBe("anon-1");
  });

  test("IP addresses are cut wherever a field is one's, and version numbers are not", () => {
    const event = pseudonymized({
      context: { ip: "203.0.113.9", app: { version: "1.2.3.4" }, request_ip: "2001:db8:85a3::1" },
      properties: {
        ip_address: ["198.51.100.7", "no IP", 3405803785],
        client_ip: 3405803785,
        remote_ip: { v4: "203.0.113.9", "203.0.113.9": true, more: [["198.51.100.7"]] },
        context_ip: "203.0.113.9",
      },
    });
    expect(event.context).toMatchObject({
      ip: "203.0.113.0",
      app: { version: "1.2.3.4" },
      request_ip: "2001:db8:85a3::",
    });
    expect(event.properties).toEqual({
      ip_address: ["198.51.100.0"],
      remote_ip: { v4: "203.0.113.0", "203.0.113.0": true, more: [["198.51.100.0"]] },
      nudgespot_context_ip: "203.0.113.0",
    });
  });

  test.each([
    ["203.0.113.9", "203.0.113.0"],
    [" 203.0.113.9 ", "203.0.113.0"],
    ["::ffff:203.0.113.9", "203.0.113.0"],
    ["2001:0db8:85A3:0000:0000:8a2e:0370:7334", "2001:db8:85a3::"],
    ["2001:db8::1", "2001:db8::"],
    ["fe80::", "fe80::"],
    ["::1", "::"],
    ["1:2:3:4:5:6:7::", "1:2:3::"],
    ["256.0.113.9", undefined],
    ["203.0.113", undefined],
    ["1:2:3", undefined],
    ["1:2:3:4:5:6:7:8:9", undefined],
    ["1::2::3", undefined],
    ["1:2:3:4:5:6:7:8::", undefined],
    ["g::1", undefined],
    ["unknown", undefined],
  ])("%s is cut to %s", (ip, cut) => {
    expect(cutIp(ip)).toBe(cut);
  });

  test("an invalid IP address is dropped", () => {
    expect(pseudonymized({ context: { ip: "ann's desk" } }).context).not.toHaveProperty("ip");
  });
});

test.each([
  "::ffff:203.0.113.9",
  "::FFFF:cb00:7109",
  "0:0:0:0:0:ffff:203.0.113.9",
  "::ffff:cb00:7109",
])("%s is the IPv4 address in it", (ip) => {
  expect(cutIp(ip)).toBe("203.0.113.0");
});

test.each<[unknown, unknown]>([
  ["203.0.113.9, 10.0.0.1", "203.0.113.9"],
  ["unknown, 2001:db8::1", "2001:db8::1"],
  [["x", "203.0.113.9"], "203.0.113.9"],
  ["unknown", "unknown"],
  [7, 7],
])("of %j the address is %j", (value, ip) => {
  expect(firstIp(value)).toBe(ip);
});
