import type { Client } from "../delivery/destination.js";
import { connectJitsu, type IngestOptions } from "./jitsu/ingest.js";
import { connectTracking } from "./segment/tracking.js";

/** What a destination can be. RudderStack takes Segment's calls at Segment's paths. */
const CONNECT = {
  jitsu: connectJitsu,
  rudderstack: connectTracking,
  segment: connectTracking,
} as const;

export type DestinationType = keyof typeof CONNECT;

export const DESTINATION_TYPES = Object.keys(CONNECT) as DestinationType[];

/** How a destination of any type is reached; what is Jitsu's alone is ignored by the others. */
export interface DestinationOptions extends IngestOptions {
  readonly type: DestinationType;
}

/** The client of a destination. */
export function connectDestination({ type, ...options }: DestinationOptions): Client {
  return CONNECT[type](options);
}
