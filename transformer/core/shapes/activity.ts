import type { Activity } from "../../generated/payloads/activity.js";
import { activityPayload } from "../../generated/validators.js";
import { firstId, firstText } from "../identity.js";
import { isObject, isScalar, type JsonObject } from "../values.js";
import { addPresent, defineShape, isEmailType, scalarText, type EmailEvent } from "./shape.js";
import { hasTrackMark, isTrackCall } from "./track.js";

/** Nudgespot's own object, as its API and clients use it. */
export const activity = defineShape({
  name: "activity",
  validator: activityPayload,
  namingField: "activity",
  wrapper: "activities",
  innerField: "activity",
  isMarked: (payload, wrapper) =>
    isObject(payload.activity) ||
    (!isMarkedOtherwise(payload) && (wrapper === "activities" || isBare(payload))),
  acceptsBareNames: false,
  eventName: (payload) => ({
    name: isObject(payload.activity) ? payload.activity.event : undefined,
    pointer: "/activity/event",
  }),
  findNonEmailMarker: () => undefined,
  read: ({ activity: facts }) => readActivity(facts),
});

/** Whether a payload is of another shape, though it is in the wrapper `activities`. */
function isMarkedOtherwise(payload: JsonObject): boolean {
  return isTrackCall(payload) || isScalar(payload.event_type);
}

/** Whether a payload is an activity without `activity` around it, as in Nudgespot's API reference. */
function isBare(payload: JsonObject): boolean {
  const { event, user, subscriber, mail_id } = payload;
  const hasRecipient = isObject(user) || isObject(subscriber);
  return isScalar(event) && hasRecipient && !isScalar(mail_id) && !hasTrackMark(payload);
}

function readActivity(facts: Activity): EmailEvent {
  const recipient = recipientOf(facts);
  return {
    shape: "activity",
    userId: firstId(recipient.uid),
    anonymousId: firstId(recipient.anon_id),
    email: emailOf(recipient),
    time: facts.timestamp,
    timePointer: "/activity/timestamp",
    sentAt: undefined,
    senderEventId: undefined,
    context: {},
    traits: addPresent(
      {},
      {
        firstName: scalarText(recipient.first_name),
        lastName: scalarText(recipient.last_name),
        name: scalarText(recipient.name),
      },
    ),
    properties: facts.properties ?? {},
    propertyPointer: (name) => `/activity/properties/${name}`,
  };
}

/** The user if it has an id or address, else the subscriber. */
function recipientOf({ user, subscriber }: Activity): Recipient {
  const known = [user, subscriber].find(
    (one) => one && (firstId(one.uid, one.anon_id) ?? emailOf(one)) !== undefined,
  );
  return known ?? user ?? subscriber ?? {};
}

type Recipient = NonNullable<Activity["user"]>;

/** The address itself, else that of the first contact of type email that has one. */
function emailOf({ email, contacts }: Recipient): string | undefined {
  const own = firstText(email);
  if (own !== undefined) return own;
  for (const contact of contacts ?? []) {
    const address = isEmailType(contact?.contact_type)
      ? firstText(contact?.contact_value)
      : undefined;
    if (address !== undefined) return address;
  }
  return undefined;
}
