import { trackingClient } from "../../delivery/tracking.js";

/** Sends to RudderStack's gateway, which confirms a batch with the text `OK`. */
export const connectRudderStack = trackingClient(({ body }) => body.trim().toUpperCase() === "OK");
