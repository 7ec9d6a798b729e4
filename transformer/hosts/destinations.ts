import type { Client } from "../delivery/destination.js";
import { connectJitsu, type IngestOptions } from "./jitsu/ingest.js";
import { connectRudderStack } from "./rudderstack/client.js";
import { connectSegment } from "./segment/client.js";

/** The types of destinations. */
const CONNECT = {
  jitsu: connectJitsu,
  rudderstack: connectRudderStack,
  segment: connectSegment,
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
