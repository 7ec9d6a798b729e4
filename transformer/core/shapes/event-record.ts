import type { EventRecordPayload } from "../../generated/payloads/event-record.js";
import { eventRecordPayload } from "../../generated/validators.js";
import { firstId, firstText } from "../identity.js";
import { isObject, isScalar, type JsonObject } from "../values.js";
import {
  addPresent,
  defineShape,
  isEmailType,
  isPresent,
  scalarText,
  type EmailEvent,
} from "./shape.js";

/** One record of the platform's event stream. */
export const eventRecord = defineShape({
  name: "event-record",
  validator: eventRecordPayload,
  namingField: "event_type",
  isMarked: (payload) => isScalar(payload.event_type),
  acceptsBareNames: true,
  eventName: ({ event_type }) => ({ name: event_type, pointer: "/event_type" }),
  findNonEmailMarker: otherChannelAt,
  read: readEventRecord,
});

function otherChannelAt({ properties }: JsonObject): string | undefined {
  if (!isObject(properties)) return undefined;
  const field = ["channel", "contact_type"].find((name) => isEmailType(properties[name]) === false);
  return field && `/properties/${field}`;
}

function readEventRecord(record: EventRecordPayload): EmailEvent {
  const { identity, enriched } = record;
  const properties = record.properties ?? {};
  const referrer = scalarText(enriched?.referer);
  return {
    shape: "event-record",
    userId: firstId(identity?.user_id),
    anonymousId: undefined,
    email: firstText(identity?.email, contactEmail(properties)),
    time: record.timestamp,
    timePointer: "/timestamp",
    sentAt: undefined,
    senderEventId: record.event_id,
    context: addPresent(
      {},
      { userAgent: scalarText(enriched?.user_agent), page: referrer && { referrer } },
    ),
    traits: {},
    properties: withOuter(properties, outerProperties(record)),
    // Of the outer fields only the url is renamed, and can be refused.
    propertyPointer: (name) =>
      name === "url" && !isPresent(properties.url) ? "/url" : `/properties/${name}`,
  };
}

/** Properties, completed with fields from outside. */
function withOuter(properties: JsonObject, outer: JsonObject): JsonObject {
  const merged = Object.assign({}, properties);
  for (const name in outer) merged[name] ??= outer[name];
  return merged;
}

/** Fields outside a record's properties that are kept as properties. */
function outerProperties({
  site_id,
  is_test,
  url,
  enriched,
  identity,
}: EventRecordPayload): JsonObject {
  return addPresent({}, { site_id, is_test, url, is_bot: enriched?.is_bot, bsin: identity?.bsin });
}

function contactEmail(properties: JsonObject): unknown {
  return isEmailType(properties.contact_type) === true ? properties.contact_value : undefined;
}
