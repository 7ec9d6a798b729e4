import type { Client } from "../delivery/destination.js";
import { connectDestination } from "../hosts/destinations.js";
import type { Sources } from "./receive/sources.js";

/** A client for each destination of the sources, by its id. */
export function clientsOf({ list }: Sources): Map<string, Client> {
  const destinations = list.flatMap((source) => source.destinations);
  return new Map(destinations.map((to) => [to.id, connectDestination(to)]));
}
