import type { CollectionName, TrackEvent } from "../core/collections.js";
import { PROPERTY_COLUMNS } from "../generated/columns.js";
import type { Recent } from "./recent/recent.js";

/** How often events are sampled, in milliseconds, and how many at most. */
const [EVERY, MOST] = [10_000, 50];

/** Properties of a collection that are remembered. */
const MOST_PROPERTIES = 500;

/** A property of a collection's events. */
export interface SampledProperty {
  readonly name: string;
  /** As the schema describes it; absent if it is undocumented. */
  readonly description?: string;
  /** The part of the sampled events that have it, from 0 to 1. */
  readonly share: number;
  /** The types of its values in JSON, with the number of values; the last one comes last. */
  readonly types: readonly { readonly type: string; readonly count: number }[];
  /** Milliseconds since the epoch. */
  readonly lastSeen?: number;
}

/** What a sample of a collection's events has. */
export interface SampledCollection {
  readonly collection: CollectionName;
  /** Number of sampled events. */
  readonly events: number;
  /** Those of the schema first, in its order. */
  readonly properties: readonly SampledProperty[];
}

interface Seen {
  count: number;
  lastSeen: number;
  readonly types: Map<string, number>;
}

/** Which properties events have, of a sample of those that this process took since it started. */
export class PropertySample {
  readonly #recent: Recent;
  readonly #events = new Map<CollectionName, number>();
  readonly #properties = new Map<CollectionName, Map<string, Seen>>();
  /** The id of the newest event that was looked at. */
  #newest: string | undefined;

  constructor(recent: Recent) {
    this.#recent = recent;
  }

  /** Takes a sample every ten seconds. @returns stops it */
  start(): () => void {
    const timer = setInterval(() => {
      this.take();
    }, EVERY).unref();
    return () => {
      clearInterval(timer);
    };
  }

  /** Takes a sample of the events that came since the last one. */
  take(): void {
    const latest = this.#recent.latest(MOST, this.#newest);
    this.#newest = latest[0]?.id ?? this.#newest;
    for (const { event, at } of latest.reverse()) if (event !== undefined) this.#add(event, at);
  }

  collections(): SampledCollection[] {
    return Object.entries(PROPERTY_COLUMNS).map(([name, columns]) => {
      const collection = name as CollectionName;
      const events = this.#events.get(collection) ?? 0;
      const seen = this.#properties.get(collection) ?? new Map<string, Seen>();
      const documented = columns.map(({ path, description }) => ({
        ...{ name: path.slice(1).join("."), description },
      }));
      const names = new Set(documented.map((one) => one.name));
      const others = [...seen.keys()].filter((one) => !names.has(one)).sort();
      const properties = [...documented, ...others.map((one) => ({ name: one }))];
      return {
        collection,
        events,
        properties: properties.map((property) => ({
          ...property,
          ...statisticsOf(seen.get(property.name), events),
        })),
      };
    });
  }

  #add({ event: collection, properties }: TrackEvent, at: number): void {
    this.#events.set(collection, (this.#events.get(collection) ?? 0) + 1);
    const all = this.#properties.get(collection) ?? new Map<string, Seen>();
    this.#properties.set(collection, all);
    for (const [name, value] of Object.entries(properties)) {
      if (!all.has(name) && all.size >= MOST_PROPERTIES) continue;
      const seen = all.get(name) ?? { count: 0, lastSeen: at, types: new Map<string, number>() };
      all.set(name, seen);
      const type = typeOf(value);
      const count = seen.types.get(type) ?? 0;
      // The last type that was seen comes last.
      seen.types.delete(type);
      seen.types.set(type, count + 1);
      seen.count += 1;
      seen.lastSeen = Math.max(seen.lastSeen, at);
    }
  }
}

function statisticsOf(seen: Seen | undefined, events: number) {
  if (seen === undefined) return { share: 0, types: [] };
  const types = [...seen.types].map(([type, count]) => ({ type, count }));
  return { share: seen.count / events, types, lastSeen: seen.lastSeen };
}

function typeOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}
