import { expect, test } from "@jest/globals";
import type { TrackEvent } from "../../transformer/core/collections.js";
import { newEventOf } from "../../transformer/server/receive/events.js";

const EVENT = {
  ...{ type: "track", event: "Email Opened", messageId: "m-1" },
  ...{ context: {}, integrations: { Nudgespot: false }, properties: {} },
} as unknown as TrackEvent;

test.each<[Partial<TrackEvent>, string]>([
  [{ userId: "u-1", anonymousId: "a-1" }, "u-1"],
  [{ userId: "u-1" }, "u-1"],
  [{ anonymousId: "a-1" }, "a-1"],
])("the recipient of %j, who decides the lane, is %s", (ids, recipient) => {
  const event = { ...EVENT, ...ids } as TrackEvent;
  expect(newEventOf(event)).toEqual({
    ...{ messageId: "m-1", recipient, json: JSON.stringify(event) },
    content: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
});
