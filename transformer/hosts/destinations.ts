import { assertValid } from "../core/validate.js";
import type {
  Client,
  DestinationAddress,
  DestinationName,
  DestinationType,
} from "../delivery/destination.js";
import { jitsu } from "./jitsu/destination.js";
import { postgres } from "./postgres/destination.js";
import { rudderstack } from "./rudderstack/destination.js";
import { segment } from "./segment/destination.js";
import { webhook } from "./webhook/destination.js";

/** Every type of destination, by its name. */
const BY_NAME: Readonly<Record<DestinationName, DestinationType<object>>> = {
  jitsu,
  postgres,
  rudderstack,
  segment,
  webhook,
};

export const DESTINATIONS = Object.values(BY_NAME);

export const DESTINATION_TYPES = DESTINATIONS.map(({ type }) => type);

/** Whether destinations of a type have a write key. A database has its credentials in its URL. */
export function hasKey(type: DestinationName): boolean {
  return BY_NAME[type].key !== undefined;
}

/** A destination of any type. */
export interface DestinationOptions extends DestinationAddress {
  readonly type: DestinationName;
  /** The options of its type; the defaults if not given. */
  readonly options?: object | undefined;
}

/**
 * Connects to a destination.
 *
 * @throws Refusal `invalid_settings` for options that the schema of its type does not accept
 */
export function connectDestination({ type, options = {}, ...address }: DestinationOptions): Client {
  const record = BY_NAME[type];
  assertValid(record.options, options, "invalid_settings", " of the destination's options");
  return record.connect(address, options);
}
