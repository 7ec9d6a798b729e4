import { settings as validator } from "../generated/validators.js";
import { comparableName, type CollectionName } from "./collections.js";
import { Refusal } from "./errors.js";
import { assertValid } from "./validate.js";
import { isObject, type JsonObject } from "./values.js";

/** A source's settings, ready for use. */
export interface Settings {
  readonly unsupportedEvents: "reject" | "ignore";
  /** Collections by the sender's name in its comparable form. */
  readonly eventNames: ReadonlyMap<string, CollectionName>;
  readonly pseudonymize: boolean;
}

/** The settings of a source whose operator sets nothing. */
export const DEFAULT_SETTINGS: Settings = {
  unsupportedEvents: "reject",
  eventNames: new Map(),
  pseudonymize: false,
};

const KNOWN_KEYS: readonly string[] = Object.keys(DEFAULT_SETTINGS);

/** Settings as they were read, and what in them is not ours. */
export interface ReadSettings {
  readonly settings: Settings;
  /** Keys that are not settings of this source: hosts put keys of their own there. */
  readonly unknownKeys: readonly string[];
}

/**
 * Reads a source's settings from what the host has for it.
 *
 * @param config `source.Config` of the host; absent and null mean that nothing is set
 * @throws Refusal `invalid_settings`, with the place and the rule
 * @example
 * import { readSettings } from "nudgespot-source";
 *
 * const { settings, unknownKeys } = readSettings({ pseudonymize: true, colour: "blue" });
 * console.log(settings.pseudonymize, unknownKeys); // true [ 'colour' ]
 */
export function readSettings(config: unknown): ReadSettings {
  if (config === undefined || config === null) {
    return { settings: DEFAULT_SETTINGS, unknownKeys: [] };
  }
  if (!isObject(config)) throw new Refusal("invalid_settings", "/", "must be object");
  const keys = Object.keys(config);
  const unknownKeys = keys.filter((key) => !KNOWN_KEYS.includes(key));
  const setsNothing = unknownKeys.length === keys.length;
  return { settings: setsNothing ? DEFAULT_SETTINGS : compile(config), unknownKeys };
}

function compile(config: JsonObject): Settings {
  assertValid(validator, config, "invalid_settings");
  const { eventNames = {}, ...others } = config;
  return {
    unsupportedEvents: others.unsupportedEvents ?? DEFAULT_SETTINGS.unsupportedEvents,
    pseudonymize: others.pseudonymize ?? DEFAULT_SETTINGS.pseudonymize,
    eventNames: compileNames(eventNames),
  };
}

function compileNames(eventNames: Record<string, CollectionName>): Map<string, CollectionName> {
  const compiled = new Map<string, CollectionName>();
  for (const [name, collection] of Object.entries(eventNames)) {
    const comparable = comparableName(name);
    if ((compiled.get(comparable) ?? collection) !== collection) {
      const rule = "names that differ only in case, spaces, _ or - must have the same collection";
      throw new Refusal("invalid_settings", "/eventNames", rule);
    }
    compiled.set(comparable, collection);
  }
  return compiled;
}
