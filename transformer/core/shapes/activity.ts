import type { Activity, ActivityPayload, Contacts } from "../../generated/payloads/activity.js";
import { payloadsActivity } from "../../generated/validators.js";
import { firstId, firstText } from "../identity.js";
import { isObject } from "../values.js";
import { addPresent, type EmailEvent, type Shape } from "./shape.js";

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
  const recipient = facts.user ?? facts.subscriber ?? {};
  return {
    shape: "activity",
    userId: firstId(recipient.uid),
    anonymousId: firstId(recipient.anon_id),
    email: firstText(recipient.email, emailContact(recipient.contacts ?? [])),
    time: facts.timestamp,
    timePlace: "/activity/timestamp",
    sentAt: undefined,
    ownId: undefined,
    context: {},
    traits: addPresent(
      {},
      {
        firstName: recipient.first_name,
        lastName: recipient.last_name,
        name: recipient.name,
      },
    ),
    properties: facts.properties ?? {},
  };
}

function emailContact(contacts: NonNullable<Contacts>): unknown {
  return contacts.find((contact) => contact?.contact_type?.toLowerCase() === "email")
    ?.contact_value;
}
