import type { DestinationType } from "../../delivery/destination.js";
import { trackingClient } from "../../delivery/tracking.js";
import type { RudderStackOptions } from "../../generated/destinations/rudderstack.js";
import { rudderstackOptions } from "../../generated/validators.js";

/** RudderStack's gateway. */
export const rudderstack: DestinationType<RudderStackOptions> = {
  type: "rudderstack",
  label: "RudderStack",
  address: "rudder-server, the data plane",
  key: "the write key of an enabled source",
  confirmation: "status 200 and the text `OK`",
  options: rudderstackOptions,
  connect: trackingClient(({ body }) => body.trim().toUpperCase() === "OK"),
};
