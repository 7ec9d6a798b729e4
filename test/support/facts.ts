import type { ShapeName } from "../../transformer/core/shapes/shape.js";
import type { JsonObject } from "../../transformer/core/values.js";

const TIME = "2026-03-01T09:30:00.000Z";

/** One fact in each of the shapes, with all that the shape can tell of it. */
export const oneFact: Record<ShapeName, JsonObject> = {
  track: {
    event: "Email Link Clicked",
    anonymousId: "ann@example.com",
    timestamp: TIME,
    properties: { email_id: "m-1", link_url: "https://shop.example/" },
  },
  activity: {
    activity: {
      event: "email_clicked",
      timestamp: "2026-03-01T10:30:00+01:00",
      user: { email: "ann@example.com" },
      properties: { href: "https://shop.example/", message_uid: "m-1" },
    },
  },
  "message-event": {
    event: "click",
    mail_id: "m-1",
    email: "ann@example.com",
    timestamp: 1772357400,
    url: "https://shop.example/",
  },
  "event-record": {
    event_type: "nudgespot::message_clicked",
    timestamp: 1772357400000,
    url: "https://shop.example/",
    identity: { email: "ann@example.com" },
    properties: { message_id: "m-1" },
  },
};
