import fc from "fast-check";
import { describe, expect, test } from "@jest/globals";
import { COLLECTIONS } from "../../transformer/core/collections.js";
import type { Outcome } from "../../transformer/core/transform.js";
import type { ShapeName } from "../../transformer/core/shapes/shape.js";
import { isObject, type JsonObject } from "../../transformer/core/values.js";
import { CONTRACT_VERSIONS } from "../../transformer/hosts/rudderstack/items.js";
import { createTransform } from "../../transformer/hosts/rudderstack/transform.js";
import { recordingLog } from "../support/app.js";
import { idOf, loadSchemas } from "../support/schemas.js";
import { NOW, outcomesOf } from "../support/transform.js";

const RUNS = { numRuns: 500 };
const ajv = loadSchemas();

const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.constantFrom("ann@example.com", " Bob@Example.com ", "", " ", "203.0.113.9", "\ud800"),
);
const scalar = fc.oneof(
  text,
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
);
const id = fc.oneof(
  fc.constantFrom("u-9", 4471, "ann@example.com", undefined),
  fc.string({ minLength: 1 }),
  scalar,
);
const time = fc.oneof(
  fc.integer({ min: 946684800, max: NOW / 1000 }),
  fc.integer({ min: 946684800000, max: NOW }),
  fc.integer({ min: 946684800000, max: NOW }).map((ms) => new Date(ms).toISOString()),
  fc.constant(undefined),
);
const names = COLLECTIONS.flatMap(({ acceptedNames }) => acceptedNames);
const bareName = fc.constantFrom(...names, "signup");
const emailName = fc.constantFrom(...names.filter((name) => name.startsWith("email ")), "signup");
const identifiers = fc.constantFrom(
  "email_id",
  "mail_id",
  "message_uid",
  "message_id",
  "campaign_id",
);
const texts = fc.constantFrom("email_subject", "subject", "link_url", "url", "reason", "status");
const special = fc.constantFrom("token", "userId", "user_id", "id", "ID", "channel", "x", "ip");
const properties = fc.option(
  fc
    .tuple(
      fc.dictionary(
        identifiers,
        fc.oneof(text, fc.double({ noNaN: true, noDefaultInfinity: true })),
      ),
      fc.dictionary(texts, text),
      fc.dictionary(
        fc.oneof(special, text),
        fc.oneof(scalar, fc.array(scalar), fc.dictionary(text, scalar)),
      ),
    )
    .map(([ids, spec, rest]) => ({ ...rest, ...spec, ...ids })),
);
const traits = fc.record({ email: id, firstName: text, plan: scalar }, { requiredKeys: [] });

const trackCall = fc.record({
  event: emailName,
  userId: id,
  anonymousId: id,
  messageId: id,
  timestamp: time,
  context: fc.record({ ip: text, user_agent: text, traits, app: scalar }, { requiredKeys: [] }),
  properties,
});
const activity = fc.record({
  activity: fc.record({
    event: emailName,
    timestamp: time,
    user: fc.record({ uid: id, email: id }),
    properties,
  }),
});
const messageEvent = fc.record({
  event: bareName,
  mail_id: id,
  email: id,
  timestamp: time,
  url: text,
  reason: text,
  type: text,
});
const record = fc.record({
  event_id: id,
  event_type: bareName,
  timestamp: time,
  identity: fc.record({ user_id: id, email: id }),
  properties,
});

/** A generator for each shape: the compiler asks for a new one's. */
const byShape: Record<ShapeName, fc.Arbitrary<unknown>> = {
  track: trackCall,
  activity,
  "message-event": messageEvent,
  "event-record": record,
};

/** Payloads that are mostly accepted, as JSON carries them: without undefined fields. */
const payload: fc.Arbitrary<JsonObject> = fc
  .oneof(...Object.values(byShape))
  .map((value) => JSON.parse(JSON.stringify(value)) as JsonObject);

const config = fc.record(
  { unsupportedEvents: fc.constantFrom("reject", "ignore"), pseudonymize: fc.boolean() },
  { requiredKeys: [] },
);

