import type { Client } from "../delivery/destination.js";
import { connectJitsu } from "../hosts/jitsu/ingest.js";
import { connectTracking } from "../hosts/segment/tracking.js";
import type { Destination, Sources } from "./receive/sources.js";

/** How each type of destination is reached. RudderStack takes Segment's calls at Segment's paths. */
const CONNECT: Readonly<Record<Destination["type"], (to: Destination) => Client>> = {
  jitsu: connectJitsu,
  rudderstack: connectTracking,
  segment: connectTracking,
};

/** A client for each destination of the sources, by its id. */
export function clientsOf({ list }: Sources): Map<string, Client> {
  const destinations = list.flatMap((source) => source.destinations);
  return new Map(destinations.map((to) => [to.id, CONNECT[to.type](to)]));
}
