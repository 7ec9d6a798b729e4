import type { Activity, ActivityPayload } from "../../generated/payloads/activity.js";
import { payloadsActivity } from "../../generated/validators.js";
import { firstId, firstText } from "../identity.js";
import { isObject } from "../values.js";
import { addPresent, isEmailType, scalarText, type EmailEvent, type Shape } from "./shape.js";

/** Nudgespot's own object, as its API and clients use it. */
export const activity: Shape = {
  name: "activity",
  validator: payloadsActivity,
  bareWords: false,
  eventName: (payload) => ({
    name: isObject(payload.activity) ? payload.activity.event : undefined,
    place: "/activity/event",
  }),
  notEmailAt: () => undefined,
  read: (payload) => readActivity((payload as unknown as ActivityPayload).activity),
};

function readActivity(facts: Activity): EmailEvent {
  const recipient = recipientOf(facts);
  return {
    shape: "activity",
    userId: firstId(recipient.uid),
    anonymousId: firstId(recipient.anon_id),
    email: emailOf(recipient),
    time: facts.timestamp,
    timePlace: "/activity/timestamp",
    sentAt: undefined,
    ownId: undefined,
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
    propertyPlace: (name) => `/activity/properties/${name}`,
  };
}

/** The user, unless it says nothing of who it is: an empty one does not hide a subscriber. */
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