function eventIn(outcomes: Outcome[]): JsonObject | undefined {
  const [outcome] = outcomes;
  return outcome?.kind === "accepted" ? { ...outcome.event } : undefined;
}

/** Whether the message id is random: only without an own id and a time. */
function hasRandomId(event: JsonObject | undefined): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-4/.test(String(event?.messageId));
}

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).reverse();
  return Object.fromEntries(entries.map(([key, field]) => [key, reversed(field)]));
}

describe("for every input", () => {
  test("payloads of the generator are often accepted, or the rest would say nothing", () => {
    const accepted = fc
      .sample(payload, 500)
      .filter((body) => eventIn(outcomesOf(body)) !== undefined);
    expect(accepted.length).toBeGreaterThan(200);
  });

  test.each(CONTRACT_VERSIONS)("%s: as many results as inputs, and nothing throws", (version) => {
    const log = recordingLog();
    const transform = createTransform({ now: () => NOW, log });
    const item = fc.oneof(
      fc.jsonValue(),
      payload,
      fc.array(payload),
      payload.map((event) => ({ event })),
    );
    const inRequest = fc.record({
      request: fc.record({
        body: fc.oneof(
          text,
          item.map((b) => JSON.stringify(b)),
        ),
      }),
    });
    fc.assert(
      fc.property(fc.array(fc.oneof(item, inRequest)), (items) => {
        const results = transform(Buffer.from(JSON.stringify(items)), version);
        expect(results).toHaveLength(items.length);
        for (const result of results) {
          expect(["output", "outputToSource", "error"].filter((key) => key in result)).toHaveLength(
            1,
          );
        }
      }),
      RUNS,
    );
    expect(log.lines.filter(({ level }) => level === "error")).toEqual([]);
  });

  test("any bytes have an answer", () => {
    const transform = createTransform({ now: () => NOW, log: recordingLog() });
    fc.assert(
      fc.property(fc.uint8Array(), fc.boolean(), (bytes, asArray) => {
        const body = asArray ? Buffer.from([0x5b, ...bytes, 0x5d]) : Buffer.from(bytes);
        expect(Array.isArray(transform(body, "v0"))).toBe(true);
      }),
      RUNS,
    );
  });

  test("track events are valid against their collection's schema, and are JSON", () => {
    fc.assert(
      fc.property(payload, config, (body, settings) => {
        const event = eventIn(outcomesOf(body, settings));
        if (event === undefined) return;
        const slug = String(event.event).toLowerCase().replaceAll(" ", "-");
        ajv.validate(idOf(`schemas/collections/${slug}.schema.json`), event);
        expect(ajv.errors).toBeNull();
        expect(JSON.parse(JSON.stringify(event))).toEqual(event);
      }),
      RUNS,
    );
  });

  test("the same payload has the same event, in any key order", () => {
    fc.assert(
      fc.property(payload, config, (body, settings) => {
        const event = eventIn(outcomesOf(body, settings));
        const again = eventIn(outcomesOf(reversed(body), settings));
        if (hasRandomId(event)) return;
        expect(again).toEqual(event);
      }),
      RUNS,
    );
  });

  test("the input is unchanged", () => {
    fc.assert(
      fc.property(payload, config, (body, settings) => {
        const before = structuredClone(body);
        outcomesOf(body, settings);
        expect(body).toEqual(before);
      }),
      RUNS,
    );
  });

  test("a track event sent through again does not change", () => {
    fc.assert(
      fc.property(payload, config, (body, settings) => {
        const event = eventIn(outcomesOf(body, settings));
        if (event === undefined) return;
        expect(eventIn(outcomesOf(event, settings))).toEqual(event);
      }),
      RUNS,
    );
  });

  test("pseudonymized events hold no address as a whole value", () => {
    fc.assert(
      fc.property(payload, (body) => {
        const event = eventIn(outcomesOf(body, { pseudonymize: true }));
        const values = JSON.stringify(event ?? {}).toLowerCase();
        expect(values).not.toContain(`"ann@example.com"`);
        expect(values).not.toContain("bob@example.com");
      }),
      RUNS,
    );
  });
});
